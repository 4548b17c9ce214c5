import { pathToFileURL } from 'node:url';
import { loaderOf } from './install.ts';
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
  const load = loaderOf('@gutenye/ocr-node');
  const { default: Ocr } = (await import(pathToFileURL(load.resolve('@gutenye/ocr-node')).href)) as Gutenye;
  const ocr = await Ocr.create({ onnxOptions: { intraOpNumThreads: 1, interOpNumThreads: 1 } });
  return {
    async read(file) {
      const lines = (await ocr.detect(Buffer.from(file))).map(({ text }) => text);
      return { lines, zone: zoneLinesIn(lines) };
    },
  };
}
