import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { formatObjectKey, mayReadObject, parseObjectKey } from '../../../src/domain/account/object-key.ts';
import { resolveImageString } from '../../../src/domain/image/image-source.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 2_000 });
const organisationId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const objectKey = fc.record({
  organisationId,
  uploadId: fc.stringMatching(/^[0-9a-f]{32}$/),
  extension: fc.constantFrom('jpg', 'png', 'webp', 'pdf'),
});

describe('strings that stand for an image', () => {
  test.prop([bytes, fc.constantFrom('base64', 'base64url'), fc.boolean(), fc.boolean()])(
    'base64 of any bytes is never taken for a key and comes back unchanged, padded or not, broken into lines or not',
    (content, encoding, padded, broken) => {
      let text = Buffer.from(content).toString(encoding as BufferEncoding);
      if (padded) text = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
      if (broken) text = text.replace(/.{76}/g, '$&\r\n');
      const source = resolveImageString(text);
      expect(source.kind).toBe('bytes');
      expect(source.kind === 'bytes' && Buffer.from(source.bytes)).toEqual(Buffer.from(content));
    },
  );

  test.prop([bytes, fc.constantFrom('image/jpeg', 'IMAGE/PNG', ''), fc.constantFrom('data:', 'DATA:')])(
    'a data URL is never taken for a key and gives its bytes',
    (content, mediaType, scheme) => {
      const source = resolveImageString(`${scheme}${mediaType};base64,${Buffer.from(content).toString('base64')}`);
      expect(source.kind === 'bytes' && Buffer.from(source.bytes)).toEqual(Buffer.from(content));
    },
  );

  test.prop([objectKey])('no key is ever taken for base64', (key) => {
    const text = formatObjectKey(key);
    expect(resolveImageString(text)).toEqual({ kind: 'object_key', key: text });
    expect(parseObjectKey(text)).toEqual(key);
  });

  test.prop([fc.string({ unit: 'binary' })])('no string makes it throw, and none is two things at once', (text) => {
    expect(['bytes', 'object_key', 'unreadable']).toContain(resolveImageString(text).kind);
  });

  test.prop([objectKey, organisationId])('an organisation reads only its own keys', (key, reader) => {
    expect(mayReadObject(reader, formatObjectKey(key))).toBe(reader === key.organisationId);
  });
});
