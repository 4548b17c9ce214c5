import { randomBytes } from 'node:crypto';
import { createFileObjectStore } from '../../src/adapters/file-store/index.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { formatObjectKey, uploadIdOf } from '../../src/domain/account/object-key.ts';

/** A process of its own that writes objects of one repeated byte into a folder, four at a time, until it is killed. */
const [, , folder = ''] = process.argv;
const objects = createFileObjectStore({ folder, clock: createSystemClock() });
for (let round = 1; ; round++) {
  const bytes = new Uint8Array(3_000_000).fill(round);
  const keys = Array.from({ length: 4 }, () =>
    formatObjectKey({ organisationId: 'acme', uploadId: uploadIdOf(randomBytes(16)), extension: 'jpg' }),
  );
  await Promise.all(keys.map((key) => objects.write(key, { bytes, contentType: 'image/jpeg' })));
  if (round === 1) process.stdout.write('written\n');
}
