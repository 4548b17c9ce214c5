import type { IdlensError } from '../../domain/errors.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { DocumentReader, DocumentReading, ReaderWarning, ReadingHint } from '../../ports/document-reader.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { type Attempt, attempt, orStandIn } from './attempt.ts';
import { createCallsInFlight } from './calls-in-flight.ts';

/** What a reader that falls back needs beside its two readers. */
export interface FallbackOptions {
  /** How long the first engine has for a call, in milliseconds; what is left of the call's time is the second's. */
  readonly budgetMs: number;
  readonly telemetry: Telemetry;
}

/**
 * A {@link DocumentReader} that asks `first`, and `second` where that fails, does not answer within its budget, or finds nothing. A reading by
 * the second says so by the warning `reader.fallback`, and names the reader that read. Of two sides only those are read again that the first
 * reader did not read.
 */
export function createFallbackReader(
  first: DocumentReader,
  second: DocumentReader,
  { budgetMs, telemetry }: FallbackOptions,
): DocumentReader {
  const limits = { budgetMs, timeoutCode: 'reader.timeout' } as const;

  async function settle(
    outcome: Attempt<DocumentReading>,
    image: DecodedImage,
    hint: ReadingHint,
    options: CallOptions,
  ): Promise<DocumentReading> {
    const standIn = {
      isEmpty,
      ask: () => second.read(image, hint, options),
      onTakeOver: (failure: IdlensError | undefined) => reportTakeOver(telemetry, 'reader', first.id, failure),
    };
    const { answer, tookOver } = await orStandIn(outcome, standIn, options);
    if (!tookOver) return answer;
    const warning = fallbackWarning(first, second, 'failure' in outcome);
    return { ...answer, warnings: [...answer.warnings, warning] };
  }

  async function readEither(image: DecodedImage, hint: ReadingHint, options: CallOptions): Promise<DocumentReading> {
    const ask = (within: CallOptions) => first.read(image, hint, within);
    return settle(await attempt(ask, limits, options), image, hint, options);
  }

  const calls = createCallsInFlight('reader.unavailable');
  const { readBoth } = first;
  return {
    id: `${first.id},${second.id}`,
    read: (image, hint, options = {}) => calls.run(() => readEither(image, hint, options)),
    ...(readBoth
      ? {
          readBoth: (front, back, hint, options = {}) =>
            calls.run(async () => {
              const ask = (within: CallOptions) => readBoth.call(first, front, back, hint, within);
              const outcome = await attempt(ask, limits, options);
              return Promise.all([
                settle(ofSide(outcome, 0), front, hint, options),
                settle(ofSide(outcome, 1), back, hint, options),
              ]);
            }),
        }
      : {}),
    isReady: async () => (await Promise.all([first.isReady(), second.isReady()])).some(Boolean),
    close: () => calls.close(() => Promise.all([first.close(), second.close()])),
  };
}

/** Tells the operator that the second engine takes over. */
export function reportTakeOver(
  telemetry: Telemetry,
  kind: 'reader' | 'face_engine',
  engine: string,
  failure: IdlensError | undefined,
): void {
  if (failure) telemetry.failure(`${kind}.fallback`, failure, { engine, code: failure.code });
  else telemetry.record(`${kind}.fallback`, { engine, reason: 'found nothing' });
}

function ofSide(outcome: Attempt<readonly [DocumentReading, DocumentReading]>, side: 0 | 1): Attempt<DocumentReading> {
  return 'failure' in outcome ? outcome : { answer: outcome.answer[side] };
}

function isEmpty({ lines, fields }: DocumentReading): boolean {
  return lines.length === 0 && fields.every(({ text }) => text === '');
}

function fallbackWarning(first: DocumentReader, second: DocumentReader, hasFailed: boolean): ReaderWarning {
  const reason = hasFailed ? 'did not answer' : 'found nothing';
  return { code: 'reader.fallback', message: `The reader ${first.id} ${reason}; ${second.id} read the picture.` };
}
