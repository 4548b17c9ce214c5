import { parentPort } from 'node:worker_threads';
import type { Barcode } from '../../ports/barcode-reader.ts';
import { readPicture } from './read-picture.ts';
import { loadZxing } from './zxing-engine.ts';

/** What the thread is sent: a picture to read, with a copy of its pixels that now belongs to the thread. */
export interface BarcodeRequest {
  readonly rgb: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What the thread answers, one answer a request, in order. */
export type BarcodeAnswer = { readonly barcodes: readonly Barcode[] } | { readonly error: unknown };

const loaded = loadZxing();
loaded.catch(() => {});

parentPort?.on('message', (request: BarcodeRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});

async function answer({ rgb, widthPx, heightPx }: BarcodeRequest): Promise<BarcodeAnswer> {
  try {
    await loaded;
    return { barcodes: await readPicture(rgb, widthPx, heightPx) };
  } catch (error) {
    return { error };
  }
}
