import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import { isIdlensError } from '../../domain/errors.ts';
import type { Telemetry } from '../../ports/telemetry.ts';

/** Where and how much to log. */
export interface PinoTelemetryOptions {
  readonly level: LevelWithSilent;
  /** Where the lines go; standard output when left out. */
  readonly destination?: DestinationStream;
}

/** The deepest chain of causes that is logged. */
const MAX_CAUSES = 4;

/** {@link Telemetry} as JSON lines: events at level `info`, failures at level `error` with stack and causes. */
export function createPinoTelemetry(options: PinoTelemetryOptions): Telemetry {
  const settings = { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime } as const;
  const logger: Logger = options.destination === undefined ? pino(settings) : pino(settings, options.destination);
  return {
    record(event, attributes) {
      logger.info({ event, ...attributes });
    },
    failure(event, error, attributes) {
      logger.error({ event, ...attributes, error: describeError(error, MAX_CAUSES) });
    },
  };
}

/** What is logged of an error: name, code, message and stack, and the same of its causes. Never throws. */
function describeError(error: unknown, depth: number): unknown {
  try {
    if (!(error instanceof Error)) return { thrown: typeof error === 'object' ? 'an object' : String(error) };
    return {
      name: error.name,
      message: error.message,
      ...(isIdlensError(error) ? { code: error.code } : {}),
      ...(error.stack === undefined ? {} : { stack: error.stack }),
      ...(error.cause === undefined || depth === 0 ? {} : { cause: describeError(error.cause, depth - 1) }),
    };
  } catch {
    return { thrown: 'an error that cannot be described' };
  }
}
