import type { Telemetry, TelemetryValue } from '../../ports/telemetry.ts';

/** Something that was reported. */
export interface RecordedEvent {
  readonly event: string;
  readonly attributes: Readonly<Record<string, TelemetryValue>>;
}

/** A failure that was reported. */
export interface RecordedFailure extends RecordedEvent {
  readonly error: unknown;
}

/** {@link Telemetry} that keeps what it is told. */
export interface RecordingTelemetry extends Telemetry {
  readonly events: readonly RecordedEvent[];
  readonly failures: readonly RecordedFailure[];
}

/** Telemetry for tests: everything reported can be looked at afterwards. */
export function createRecordingTelemetry(): RecordingTelemetry {
  const events: RecordedEvent[] = [];
  const failures: RecordedFailure[] = [];
  return {
    events,
    failures,
    record(event, attributes) {
      events.push({ event, attributes });
    },
    failure(event, error, attributes) {
      failures.push({ event, error, attributes });
    },
  };
}
