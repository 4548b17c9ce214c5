import type { IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { IdlensError } from '../../../domain/errors.ts';
import { MAX_BODY_BYTES } from './body-limits.ts';

/** How long a body may pause, and what ends it early. */
export interface BodyOptions {
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/**
 * The number of bytes that a request says its body has; {@link MAX_BODY_BYTES} when it does not say.
 * Throws `request.too_large` when they are more.
 */
export function declaredBodyBytes(request: IncomingMessage): number {
  const declared = request.headers['content-length'];
  if (declared === undefined) return MAX_BODY_BYTES;
  const byteLength = Number(declared);
  if (byteLength > MAX_BODY_BYTES) throw tooLarge();
  return byteLength;
}

/** The body of a request, cut off with a failure when it grows too large, stalls, or its client goes away. */
export class BoundedBody extends Transform {
  /** What multipart parsing has to know of a request. */
  readonly headers: IncomingMessage['headers'];
  readonly #stallMs: number;
  #received = 0;
  #stallTimer: NodeJS.Timeout | undefined;

  constructor(request: IncomingMessage, { stallMs, signal }: BodyOptions) {
    super();
    this.headers = request.headers;
    this.#stallMs = stallMs;
    this.#restartStallTimer();
    signal.addEventListener('abort', () => this.destroy(signal.reason as Error), { once: true });
    request.pipe(this);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#received += chunk.byteLength;
    this.#restartStallTimer();
    if (this.#received > MAX_BODY_BYTES) done(tooLarge());
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

function tooLarge(): IdlensError {
  return new IdlensError(
    'request.too_large',
    `The request body is larger than ${MAX_BODY_BYTES} bytes; each image may have at most 15728640 (15 MB).`,
  );
}

function stalled(): IdlensError {
  return new IdlensError('request.aborted', 'The request body stopped arriving.');
}
