import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

const CARD = '079192031415|271828182|Trần Thị Ngọc Ánh|24121992|Nữ|Số 8, Phường 3, Quận 5, TP. Hồ Chí Minh|11062021';

describe('the code of a Vietnamese citizen identity card', () => {
  it('becomes fields in their own spelling', () => {
    expect(fieldsOf(CARD)).toEqual({
      FULL_NAME: 'Trần Thị Ngọc Ánh',
      SEX: 'F',
      DATE_OF_BIRTH: '1992-12-24',
      ADDRESS: 'Số 8, Phường 3, Quận 5, TP. Hồ Chí Minh',
      DATE_OF_ISSUE: '2021-06-11',
      DOCUMENT_NUMBER: '079192031415',
      ISSUING_COUNTRY: 'VNM',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it('is read with decomposed letters, without an old number, and with the parts that newer cards append', () => {
    expect(fieldsOf(CARD.normalize('NFD'))).toEqual(fieldsOf(CARD));
    expect(fieldsOf(`${CARD.replace('271828182', '')}||||`)).toEqual(fieldsOf(CARD));
  });

  it('of a child of this century is read', () => {
    expect(fieldsOf('001209000042||Lê Minh|03022009|Nam|Hà Nội|05072024')).toMatchObject({
      SEX: 'M',
      DATE_OF_BIRTH: '2009-02-03',
    });
  });

  it.each([
    ['a number of the other sex', CARD.replace('079192', '079092')],
    ['a number of another century', CARD.replace('079192', '079392')],
    ['a number of another year', CARD.replace('079192', '079191')],
    ['a day that does not exist', CARD.replace('24121992', '31111992')],
    ['an issue before the birth', CARD.replace('11062021', '11061991')],
    ['a sex that is none', CARD.replace('Nữ', 'Female')],
    ['a name of digits', CARD.replace('Trần Thị Ngọc Ánh', '12345')],
    ['parts too few', CARD.slice(0, CARD.lastIndexOf('|'))],
    ['dates written in another way', CARD.replace('24121992', '24.12.1992')],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
