import { describe, expect, it } from 'vitest';
import { isOrganisationId, isOrganisationName, organisationIdFor } from '../../../src/domain/account/organisation.ts';

describe('the id of an organisation', () => {
  it.each(['a', 'Acme_2-b', 'x'.repeat(64)])('may be %s', (id) => {
    expect(isOrganisationId(id)).toBe(true);
  });

  it.each(['', 'a b', 'a/b', '..', 'é', 'a\n', 'x'.repeat(65)])('may not be %j', (id) => {
    expect(isOrganisationId(id)).toBe(false);
  });

  it.each([
    ['Acme GmbH & Co. KG', 'acme-gmbh-co-kg'],
    ['  Société Générale ', 'societe-generale'],
    ['7-Eleven', '7-eleven'],
    [`${'x'.repeat(63)} yz`, 'x'.repeat(63)],
  ])('is made of the name %j', (name, id) => {
    expect(organisationIdFor(name)).toBe(id);
    expect(isOrganisationId(id)).toBe(true);
  });

  it('cannot be made of a name without Latin letters and digits', () => {
    expect(organisationIdFor('株式会社')).toBeUndefined();
  });
});

describe('the name of an organisation', () => {
  it('is any text of 1 to 200 characters on one line', () => {
    expect(['株式会社', 'x'.repeat(200)].map(isOrganisationName)).toEqual([true, true]);
    expect(['', '  ', 'a\nb', 'x'.repeat(201)].map(isOrganisationName)).toEqual([false, false, false, false]);
  });
});
