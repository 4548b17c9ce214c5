import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { fieldsOf } from './payload-fields.ts';

const [GS, RS, US] = ['\u001d', '\u001e', '\u001f'];
const SIGNATURE = `${US}MZXW6YTBOI======`;

/** A code of version 4; of another version where `start` is given. */
const code = (type: string, fields: string, start = `DC04FR0300011E581E58${type}01FR`) =>
  `${start}${fields}${SIGNATURE}`;

const RESIDENT =
  `60MAYA/LOUISE${GS}62BEN YOUSSEF${GS}67TN68F69170319906ATUNIS${GS}6MSALARIE${GS}6N010920236O310820276Q9912345678${GS}` +
  `6U12 RUE DES LILAS${GS}6W690036XLYON${GS}6YFR`;

describe('a 2D-Doc on an identity document', () => {
  it('of a resident becomes fields', () => {
    expect(fieldsOf(code('13', RESIDENT))).toEqual({
      LAST_NAME: 'BEN YOUSSEF',
      FIRST_NAME: 'MAYA LOUISE',
      SEX: 'F',
      NATIONALITY: 'TUN',
      DATE_OF_BIRTH: '1990-03-17',
      PLACE_OF_BIRTH: 'TUNIS',
      ADDRESS: '12 RUE DES LILAS, 69003 LYON',
      CITY_IN_ADDRESS: 'LYON',
      ZIP_CODE_IN_ADDRESS: '69003',
      PERSONAL_NUMBER: '9912345678',
      EXPIRATION_DATE: '2027-08-31',
      ISSUING_COUNTRY: 'FRA',
      ID_TYPE: 'RESIDENCE PERMIT',
    });
  });

  it('is read in every version of the header, and with a cut field', () => {
    const fields = `61JEAN${GS}62DE LA TOUR DU PIN DE SAINT AMAND${RS}66K7QD21ZZ9${GS}68M6905071971`;
    const starts = ['DC01FR030001123412340', 'DC02FR030001123412340', 'DC03FR0300011E581E580'];
    const read = starts.map((start) =>
      fieldsOf(code('07', fields, `${start}7${start.startsWith('DC03') ? '01' : ''}`)),
    );
    expect(read[0]).toEqual({
      LAST_NAME: 'DE LA TOUR DU PIN DE SAINT AMAND',
      FIRST_NAME: 'JEAN',
      SEX: 'M',
      DATE_OF_BIRTH: '1971-07-05',
      DOCUMENT_NUMBER: 'K7QD21ZZ9',
      ISSUING_COUNTRY: 'FRA',
      ID_TYPE: 'IDENTITY DOCUMENT',
    });
    expect(read[1]).toEqual(read[0]);
    expect(read[2]).toEqual(read[0]);
  });

  it('with the number of a visa is one of a visa', () => {
    expect(fieldsOf(code('13', `62DIALLO${GS}69010219956R123456789012`))).toMatchObject({
      ID_TYPE: 'VISA',
      DOCUMENT_NUMBER: '123456789012',
    });
  });

  it('with a machine-readable zone gives what the zone holds, blanks for fillers', () => {
    const holder = { issuer: 'FRA', nationality: 'FRA', surname: 'LEVASSEUR', givenNames: 'OPHELIE INES' };
    const zone = composeMrz('TD1', {
      documentCode: 'ID',
      documentNumber: 'T4KX91B07',
      birthDate: '870602',
      sex: 'F',
      expiryDate: '310918',
      ...holder,
    }).join('');
    const coded = zone.replaceAll('<', ' ').trimEnd().padEnd(90);
    expect(fieldsOf(code('08', `6F${coded}${GS}`))).toMatchObject({
      LAST_NAME: 'LEVASSEUR',
      FIRST_NAME: 'OPHELIE INES',
      DOCUMENT_NUMBER: 'T4KX91B07',
      DATE_OF_BIRTH: '1987-06-02',
      ID_TYPE: 'national_id',
      ISSUING_COUNTRY: 'FRA',
    });
    expect(fieldsOf(code('08', `6F${coded.replace('KX91', 'KX92')}${GS}`))).toEqual({});
  });

  it.each([
    ['an invoice', code('01', RESIDENT)],
    ['a vaccination', code('L1', RESIDENT)],
    ['a type of another scope', code('13', RESIDENT).replace('1301FR', '1302FR')],
    ['a day that does not exist', code('13', RESIDENT.replace('17031990', '31021990'))],
    ['no birth', code('13', `62DIALLO${GS}68M`)],
    ['no signature', code('13', RESIDENT).replace(SIGNATURE, '')],
    ['a field that is too short', code('13', `62DIALLO${GS}690102`)],
    ['a field that ends with the code too early', code('13', `62DIALLO${GS}690102199567T`)],
    ['a separator inside a field of fixed length', code('13', `62DIALLO${GS}690102${GS}1995`)],
    ['a header of a version to come', code('13', RESIDENT).replace('DC04', 'DC09')],
    ['nothing but the letters of its header', 'DC04 is a code'],
  ])('gives nothing for %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
