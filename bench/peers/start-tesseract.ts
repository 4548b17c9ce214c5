import { dirname, join } from 'node:path';
import { loaderOf } from './install.ts';
import type { Contestant } from './peers.ts';
import { zoneLinesIn } from './zone-lines.ts';

interface Tesseract {
  createWorker(
    language: string,
    engineMode: number,
    options: { langPath: string; cacheMethod: 'none'; gzip: true },
  ): Promise<{ recognize(file: Buffer): Promise<{ data: { text: string } }> }>;
}

interface MrzPackage {
  parse(lines: readonly string[]): unknown;
}

const LSTM_ONLY = 1;

/** tesseract.js with its English data from npm, and the `mrz` package for what looks like a zone. Downloads nothing. */
export async function startTesseract(): Promise<Contestant> {
  const load = loaderOf('tesseract.js + mrz');
  const { createWorker } = load('tesseract.js') as Tesseract;
  const { parse } = load('mrz') as MrzPackage;
  const langPath = join(dirname(load.resolve('@tesseract.js-data/eng/package.json')), '4.0.0');
  const worker = await createWorker('eng', LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
  return {
    async read(file) {
      const { data } = await worker.recognize(Buffer.from(file));
      const lines = data.text.split('\n');
      return { lines, zone: zoneLinesIn(lines, parse) };
    },
  };
}
