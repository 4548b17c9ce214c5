export { createHttpApp } from './create-http-app.ts';
export type { HttpDependencies, HttpSettings } from './http-dependencies.ts';
