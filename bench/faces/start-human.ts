import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loaderOf } from '../peers/install.ts';
import type { FaceContestant, FaceVector } from './face-contestant.ts';

/** npm packages with the versions that were current when the bench was written; the project's own dependency has no backend for Node. */
export const HUMAN = {
  name: '@vladmandic/human',
  packages: ['@vladmandic/human@3.3.6', '@tensorflow/tfjs@4.22.0', '@tensorflow/tfjs-backend-wasm@4.22.0'],
} as const;

interface HumanFace {
  readonly embedding?: readonly number[];
}

interface HumanModule {
  readonly Human: new (
    config: object,
  ) => {
    readonly tf: {
      tensor(data: Float32Array, shape: readonly number[]): { dispose(): void };
      setBackend(name: string): Promise<boolean>;
      ready(): Promise<void>;
    };
    readonly match: { similarity(a: FaceVector, b: FaceVector): number };
    load(): Promise<void>;
    detect(input: object): Promise<{ readonly face: readonly HumanFace[] }>;
  };
}

const MODELS_URL = 'http://models.invalid/';
const OFF = { enabled: false };

/** @vladmandic/human as its documentation sets it up for Node with WebAssembly: detector, mesh and description, all else switched off. */
export async function startHuman(): Promise<FaceContestant> {
  const load = loaderOf(HUMAN.name);
  const folder = dirname(dirname(load.resolve('@vladmandic/human')));
  const { Human } = load(join(folder, 'dist/human.node-wasm.js')) as HumanModule;
  const human = new Human({
    backend: 'wasm',
    wasmPath: `${dirname(load.resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`,
    modelBasePath: MODELS_URL,
    debug: false,
    cacheSensitivity: 0,
    filter: OFF,
    gesture: OFF,
    body: OFF,
    hand: OFF,
    object: OFF,
    face: { iris: OFF, emotion: OFF, antispoof: OFF, liveness: OFF, detector: { rotation: true } },
  });
  await withFilesFor(MODELS_URL, join(folder, 'models'), async () => {
    await human.load();
    await human.tf.setBackend('wasm');
    await human.tf.ready();
  });
  return {
    name: HUMAN.name,
    async describe({ image: { widthPx, heightPx, rgb } }) {
      const tensor = human.tf.tensor(Float32Array.from(rgb), [1, heightPx, widthPx, 3]);
      const { face } = await human.detect(tensor);
      tensor.dispose();
      return face[0]?.embedding;
    },
    likeness: (a, b) => human.match.similarity(a, b),
    matchesFrom: 0.5,
  };
}

/** It fetches its models; `fetch` of Node reads no files. */
async function withFilesFor(url: string, folder: string, work: () => Promise<void>): Promise<void> {
  const { fetch } = globalThis;
  globalThis.fetch = async (address) => new Response(readFileSync(join(folder, String(address).slice(url.length))));
  try {
    await work();
  } finally {
    globalThis.fetch = fetch;
  }
}
