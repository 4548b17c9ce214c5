import { createRequire } from 'node:module';
import { loaderOf } from './install.ts';
import type { Contestant } from './peers.ts';

interface MrzDetection {
  getMrz(image: unknown): unknown;
  readMrz(image: unknown): Promise<{ mrz: readonly string[] }>;
}

interface ImageJs {
  readonly Image: { load(file: Uint8Array): Promise<unknown> };
}

/** mrz-detection: finds the zone and reads it, nothing else. */
export async function startMrzDetection(): Promise<Contestant> {
  const load = loaderOf('mrz-detection');
  const { getMrz, readMrz } = load('mrz-detection') as MrzDetection;
  const inside = createRequire(load.resolve('mrz-detection/package.json'));
  const { Image } = inside('image-js') as ImageJs;
  return {
    async read(file) {
      const { mrz } = await readMrz(getMrz(await Image.load(file)));
      return { lines: mrz, zone: mrz };
    },
  };
}
