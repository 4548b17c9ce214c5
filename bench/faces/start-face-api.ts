import { dirname, join } from 'node:path';
import { loaderOf } from '../peers/install.ts';
import type { FaceContestant, FaceVector } from './face-contestant.ts';

/** npm packages with the versions that were current when the bench was written. */
export const FACE_API = {
  name: '@vladmandic/face-api',
  packages: ['@vladmandic/face-api@1.7.15', '@tensorflow/tfjs@4.22.0', '@tensorflow/tfjs-backend-wasm@4.22.0'],
} as const;

interface Network {
  loadFromDisk(folder: string): Promise<void>;
}

interface DescribedFace {
  readonly descriptor: Float32Array;
}

interface FaceApi {
  readonly tf: {
    tensor(data: Uint8Array, shape: readonly number[], type: 'int32'): { dispose(): void };
    setBackend(name: string): Promise<boolean>;
    ready(): Promise<void>;
  };
  readonly nets: Readonly<Record<'ssdMobilenetv1' | 'faceLandmark68Net' | 'faceRecognitionNet', Network>>;
  detectSingleFace(input: object): {
    withFaceLandmarks(): { withFaceDescriptor(): Promise<DescribedFace | undefined> };
  };
  euclideanDistance(a: FaceVector, b: FaceVector): number;
}

/** @vladmandic/face-api with its best detector, on WebAssembly. */
export async function startFaceApi(): Promise<FaceContestant> {
  const load = loaderOf(FACE_API.name);
  const wasm = load('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(folder: string): void };
  wasm.setWasmPaths(`${dirname(load.resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`);
  const folder = dirname(load.resolve('@vladmandic/face-api/package.json'));
  const api = load(join(folder, 'dist/face-api.node-wasm.js')) as FaceApi;
  await api.tf.setBackend('wasm');
  await api.tf.ready();
  for (const name of ['ssdMobilenetv1', 'faceLandmark68Net', 'faceRecognitionNet'] as const)
    await api.nets[name].loadFromDisk(join(folder, 'model'));
  return {
    name: FACE_API.name,
    async describe({ image: { widthPx, heightPx, rgb } }) {
      const tensor = api.tf.tensor(rgb, [heightPx, widthPx, 3], 'int32');
      const face = await api.detectSingleFace(tensor).withFaceLandmarks().withFaceDescriptor();
      tensor.dispose();
      return face?.descriptor;
    },
    likeness: (a, b) => -api.euclideanDistance(a, b),
    matchesFrom: -0.6,
  };
}
