import { describe, expect, it } from 'vitest';
import { mayReadObject } from '../../../src/domain/account/object-key.ts';
import { resolveImageString } from '../../../src/domain/image/image-source.ts';

describe('resolveImageString', () => {
  it.each([
    ['', 'an empty string'],
    ['   ', 'an empty string'],
    ['data:image/png,abc', 'does not hold base64'],
    ['data:image/png;base64', 'no comma'],
    ['two words!', 'neither base64'],
    ['QQ=Q', 'not valid base64'],
    ['QUJDR', 'not valid base64'],
    ['====', 'no content'],
  ])('says what is wrong with %j', (text, reason) => {
    const source = resolveImageString(text);
    expect(source.kind === 'unreadable' && source.reason).toContain(reason);
  });

  it('takes a malformed key for a key, so that it is refused as one', () => {
    expect(resolveImageString('org/../other/uploads/x.jpg')).toEqual({
      kind: 'object_key',
      key: 'org/../other/uploads/x.jpg',
    });
  });
});

describe('mayReadObject', () => {
  it.each(['org/../other/uploads/x.jpg', 'org/a/uploads/short.jpg', 'https://host/org/a/uploads/x.jpg', ''])(
    'lets nobody read %j',
    (key) => {
      expect(mayReadObject('a', key)).toBe(false);
    },
  );
});
