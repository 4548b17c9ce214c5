/** What every call across a port may carry. */
export interface CallOptions {
  /** Ends the call early: the returned promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
