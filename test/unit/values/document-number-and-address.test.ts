import { describe, expect, it } from 'vitest';
import {
  foldDocumentNumber,
  looksLikeDocumentNumber,
  sameDocumentNumber,
} from '../../../src/domain/values/document-number.ts';
import {
  composeAddress,
  joinAddressLines,
  looksLikeUsCityLine,
  parseUsCityLine,
} from '../../../src/domain/values/postal-address.ts';
import { findSubdivisionsIn, subdivisionByCode, subdivisionByIin } from '../../../src/domain/values/subdivision.ts';

describe('document numbers', () => {
  it('separators and case do not make another number', () => {
    expect(foldDocumentNumber(' ab 12-34.5(6) ')).toBe('AB123456');
    expect(sameDocumentNumber('AB 123456', 'ab-123456')).toBe(true);
    expect(sameDocumentNumber('AB123456', 'AB123457')).toBe(false);
    expect(sameDocumentNumber('--', '')).toBe(false);
  });

  it.each([
    ['123456789', true],
    ['L898902C3', true],
    ['A-123-456-789-012', true],
    ['9.999.999-9', true],
    ['1000000(3)', true],
    ['SPECIMEN', false],
    ['12.08.1964', false],
    ['1964-08-12', false],
    ['1234', false],
    ['123 MAIN STREET', false],
    ['1'.repeat(26), false],
    ['', false],
  ])('%s looks like a document number: %s', (text, looks) => {
    expect(looksLikeDocumentNumber(text)).toBe(looks);
  });
});

describe('subdivisions', () => {
  it('are known by issuer number and by code', () => {
    expect(subdivisionByIin('636000')?.name).toBe('Virginia');
    expect(subdivisionByIin('604428')).toMatchObject({ code: 'QC', country: 'CAN' });
    expect(subdivisionByIin('000000')).toBeUndefined();
    expect(subdivisionByCode('ca', 'USA')?.name).toBe('California');
    expect(subdivisionByCode('CA', 'CAN')).toBeUndefined();
  });

  it.each([
    ['NEWHAMPSHIRE', ['NH']],
    ['STATE OF NEW YORK', ['NY']],
    ['WEST VIRGINIA DRIVER LICENSE', ['WV']],
    ['VIRGINIA', ['VA']],
    ['WASHINGTON, D.C.', ['DC']],
    ['Québec', ['QC']],
    ['CIUDAD DE MEXICO', ['CMX']],
    ['MAINELY', []],
    ['NORTH STREET', []],
  ])('in %s stands %j', (line, codes) => {
    expect(findSubdivisionsIn(line).map((found) => found.subdivision.code)).toEqual(codes);
  });
});

describe('addresses', () => {
  it('are composed of the parts that are there', () => {
    const parts = { street: '123 MAIN ST', city: 'SPRINGFIELD', state: 'IL', postalCode: '62701' };
    expect(composeAddress(parts)).toBe('123 MAIN ST, SPRINGFIELD, IL 62701');
    expect(composeAddress({ ...parts, country: 'USA' })).toBe('123 MAIN ST, SPRINGFIELD, IL 62701, USA');
    expect(composeAddress({ street: '123 MAIN ST', city: '', state: 'IL' })).toBe('123 MAIN ST, IL');
    expect(composeAddress({})).toBe('');
  });

  it('lines are joined without doubled commas', () => {
    expect(joinAddressLines(['12  High St,', ' ', 'Anytown ', ', UK'])).toBe('12 High St, Anytown, UK');
  });

  it.each([
    ['SPRINGFIELD, IL 62701', { city: 'SPRINGFIELD', state: 'IL', postalCode: '62701' }],
    ['SPRINGFIELD IL 62701-1234', { city: 'SPRINGFIELD', state: 'IL', postalCode: '62701-1234' }],
    ['SPRINGFIELD,IL627011234', { city: 'SPRINGFIELD', state: 'IL', postalCode: '627011234' }],
    ['OTTAWA ON K1A 0B1', { city: 'OTTAWA', state: 'ON', postalCode: 'K1A 0B1' }],
  ])('%s is a city line', (line, parts) => {
    expect(parseUsCityLine(line)).toEqual(parts);
    expect(looksLikeUsCityLine(line)).toBe(true);
  });

  it.each(['SPRINGFIELD, QQ 62701', '123 MAIN ST', 'SPRINGFIELD', '62701', '75001 PARIS', ''])('%s is none', (line) => {
    expect(looksLikeUsCityLine(line)).toBe(false);
  });
});
