export { createHttpApp } from './create-http-app.ts';
export type { HttpDependencies, HttpSettings, HttpUploads } from './http-dependencies.ts';
