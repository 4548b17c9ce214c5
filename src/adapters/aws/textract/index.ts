export type { AwsConnectionOptions } from '../connection/aws-connection.ts';
export { readingFromAnalyzeId, readingsFromAnalyzeId } from './analyze-id-reading.ts';
export { createTextractReader, type TextractReaderOptions } from './textract-reader.ts';
