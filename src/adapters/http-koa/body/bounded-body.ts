import type { IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { IdlensError } from '../../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';
import { MAX_BODY_BYTES } from './body-limits.ts';

/** How long a body may pause and become, and what ends it early. */
export interface BodyOptions {
  readonly stallMs: number;
  readonly signal: AbortSignal;
  /** {@link MAX_BODY_BYTES} when left out. */
  readonly maxBytes?: number;
}

/** The number of bytes that a request says its body has; `maxBytes` when it does not say. Throws `request.too_large` when they are more. */
export function declaredBodyBytes(request: IncomingMessage, maxBytes: number = MAX_BODY_BYTES): number {
  const declared = request.headers['content-length'];
  if (declared === undefined) return maxBytes;
  const byteLength = Number(declared);
  if (byteLength > maxBytes) throw tooLarge(maxBytes);
  return byteLength;
}

/** The body of a request, cut off with a failure when it grows too large, stalls, or its client goes away. */
export class BoundedBody extends Transform {
  /** What multipart parsing has to know of a request. */
  readonly headers: IncomingMessage['headers'];
  readonly #stallMs: number;
  readonly #maxBytes: number;
  #received = 0;
  #stallTimer: NodeJS.Timeout | undefined;

  constructor(request: IncomingMessage, { stallMs, signal, maxBytes = MAX_BODY_BYTES }: BodyOptions) {
    super();
    this.headers = request.headers;
    this.#stallMs = stallMs;
    this.#maxBytes = maxBytes;
    this.#restartStallTimer();
    signal.addEventListener('abort', () => this.destroy(signal.reason as Error), { once: true });
    request.pipe(this);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#received += chunk.byteLength;
    this.#restartStallTimer();
    if (this.#received > this.#maxBytes) done(tooLarge(this.#maxBytes));
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    clearTimeout(this.#stallTimer);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.#stallTimer);
    done(error);
  }

  #restartStallTimer(): void {
    clearTimeout(this.#stallTimer);
    this.#stallTimer = setTimeout(() => this.destroy(stalled()), this.#stallMs);
  }
}

function tooLarge(maxBytes: number): IdlensError {
  const images = maxBytes === MAX_BODY_BYTES ? `; each image may have at most ${MAX_IMAGE_BYTES} (15 MB)` : '';
  return new IdlensError('request.too_large', `The request body is larger than ${maxBytes} bytes${images}.`);
}

function stalled(): IdlensError {
  return new IdlensError('request.aborted', 'The request body stopped arriving.');
}
