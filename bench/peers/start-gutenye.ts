import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peerFolder } from './install.ts';
import type { Contestant } from './peers.ts';
import { zoneLinesIn } from './zone-lines.ts';

interface Gutenye {
  readonly default: {
    create(options: {
      onnxOptions: { intraOpNumThreads: number; interOpNumThreads: number };
    }): Promise<{ detect(file: Buffer): Promise<readonly { text: string }[]> }>;
  };
}

/** @gutenye/ocr-node (PP-OCRv4) with its own models, one thread. */
export async function startGutenye(): Promise<Contestant> {
  const require = createRequire(join(peerFolder('@gutenye/ocr-node'), 'package.json'));
  const { default: Ocr } = (await import(pathToFileURL(require.resolve('@gutenye/ocr-node')).href)) as Gutenye;
  const ocr = await Ocr.create({ onnxOptions: { intraOpNumThreads: 1, interOpNumThreads: 1 } });
  return {
    async read(file) {
      const lines = (await ocr.detect(Buffer.from(file))).map(({ text }) => text);
      return { lines, zone: zoneLinesIn(lines) };
    },
  };
}
