export { readingFromAnalyzeId } from './analyze-id-reading.ts';
