import { mayReadObject } from '../../domain/account/object-key.ts';
import type { DeleteUsedUploads } from '../../ports/driving/delete-used-uploads.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { Telemetry } from '../../ports/telemetry.ts';

/** The deletion of used uploads from `objects`. */
export function createDeleteUsedUploads(objects: ObjectStore, telemetry: Telemetry): DeleteUsedUploads {
  return async (used, { organisationId, requestId }) => {
    const keys = used.flatMap((input) => (input.kind === 'string' ? [input.text.trim()] : []));
    const deletions = keys
      .filter((key) => mayReadObject(organisationId, key))
      .map(async (key) => {
        try {
          await objects.remove(key);
        } catch (error) {
          telemetry.failure('uploads.delete_failed', error, { organisationId, requestId });
        }
      });
    await Promise.all(deletions);
  };
}
