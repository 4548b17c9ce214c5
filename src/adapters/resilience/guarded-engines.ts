import type { DocumentReader } from '../../ports/document-reader.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import { type CircuitOptions, createCircuit } from './circuit.ts';

/** `reader` behind a circuit breaker: after several failures in a row calls fail at once for a while, and it is not ready. */
export function createGuardedReader(reader: DocumentReader, options: CircuitOptions): DocumentReader {
  const circuit = createCircuit(reader.id, 'reader.unavailable', options);
  const { readBoth } = reader;
  return {
    id: reader.id,
    read: (...call) => circuit.run(() => reader.read(...call)),
    ...(readBoth
      ? { readBoth: (...call: Parameters<typeof readBoth>) => circuit.run(() => readBoth.apply(reader, call)) }
      : {}),
    isReady: async () => circuit.letsThrough() && (await reader.isReady()),
    close: () => reader.close(),
  };
}

/** `engine` behind a circuit breaker, as {@link createGuardedReader} has it. */
export function createGuardedFaceEngine(engine: FaceEngine, options: CircuitOptions): FaceEngine {
  const circuit = createCircuit(engine.id, 'face_engine.unavailable', options);
  return {
    id: engine.id,
    version: engine.version,
    detect: (...call) => circuit.run(() => engine.detect(...call)),
    compare: (...call) => circuit.run(() => engine.compare(...call)),
    estimateAge: (...call) => circuit.run(() => engine.estimateAge(...call)),
    isReady: async () => circuit.letsThrough() && (await engine.isReady()),
    close: () => engine.close(),
  };
}
