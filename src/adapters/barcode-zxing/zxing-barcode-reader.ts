import type { Worker } from 'node:worker_threads';
import { IdlensError } from '../../domain/errors.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { Barcode, BarcodeReader } from '../../ports/barcode-reader.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { BarcodeAnswer, BarcodeRequest } from './barcode-thread.ts';
import { startBarcodeThread } from './start-thread.ts';

/** Settings of {@link createZxingBarcodeReader}. */
export interface ZxingBarcodeReaderOptions {
  /** After so many milliseconds, counted from when the picture's turn comes, the thread is ended. 10,000 when left out. */
  readonly timeoutMs?: number;
}

/**
 * A barcode reader on ZXing (WebAssembly) in a worker thread, so that the event loop goes on. One picture at a time, the others
 * wait in order. The thread starts with the first picture, keeps no process alive while idle, and is replaced when it hangs
 * (`reader.timeout`) or dies (`reader.unavailable`).
 */
export function createZxingBarcodeReader(options: ZxingBarcodeReaderOptions = {}): BarcodeReader {
  return new ZxingBarcodeReader(options.timeoutMs ?? 10_000);
}

/** A call that waits or is being read. */
interface Job {
  readonly image: DecodedImage;
  readonly resolve: (barcodes: readonly Barcode[]) => void;
  readonly reject: (reason: unknown) => void;
}

class ZxingBarcodeReader implements BarcodeReader {
  readonly id = 'zxing';
  readonly #timeoutMs: number;
  readonly #waiting: Job[] = [];
  #running: { readonly job: Job; readonly timer: NodeJS.Timeout } | undefined;
  #thread: Worker | undefined;
  #closed = false;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  read(image: DecodedImage, { signal }: CallOptions = {}): Promise<readonly Barcode[]> {
    return new Promise<readonly Barcode[]>((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw unavailable('The barcode reader is closed.');
      const giveUp = (): void => {
        const place = this.#waiting.indexOf(job);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(signal?.reason);
      };
      const job: Job = {
        image,
        resolve: (barcodes) => {
          signal?.removeEventListener('abort', giveUp);
          resolve(barcodes);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', giveUp);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(unavailable('The barcode reader was closed.'));
    await this.#dropThread(unavailable('The barcode reader was closed.'));
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#thread?.unref();
      return;
    }
    const thread = this.#startedThread();
    thread.ref();
    const timer = setTimeout(() => void this.#dropThread(timedOut()), this.#timeoutMs);
    this.#running = { job, timer };
    const { widthPx, heightPx } = job.image;
    const rgb = job.image.rgb.slice();
    thread.postMessage({ rgb, widthPx, heightPx } satisfies BarcodeRequest, [rgb.buffer]);
  }

  #startedThread(): Worker {
    if (this.#thread) return this.#thread;
    const thread = startBarcodeThread();
    thread.on('message', (answer: BarcodeAnswer) => {
      if ('barcodes' in answer) this.#finish((job) => job.resolve(answer.barcodes));
      else this.#finish((job) => job.reject(unavailable('The barcode reader failed.', answer.error)));
    });
    const died = (cause: unknown): void => {
      if (this.#thread === thread) void this.#dropThread(unavailable('The barcode reader broke off.', cause));
    };
    thread.on('error', died);
    thread.on('exit', died);
    this.#thread = thread;
    return thread;
  }

  #finish(settle: (job: Job) => void): void {
    const running = this.#running;
    this.#running = undefined;
    if (running) {
      clearTimeout(running.timer);
      settle(running.job);
    }
    this.#next();
  }

  /** Ends the thread, whatever it does; the picture it reads fails with `reason`, the waiting ones get a new thread. */
  async #dropThread(reason: IdlensError): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#finish((job) => job.reject(reason));
    thread?.removeAllListeners('message');
    await thread?.terminate();
  }
}

function unavailable(message: string, cause?: unknown): IdlensError {
  return new IdlensError('reader.unavailable', message, { retryable: true, cause });
}

function timedOut(): IdlensError {
  return new IdlensError('reader.timeout', 'Reading the barcodes took too long.', { retryable: true });
}
