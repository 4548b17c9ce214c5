export { createFileObjectStore, type FileObjectStoreOptions } from './file-object-store.ts';
export { createFileUploads, type FileUploadsOptions } from './file-uploads.ts';
