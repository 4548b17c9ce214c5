export { createLocalFaceEngine, type LocalFaceEngineOptions } from './faces/local-face-engine.ts';
export { createLocalReader, type LocalReaderOptions } from './reading/local-reader.ts';
