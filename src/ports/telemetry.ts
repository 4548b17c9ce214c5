/** A value that may be logged: never a picture, a field of a document, or a key. */
export type TelemetryValue = string | number | boolean | undefined;

/** Where use cases and adapters report what happened. Never throws and never waits. */
export interface Telemetry {
  /** `event` is stable, `namespace.what`; `attributes` hold no personal data. */
  record(event: string, attributes: Readonly<Record<string, TelemetryValue>>): void;
  /** A bug or a failure, with its cause, for the operator. */
  failure(event: string, error: unknown, attributes: Readonly<Record<string, TelemetryValue>>): void;
}
