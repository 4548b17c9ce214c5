/** The time, from outside the domain. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z; may step when the machine's clock is set. */
  nowMs(): number;
  /** Milliseconds from an arbitrary start that never run backwards, for durations. */
  monotonicMs(): number;
}
