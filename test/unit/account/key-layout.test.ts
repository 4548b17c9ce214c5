import { describe, expect, it } from 'vitest';
import { keyLayoutOf, UPLOAD_LAYOUT } from '../../../src/domain/account/key-layout.ts';
import { formatObjectKey, mayReadObject, parseObjectKey } from '../../../src/domain/account/object-key.ts';

const UPLOAD = { organisationId: 'acme', uploadId: '0123456789abcdef0123456789abcdef', extension: 'jpg' };

describe('the layout of a host’s own bucket', () => {
  it.each([
    ['tenants/{organisation}/documents/', 'tenants/', '/documents/'],
    ['{organisation}/', '', '/'],
    ['eu-1/kyc.v2/{organisation}/', 'eu-1/kyc.v2/', '/'],
  ])('follows from %s', (prefix, head, tail) => {
    expect(keyLayoutOf(prefix)).toEqual({ head, tail, takesOwnNames: true });
  });

  it.each([
    '',
    'uploads/',
    'tenants/{organisation}',
    'tenants-{organisation}/',
    'tenants/{organisation}-x/',
    '/{organisation}/',
    'a//{organisation}/',
    '../{organisation}/',
    '{organisation}/./',
    '{organisation}/{organisation}/',
    'tenants/{organization}/',
    'späti/{organisation}/',
    `${'a'.repeat(400)}/{organisation}/`,
  ])('does not follow from %j', (prefix) => {
    expect(keyLayoutOf(prefix)).toBeUndefined();
  });
});

describe('a key under a layout of the host', () => {
  const layout = keyLayoutOf('tenants/{organisation}/documents/') ?? UPLOAD_LAYOUT;

  it('is made, and taken apart again', () => {
    const key = formatObjectKey(UPLOAD, layout);
    expect(key).toBe('tenants/acme/documents/0123456789abcdef0123456789abcdef.jpg');
    expect(parseObjectKey(key, layout)).toEqual(UPLOAD);
    expect(parseObjectKey(key)).toBeUndefined();
    expect(mayReadObject('acme', key, layout)).toBe(true);
  });

  it('may have any name of safe characters below the organisation’s prefix', () => {
    for (const name of ['front.jpg', '2026/11/front.jpg', "o'hara(1).png", '..front.jpg'])
      expect([name, mayReadObject('acme', `tenants/acme/documents/${name}`, layout)]).toEqual([name, true]);
  });

  it.each([
    'tenants/other/documents/front.jpg',
    'tenants/acme2/documents/front.jpg',
    'tenants/acme/front.jpg',
    'tenants/acme/documents/',
    'tenants/acme/documents/../../other/documents/front.jpg',
    'tenants/acme/documents/./front.jpg',
    'tenants/acme/documents//front.jpg',
    'tenants/acme/documents/%2e%2e/front.jpg',
    'tenants/acme/documents/front.jpg?versionId=1',
    'tenants//documents/front.jpg',
    'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg',
    `tenants/acme/documents/${'a/'.repeat(600)}front.jpg`,
  ])('lets acme not read %s', (key) => {
    expect(mayReadObject('acme', key, layout)).toBe(false);
  });

  it('has no names of the host’s own where the store holds uploads alone', () => {
    expect(mayReadObject('acme', 'org/acme/uploads/front.jpg')).toBe(false);
  });
});
