import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { keyLayoutOf } from '../../../src/domain/account/key-layout.ts';
import { formatObjectKey, mayReadObject, parseObjectKey } from '../../../src/domain/account/object-key.ts';

const step = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const steps = fc.array(step, { maxLength: 3 }).map((all) => all.map((one) => `${one}/`).join(''));
const layout = fc
  .tuple(steps, steps)
  .map(([before, after]) => keyLayoutOf(`${before}{organisation}/${after}`))
  .filter((one) => one !== undefined);
const organisation = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const uploadId = fc.stringMatching(/^[0-9a-f]{32}$/);
const name = fc.array(step, { minLength: 1, maxLength: 3 }).map((all) => `${all.join('/')}.jpg`);

describe('keys under any layout', () => {
  test.prop([layout, organisation, uploadId])('are taken apart as they were made', (where, organisationId, id) => {
    const key = { organisationId, uploadId: id, extension: 'png' };
    expect(parseObjectKey(formatObjectKey(key, where), where)).toEqual(key);
  });

  test.prop([layout, organisation, organisation, name])(
    'are read by the organisation in them alone, whatever the names below its prefix',
    (where, owner, reader, rest) => {
      expect(mayReadObject(reader, `${where.head}${owner}${where.tail}${rest}`, where)).toBe(reader === owner);
    },
  );

  test.prop([layout, organisation, fc.string({ unit: 'binary' })])(
    'never leave the prefix of the organisation that may read them',
    (where, reader, rest) => {
      const prefix = `${where.head}${reader}${where.tail}`;
      for (const key of [rest, `${prefix}${rest}`, `${prefix}../${rest}`]) {
        if (!mayReadObject(reader, key, where)) continue;
        expect(new URL(`http://bucket/${key}`).pathname.startsWith(`/${prefix}`)).toBe(true);
      }
    },
  );
});
