import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

const CARD =
  'VAN WYK|LERATO NOMSA|F|RSA|9103140123087|14 MAR 1991|RSA|CITIZEN|02 SEP 2018|41954|123456789|12345678901234567890';

describe('the code of a South African smart identity card', () => {
  it('becomes fields', () => {
    expect(fieldsOf(CARD)).toEqual({
      LAST_NAME: 'VAN WYK',
      FIRST_NAME: 'LERATO NOMSA',
      SEX: 'F',
      NATIONALITY: 'ZAF',
      DOCUMENT_NUMBER: '9103140123087',
      DATE_OF_BIRTH: '1991-03-14',
      PLACE_OF_BIRTH: 'RSA',
      DATE_OF_ISSUE: '2018-09-02',
      ISSUING_COUNTRY: 'ZAF',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it('may write months small, and a nationality that is no country’s is left out', () => {
    expect(fieldsOf(CARD.replace('MAR', 'Mar'))).toEqual(fieldsOf(CARD));
    expect(fieldsOf(CARD.replace('|RSA|9', '|QQQ|9'))).not.toHaveProperty('NATIONALITY');
  });

  it.each([
    ['a wrong check digit', CARD.replace('0123087', '0123088')],
    ['a birth that is not that of the number', CARD.replace('14 MAR 1991', '15 MAR 1991')],
    ['a month that is none', CARD.replace('14 MAR 1991', '14 MAX 1991')],
    ['a month’s name that goes on', CARD.replace('14 MAR 1991', '14 MARCHING 1991')],
    ['an issue before the birth', CARD.replace('02 SEP 2018', '02 SEP 1990')],
    ['a sex that is none', CARD.replace('|F|', '|W|')],
    ['parts too few', CARD.split('|').slice(0, 8).join('|')],
    ['other text between the bars', 'a|b|c|d|e|f|g|h|i|j'],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
