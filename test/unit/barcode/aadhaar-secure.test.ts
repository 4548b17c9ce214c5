import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

const TEXTS = [
  '3',
  '271820210412093015221',
  'Arjun Dev Pillai',
  '05-11-1984',
  'M',
  'S/O: Gopal Pillai',
  'Mysuru',
  'Near Lake',
  '17/2',
  'Ward 9',
  '570001',
  'Nazarbad',
  'Karnataka',
  'Palace Road',
  'Mysuru Taluk',
  'Mysuru',
];
const secure = (texts: readonly string[]) => `${texts.join('\u00ff')}\u00ff\u0000picture\u00ffand signature`;

describe('the inflated secure code of an Aadhaar', () => {
  it('becomes fields without the number, which it does not hold', () => {
    expect(fieldsOf(secure(TEXTS))).toEqual({
      FULL_NAME: 'Arjun Dev Pillai',
      SEX: 'M',
      DATE_OF_BIRTH: '1984-11-05',
      ADDRESS: '17/2, Palace Road, Near Lake, Ward 9, Mysuru, Nazarbad, Mysuru Taluk, Karnataka, 570001',
      CITY_IN_ADDRESS: 'Mysuru',
      STATE_IN_ADDRESS: 'Karnataka',
      ZIP_CODE_IN_ADDRESS: '570001',
      ISSUING_COUNTRY: 'IND',
      ID_TYPE: 'AADHAAR',
    });
  });

  it('of a later edition begins with its version', () => {
    expect(fieldsOf(secure(['V2', ...TEXTS, '4711']))).toEqual(fieldsOf(secure(TEXTS)));
    expect(fieldsOf(secure(['V5', ...TEXTS, '4711']))).toHaveProperty('FULL_NAME');
  });

  it('with a year of birth alone gives no date', () => {
    const fields = fieldsOf(secure(TEXTS.with(3, '1984')));
    expect(fields).toHaveProperty('FULL_NAME');
    expect(fields).not.toHaveProperty('DATE_OF_BIRTH');
  });

  it.each([
    ['a day that does not exist', TEXTS.with(3, '31-11-1984')],
    ['a reference whose date does not exist', TEXTS.with(1, '271820211312093015221')],
    ['a reference that is too short', TEXTS.with(1, '27182021041209301522')],
    ['an indicator that is none', TEXTS.with(0, '4')],
    ['a sex that is none', TEXTS.with(4, 'Q')],
    ['texts too few', TEXTS.slice(0, 14)],
  ])('gives nothing with %s', (_, texts) => {
    expect(fieldsOf(secure(texts))).toEqual({});
  });
});
