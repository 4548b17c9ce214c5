import type { CallOptions } from '../../ports/call-options.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { Telemetry } from '../../ports/telemetry.ts';

const HOUR_MS = 3_600_000;

/** Deletes the uploads that are older than they may get. Throws `storage.unavailable` (retryable) or the reason of the signal. */
export type SweepUploads = (options?: CallOptions) => Promise<void>;

/** The sweep of uploads that are kept for `retentionHours`; how many it deleted goes to `telemetry`. */
export function createSweepUploads(
  objects: ObjectStore,
  clock: Clock,
  telemetry: Telemetry,
  retentionHours: number,
): SweepUploads {
  return async (options) => {
    const count = await objects.sweep(clock.nowMs() - retentionHours * HOUR_MS, options);
    if (count > 0) telemetry.record('uploads.swept', { count });
  };
}
