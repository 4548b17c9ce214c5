export { createLocalReader, type LocalReaderOptions } from './local-reader.ts';
