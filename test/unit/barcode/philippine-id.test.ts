import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

const SUBJECT = {
  Suffix: 'JR',
  lName: 'MACARAEG',
  fName: 'ROBERTO LUIS',
  mName: 'PEÑA',
  sex: 'Male',
  BF: '[1,6]',
  DOB: 'March 05, 1987',
  POB: 'City of Iloilo,Iloilo',
  PCN: '1234-5678-9012-3456',
};
const card = (subject: object, more: object = {}) =>
  JSON.stringify({ DateIssued: '22 February 2022', Issuer: 'PSA', subject, alg: 'EDDSA', signature: 'c2ln', ...more });
const printed = (holder: object = {}, more: object = {}) =>
  JSON.stringify({
    d: '2023-04-30',
    i: 'PSA',
    img: '',
    sb: {
      BF: '[1]',
      DOB: '2001-12-31',
      PCN: '6543210987654321',
      POB: 'Davao',
      fn: 'LIZA',
      ln: 'OCAMPO',
      mn: '',
      s: 'Female',
      sf: '',
      ...holder,
    },
    z: 'c2ln',
    ...more,
  });

describe('the code of a Philippine identity card', () => {
  it('becomes fields', () => {
    expect(fieldsOf(card(SUBJECT))).toEqual({
      LAST_NAME: 'MACARAEG',
      FIRST_NAME: 'ROBERTO LUIS',
      MIDDLE_NAME: 'PEÑA',
      SUFFIX: 'JR',
      SEX: 'M',
      DATE_OF_BIRTH: '1987-03-05',
      PLACE_OF_BIRTH: 'City of Iloilo,Iloilo',
      DATE_OF_ISSUE: '2022-02-22',
      DOCUMENT_NUMBER: '1234-5678-9012-3456',
      ISSUING_COUNTRY: 'PHL',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it('of the printed edition becomes fields too', () => {
    expect(fieldsOf(printed())).toEqual({
      LAST_NAME: 'OCAMPO',
      FIRST_NAME: 'LIZA',
      SEX: 'F',
      DATE_OF_BIRTH: '2001-12-31',
      PLACE_OF_BIRTH: 'Davao',
      DATE_OF_ISSUE: '2023-04-30',
      DOCUMENT_NUMBER: '6543210987654321',
      ISSUING_COUNTRY: 'PHL',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it.each([
    ['another issuer', card(SUBJECT, { Issuer: 'ACME' })],
    ['a day that does not exist', card({ ...SUBJECT, DOB: 'February 30, 1987' })],
    ['an issue that is no date', card(SUBJECT, { DateIssued: 'soon' })],
    ['a number that is too short', card({ ...SUBJECT, PCN: '1234-5678-9012-345' })],
    ['no family name', card({ ...SUBJECT, lName: '' })],
    ['a number for a name', card({ ...SUBJECT, fName: 7 })],
    ['no holder', printed({}, { sb: null })],
    ['a list for a holder', printed({}, { sb: [] })],
    ['JSON of something else', '{"name":"LIZA OCAMPO","DOB":"2001-12-31"}'],
    ['JSON that is cut off', printed().slice(0, -1)],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
