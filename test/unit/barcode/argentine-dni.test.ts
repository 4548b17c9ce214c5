import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

const NEWER = '00123456789@QUIROGA IBÁÑEZ@MARTINA SOL@F@41234567@A@09/11/1998@21/03/2019@279';
const OLDER =
  '@31415926    @B@1@OYARZÚN@BRUNO ELÍAS@ARGENTINA@30/06/1985@M@02/05/2011@00027182818@7055 @02/05/2026@421@0@ILR:2.20@UNIDAD #02';

describe('the code of an Argentine identity card', () => {
  it('becomes fields, the labour code with its check digit among them', () => {
    expect(fieldsOf(NEWER)).toEqual({
      LAST_NAME: 'QUIROGA IBÁÑEZ',
      FIRST_NAME: 'MARTINA SOL',
      SEX: 'F',
      DOCUMENT_NUMBER: '41234567',
      PERSONAL_NUMBER: '27412345679',
      DATE_OF_BIRTH: '1998-11-09',
      DATE_OF_ISSUE: '2019-03-21',
      ISSUING_COUNTRY: 'ARG',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it('is read without the labour code, and where its digit does not hold', () => {
    expect(fieldsOf(NEWER.slice(0, -4))).not.toHaveProperty('PERSONAL_NUMBER');
    expect(fieldsOf(NEWER.replace(/279$/, '278'))).toEqual(fieldsOf(NEWER.slice(0, -4)));
    expect(fieldsOf(NEWER.slice(0, -4))).toHaveProperty('DOCUMENT_NUMBER', '41234567');
  });

  it('of before 2012 holds nationality and expiry too', () => {
    expect(fieldsOf(OLDER)).toEqual({
      LAST_NAME: 'OYARZÚN',
      FIRST_NAME: 'BRUNO ELÍAS',
      SEX: 'M',
      DOCUMENT_NUMBER: '31415926',
      DATE_OF_BIRTH: '1985-06-30',
      DATE_OF_ISSUE: '2011-05-02',
      EXPIRATION_DATE: '2026-05-02',
      NATIONALITY: 'ARG',
      ISSUING_COUNTRY: 'ARG',
      ID_TYPE: 'IDENTITY CARD',
    });
  });

  it.each([
    ['a day that does not exist', NEWER.replace('09/11/1998', '31/11/1998')],
    ['an issue before the birth', NEWER.replace('21/03/2019', '21/03/1997')],
    ['a sex that is none', NEWER.replace('@F@', '@Q@')],
    ['a name of digits', NEWER.replace('MARTINA SOL', '4711')],
    ['a procedure number that is too short', NEWER.slice(1)],
    ['parts too many', `${NEWER}@1@2`],
    ['an older card without its expiry', OLDER.replace('02/05/2026', '')],
    ['an e-mail address', 'someone@example.org'],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
