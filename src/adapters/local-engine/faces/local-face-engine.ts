import { availableParallelism } from 'node:os';
import type { FaceEngine } from '../../../ports/face-engine.ts';
import { packagedModelsFolder } from '../inference/model-files.ts';
import { EnginePool } from '../pool/engine-pool.ts';
import { similarityOf } from './face-embedding.ts';
import type { FaceAnswer, FaceRequest } from './face-messages.ts';
import { SharedLooks } from './shared-looks.ts';

/** How the embedded face engine runs. */
export interface LocalFaceEngineOptions {
  /** Processes, each of one thread; one less than the machine has cores when left out, at least 1. */
  readonly processes?: number;
  /** How long one call may take, waiting included; 20 seconds when left out. */
  readonly timeoutMs?: number;
  /** The folder of the built models and their manifest; the package's own when left out. */
  readonly modelsFolder?: string;
}

const DEFAULT_TIMEOUT_MS = 20_000;
/** Raised when the same pictures may get other answers. */
const PIPELINE_VERSION = '2';

/**
 * A face engine that needs no cloud: BlazeFace, FaceMesh and MTCNN find faces, MobileFaceNet compares them, FaceRes estimates age and sex,
 * in child processes of their own. They start with the first call, or with `isReady`, so that a service which only reads documents never
 * holds their memory. A process that hangs or dies is replaced; its call fails with `face_engine.timeout` or `face_engine.unavailable`, both
 * retryable.
 *
 * A similarity of 80 or more is reached by no more than 1 in 1,000 pairs of two persons (see {@link similarityOf}). Ages are given as a range of
 * 16 years and more.
 */
export function createLocalFaceEngine(options: LocalFaceEngineOptions = {}): FaceEngine {
  const pool = new EnginePool<FaceRequest, FaceAnswer>({
    port: 'face_engine',
    launch: { entry: engineEntry(), args: [options.modelsFolder ?? packagedModelsFolder()] },
    processes: options.processes ?? Math.max(1, availableParallelism() - 1),
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  });
  const looks = new SharedLooks((request, callOptions) => pool.run(request, callOptions));
  return {
    id: 'local',
    version: PIPELINE_VERSION,
    detect: async (picture, callOptions) => (await looks.at(picture, undefined, callOptions)).sighting,
    compare: async (source, target, callOptions) => {
      const [a, b] = await Promise.all([
        looks.at(source, 'embedding', callOptions),
        looks.at(target, 'embedding', callOptions),
      ]);
      const sightings = { source: a.sighting, target: b.sighting };
      if (!a.embedding || !b.embedding) return sightings;
      return { ...sightings, similarity: similarityOf(a.embedding, b.embedding) };
    },
    estimateAge: (picture, callOptions) => looks.at(picture, 'attributes', callOptions),
    isReady: () => pool.isReady(),
    close: () => pool.close(),
  };
}

/** The engine's module beside this one: TypeScript in the sources, JavaScript in the compiled package. */
function engineEntry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./face-child.${extension}`, import.meta.url);
}
