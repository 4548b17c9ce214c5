export type { CircuitOptions } from './circuit.ts';
export { createFallbackFaceEngine } from './fallback-face-engine.ts';
export { createFallbackReader, type FallbackOptions } from './fallback-reader.ts';
export { createGuardedFaceEngine, createGuardedReader } from './guarded-engines.ts';
