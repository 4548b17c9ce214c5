import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { fieldsOf } from './payload-fields.ts';

const HOLDER = {
  issuer: 'UTO',
  surname: 'HALVORSEN',
  givenNames: 'SIRI LENE',
  documentNumber: 'K40717TX8',
  nationality: 'UTO',
  birthDate: '830526',
  sex: 'F',
  expiryDate: '310902',
};
const lines = composeMrz('TD3', { documentCode: 'P', ...HOLDER });

describe('a code that repeats the machine-readable zone', () => {
  it('of a passport becomes the fields of the zone', () => {
    expect(fieldsOf(lines.join('\n'))).toEqual({
      DOCUMENT_NUMBER: 'K40717TX8',
      LAST_NAME: 'HALVORSEN',
      FIRST_NAME: 'SIRI LENE',
      DATE_OF_BIRTH: '1983-05-26',
      EXPIRATION_DATE: '2031-09-02',
      SEX: 'F',
      NATIONALITY: 'UTO',
      ISSUING_COUNTRY: 'UTO',
      ID_TYPE: 'passport',
    });
  });

  it('may join its lines, or part them as other systems do', () => {
    for (const separator of ['', '\r\n', '\n\n'])
      expect(fieldsOf(lines.join(separator))).toEqual(fieldsOf(lines.join('\n')));
  });

  it.each([
    ['TD1', 'I', 'national_id'],
    ['TD2', 'IR', 'residence_permit'],
    ['MRV_A', 'V', 'visa'],
    ['MRV_B', 'V', 'visa'],
  ] as const)('of the layout %s is read', (format, documentCode, type) => {
    expect(fieldsOf(composeMrz(format, { documentCode, ...HOLDER }).join(''))).toMatchObject({
      ID_TYPE: type,
      LAST_NAME: 'HALVORSEN',
      DATE_OF_BIRTH: '1983-05-26',
    });
  });

  it('gives no date that is known only in part', () => {
    const fields = fieldsOf(composeMrz('TD3', { documentCode: 'P', ...HOLDER, birthDate: '83<<<<' }).join('\n'));
    expect(fields).toHaveProperty('LAST_NAME', 'HALVORSEN');
    expect(fields).not.toHaveProperty('DATE_OF_BIRTH');
  });

  it('gives nothing where any check digit fails, or characters are missing', () => {
    const text = lines.join('\n');
    expect(fieldsOf(text.replace('K40717TX8', 'M40717TX8'))).toEqual({});
    expect(fieldsOf(text.replace('8305', '8306'))).toEqual({});
    expect(fieldsOf(text.slice(0, -1))).toEqual({});
    expect(fieldsOf(text.toLowerCase())).toEqual({});
  });
});
