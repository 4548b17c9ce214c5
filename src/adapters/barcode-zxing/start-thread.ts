import { Worker } from 'node:worker_threads';

/**
 * Starts the thread of `barcode-thread`, whose code lies beside this module. Compiled it is JavaScript. Run from source (tests,
 * development) it is TypeScript: Node 20 needs a loader for it, which a thread does not inherit, so the thread first registers
 * the one of the development dependency tsx.
 */
export function startBarcodeThread(): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./barcode-thread.js', import.meta.url), { execArgv: [] });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const thread = JSON.stringify(new URL('./barcode-thread.ts', import.meta.url).href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${thread}); })`;
  return new Worker(start, { eval: true, execArgv: [] });
}
