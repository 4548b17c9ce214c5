export { createLocalReader, type LocalReaderOptions } from './reading/local-reader.ts';
