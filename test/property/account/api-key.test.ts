import { crc32 as zlibCrc32 } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { API_KEY_RANDOM_BYTES, formatApiKey, parseApiKey } from '../../../src/domain/account/api-key.ts';
import { crc32 } from '../../../src/domain/account/crc-32.ts';

const random = fc.uint8Array({ minLength: API_KEY_RANDOM_BYTES, maxLength: API_KEY_RANDOM_BYTES });
const character = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
const wordCharacter = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_');

describe('an API key', () => {
  test.prop([random])('is read back as it was made', (bytes) => {
    const key = formatApiKey(bytes);
    expect(parseApiKey(key.text)).toEqual(key);
    expect(key.text).toMatch(/^idl_[0-9A-Za-z]{11}_[0-9A-Za-z]{33}$/);
    expect(key.text.startsWith(`idl_${key.keyId}_`)).toBe(true);
  });

  test.prop([random, random])('is another one for other random bytes', (left, right) => {
    const [one, two] = [formatApiKey(left), formatApiKey(right)];
    expect(one.text === two.text).toBe(Buffer.from(left).equals(right));
  });

  test.prop([random, fc.nat(), fc.oneof(wordCharacter, character)])(
    'is refused when any one character is another',
    (bytes, place, other) => {
      const { text } = formatApiKey(bytes);
      const index = place % text.length;
      fc.pre(text[index] !== other);
      expect(parseApiKey(text.slice(0, index) + other + text.slice(index + 1))).toBeUndefined();
    },
  );

  test.prop([random, fc.nat()])('is refused when two neighbours of its body are swapped', (bytes, place) => {
    const { text } = formatApiKey(bytes);
    const index = place % (text.length - 7);
    const [one, two] = [text.charAt(index), text.charAt(index + 1)];
    fc.pre(one !== two);
    expect(parseApiKey(text.slice(0, index) + two + one + text.slice(index + 2))).toBeUndefined();
  });

  test.prop([random, character])('is refused with anything before or after it', (bytes, more) => {
    const { text } = formatApiKey(bytes);
    expect([more + text, text + more, text.slice(1), text.slice(0, -1)].map(parseApiKey)).toEqual(
      Array(4).fill(undefined),
    );
  });

  test.prop([fc.string({ unit: 'binary' })])('is no chance text', (text) => {
    expect(parseApiKey(text)).toBeUndefined();
  });
});

describe('CRC-32', () => {
  // node:zlib has a CRC-32 of its own from Node 20.15 and 22.2 on.
  test.prop([fc.string({ unit: 'grapheme-ascii' })])('is that of gzip', (text) => {
    expect(Buffer.from(crc32(text)).readUInt32BE()).toBe(zlibCrc32(text));
  });
});
