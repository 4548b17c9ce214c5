import type { IdlensError } from '../../domain/errors.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import { attempt, orStandIn } from './attempt.ts';
import { createCallsInFlight } from './calls-in-flight.ts';
import { type FallbackOptions, reportTakeOver } from './fallback-reader.ts';

/**
 * A {@link FaceEngine} that asks `first`, and `second` where that fails, does not answer within its budget, or finds no face. Similarities of
 * both are calibrated to the same meaning: 80 and more is one person.
 */
export function createFallbackFaceEngine(
  first: FaceEngine,
  second: FaceEngine,
  { budgetMs, telemetry }: FallbackOptions,
): FaceEngine {
  const limits = { budgetMs, timeoutCode: 'face_engine.timeout' } as const;
  const onTakeOver = (failure: IdlensError | undefined): void =>
    reportTakeOver(telemetry, 'face_engine', first.id, failure);

  const calls = createCallsInFlight('face_engine.unavailable');

  function eitherOf<Answer>(
    ask: (engine: FaceEngine, options: CallOptions) => Promise<Answer>,
    isEmpty: (answer: Answer) => boolean,
    options: CallOptions = {},
  ): Promise<Answer> {
    return calls.run(async () => {
      const outcome = await attempt((within) => ask(first, within), limits, options);
      return (await orStandIn(outcome, { isEmpty, ask: () => ask(second, options), onTakeOver }, options)).answer;
    });
  }

  return {
    id: `${first.id},${second.id}`,
    version: `${first.version},${second.version}`,
    detect: (picture, options) =>
      eitherOf(
        (engine, within) => engine.detect(picture, within),
        ({ faces }) => faces.length === 0,
        options,
      ),
    compare: (source, target, options) =>
      eitherOf(
        (engine, within) => engine.compare(source, target, within),
        ({ similarity }) => similarity === undefined,
        options,
      ),
    estimateAge: (picture, options) =>
      eitherOf(
        (engine, within) => engine.estimateAge(picture, within),
        ({ sighting }) => sighting.faces.length === 0,
        options,
      ),
    isReady: async () => (await Promise.all([first.isReady(), second.isReady()])).some(Boolean),
    close: () => calls.close(() => Promise.all([first.close(), second.close()])),
  };
}
