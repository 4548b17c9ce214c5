import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/domain/mrz/check-digit.ts';
import { fieldsOf } from './payload-fields.ts';

const withDigit = (text: string) => `${text}${checkDigit(text)}`;
const zone = (number: string, birth: string, expiry: string) => [number, birth, expiry].map(withDigit).join('');
const ZONE = zone('512345678', '880229', '320229');
const OLDER = `https://portal.sidiv.registrocivil.cl/docstatus?RUN=14567890-0&type=CEDULA&serial=512345678&mrz=${ZONE}`;
const NEWER =
  `https://portal.nuevosidiv.registrocivil.cl/document-validity?RUN=14567890-0&type=CEDULA_EXT&serial=B51234567&mrz=${zone('B51234567', '880229', '340228')}` +
  '&name=EMILIA%20ANDREA%20%20NU%D1EZ%20VARGAS';

describe('the code of a Chilean identity card', () => {
  it('becomes fields', () => {
    expect(fieldsOf(OLDER)).toEqual({
      DOCUMENT_NUMBER: '512345678',
      PERSONAL_NUMBER: '14567890-0',
      DATE_OF_BIRTH: '1988-02-29',
      EXPIRATION_DATE: '2032-02-29',
      ISSUING_COUNTRY: 'CHL',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it('of the newer page parts given names and surnames', () => {
    expect(fieldsOf(NEWER)).toMatchObject({
      FIRST_NAME: 'EMILIA ANDREA',
      LAST_NAME: 'NUÑEZ VARGAS',
      DOCUMENT_NUMBER: 'B51234567',
      EXPIRATION_DATE: '2034-02-28',
    });
  });

  it('keeps a name that it does not part whole', () => {
    expect(fieldsOf(`${OLDER}&name=EMILIA%20VARGAS`)).toHaveProperty('FULL_NAME', 'EMILIA VARGAS');
  });

  it('may have a K for the check digit of the holder’s number', () => {
    expect(fieldsOf(OLDER.replace('14567890-0', '16000004-K'))).toHaveProperty('PERSONAL_NUMBER', '16000004-K');
    expect(fieldsOf(OLDER.replace('14567890-0', '16000005-K'))).toEqual({});
  });

  it('of a passport is one of a passport', () => {
    expect(fieldsOf(OLDER.replace('type=CEDULA', 'type=PASAPORTE_PG'))).toHaveProperty('ID_TYPE', 'PASSPORT');
  });

  it.each([
    ['a wrong check digit of the holder’s number', OLDER.replace('890-0', '890-1')],
    ['a wrong check digit in the zone', OLDER.replace(ZONE, `${ZONE.slice(0, -1)}${(Number(ZONE.at(-1)) + 1) % 10}`)],
    ['a zone of another document', OLDER.replace('serial=512345678', 'serial=512345679')],
    ['a birth that does not exist', OLDER.replace(ZONE, zone('512345678', '890229', '320229'))],
    ['no zone', OLDER.slice(0, OLDER.indexOf('&mrz'))],
    ['another kind of page', OLDER.replace('type=CEDULA', 'type=CERTIFICADO')],
    ['another host', OLDER.replace('registrocivil.cl', 'registrocivil.cl.example.org')],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
