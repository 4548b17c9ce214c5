import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { fieldsOf } from './payload-fields.ts';

const HOLDER = {
  issuer: 'UTO',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  documentNumber: 'L898902C3',
  nationality: 'UTO',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '290415',
};
const lines = composeMrz('TD3', { documentCode: 'P', ...HOLDER });

describe('a code that repeats the machine-readable zone', () => {
  it('of a passport becomes the fields of the zone', () => {
    expect(fieldsOf(lines.join('\n'))).toEqual({
      DOCUMENT_NUMBER: 'L898902C3',
      LAST_NAME: 'ERIKSSON',
      FIRST_NAME: 'ANNA MARIA',
      DATE_OF_BIRTH: '1974-08-12',
      EXPIRATION_DATE: '2029-04-15',
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
      LAST_NAME: 'ERIKSSON',
      DATE_OF_BIRTH: '1974-08-12',
    });
  });

  it('gives no date that is known only in part', () => {
    const fields = fieldsOf(composeMrz('TD3', { documentCode: 'P', ...HOLDER, birthDate: '74<<<<' }).join('\n'));
    expect(fields).toHaveProperty('LAST_NAME', 'ERIKSSON');
    expect(fields).not.toHaveProperty('DATE_OF_BIRTH');
  });

  it('gives nothing where any check digit fails, or characters are missing', () => {
    const text = lines.join('\n');
    expect(fieldsOf(text.replace('L898902C3', 'M898902C3'))).toEqual({});
    expect(fieldsOf(text.replace('7408', '7409'))).toEqual({});
    expect(fieldsOf(text.slice(0, -1))).toEqual({});
    expect(fieldsOf(text.toLowerCase())).toEqual({});
  });
});
