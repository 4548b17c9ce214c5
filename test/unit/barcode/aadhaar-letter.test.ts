import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

const letter = (attributes: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<PrintLetterBarcodeData ${attributes}/>`;
const HOLDER =
  'uid="314159265351" name="Meera O&apos;Brien Nair" gender="F" yob="1991" co="D/O: Suresh Nair" house="12 &amp; 14" street="Temple Road" ' +
  'lm="Near &#2340;&#x0932;" loc="Ward 7" vtc="Kollam" po="Kollam" dist="Kollam" subdist="Karunagappally" state="Kerala" pc="690518" dob="23/08/1991"';

describe('the code of an Aadhaar letter', () => {
  it('becomes fields, entities resolved and repeated places told once', () => {
    expect(fieldsOf(letter(HOLDER))).toEqual({
      FULL_NAME: "Meera O'Brien Nair",
      SEX: 'F',
      DATE_OF_BIRTH: '1991-08-23',
      ADDRESS: '12 & 14, Temple Road, Near तल, Ward 7, Kollam, Karunagappally, Kerala, 690518',
      CITY_IN_ADDRESS: 'Kollam',
      STATE_IN_ADDRESS: 'Kerala',
      ZIP_CODE_IN_ADDRESS: '690518',
      DOCUMENT_NUMBER: '314159265351',
      ISSUING_COUNTRY: 'IND',
      ID_TYPE: 'AADHAAR',
    });
  });

  it('with a masked number or the year of birth alone gives neither', () => {
    const fields = fieldsOf(letter(HOLDER.replace('31415926', 'xxxxxxxx').replace(' dob="23/08/1991"', '')));
    expect(fields).toHaveProperty('FULL_NAME');
    expect(fields).not.toHaveProperty('DOCUMENT_NUMBER');
    expect(fields).not.toHaveProperty('DATE_OF_BIRTH');
  });

  it('may write its dates and its declaration in other ways', () => {
    for (const dob of ['23-08-1991', '1991-08-23']) {
      expect(fieldsOf(letter(HOLDER.replace('23/08/1991', dob)))).toHaveProperty('DATE_OF_BIRTH', '1991-08-23');
    }
    expect(fieldsOf(letter(HOLDER).replace('<?xml', '</?xml'))).toHaveProperty('FULL_NAME');
  });

  it('codes a transgender holder as travel documents do', () => {
    expect(fieldsOf(letter(HOLDER.replace('gender="F"', 'gender="T"')))).toHaveProperty('SEX', 'X');
  });

  it('leaves what is no entity of XML as it stands', () => {
    expect(fieldsOf(letter(HOLDER.replace('Ward 7', '&constructor; &#x110000;')))).toHaveProperty(
      'ADDRESS',
      expect.stringContaining('&constructor; &#x110000;'),
    );
  });

  it.each([
    ['a wrong check digit', letter(HOLDER.replace('265351', '265352'))],
    ['digits exchanged', letter(HOLDER.replace('265351', '265531'))],
    ['a day that does not exist', letter(HOLDER.replace('23/08', '31/06'))],
    ['a sex that is none', letter(HOLDER.replace('"F"', '"constructor"'))],
    ['a PIN code that is too short', letter(HOLDER.replace('690518', '69051'))],
    ['content', letter(HOLDER).replace('/>', '>text</PrintLetterBarcodeData>')],
    ['another element', letter(HOLDER).replace('PrintLetterBarcodeData', 'Poi')],
    ['text around it', `see ${letter(HOLDER)}`],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
