import { describe, expect, it } from 'vitest';
import { parseAamva } from '../../../src/domain/barcode/aamva.ts';
import { readBarcodePayload } from '../../../src/domain/barcode/payload.ts';
import { TODAY } from './payload-fields.ts';

const ELEMENTS = [
  'DAQRK700100',
  'DCSVOORHEES',
  'DDEN',
  'DACPERCIVAL',
  'DDFN',
  'DADQUILL',
  'DDGN',
  'DCAD',
  'DCBNONE',
  'DCDNONE',
  'DBD03042021',
  'DBB11301979',
  'DBA11302027',
  'DBC1',
  'DAU069 IN',
  'DAYHAZ',
  'DAG17 QUARRY LN',
  'DAHNONE',
  'DAIELYRIA',
  'DAJOH',
  'DAK440350000  ',
  'DCFZZ0042',
  'DCGUSA',
];

const payload = (elements: readonly string[], separator = '\n') =>
  `@\n\x1e\rANSI 636023080002DL00410268ZO03090021DL${elements.join(separator)}${separator}ZOZOAN${separator}ZOBN\n`;

describe('a licence', () => {
  it('becomes fields with the address in one line', () => {
    const fields = readBarcodePayload({ format: 'PDF417', text: payload(ELEMENTS) }, TODAY);
    expect(Object.fromEntries(fields.map(({ field, value, text }) => [field, value ?? text]))).toEqual({
      FIRST_NAME: 'PERCIVAL',
      MIDDLE_NAME: 'QUILL',
      LAST_NAME: 'VOORHEES',
      DATE_OF_BIRTH: '1979-11-30',
      EXPIRATION_DATE: '2027-11-30',
      DATE_OF_ISSUE: '2021-03-04',
      DOCUMENT_NUMBER: 'RK700100',
      SEX: 'M',
      ADDRESS: '17 QUARRY LN, ELYRIA, OH 440350000',
      CITY_IN_ADDRESS: 'ELYRIA',
      STATE_IN_ADDRESS: 'OH',
      ZIP_CODE_IN_ADDRESS: '440350000',
      CLASS: 'D',
      RESTRICTIONS: 'NONE',
      ENDORSEMENTS: 'NONE',
      ISSUING_COUNTRY: 'USA',
      DOCUMENT_DISCRIMINATOR: 'ZZ0042',
      HEIGHT: '069 IN',
      EYE_COLOR: 'HAZ',
      ID_TYPE: 'DRIVER LICENSE',
    });
  });

  it('is taken apart as well where all separators were lost', () => {
    const packed = parseAamva(payload(ELEMENTS, ''));
    expect(packed).toEqual(parseAamva(payload(ELEMENTS)));
  });

  it('of version 1 gives the whole name in one element and year first', () => {
    const text =
      '@\n\x1e\rAAMVA6360060101DL00290182DAAVOORHEES,PERCIVAL,QUILL TOD,JR\nDAQ990100\nDBB19791130\nDBA20271130\nDBC2\nDAG17 QUARRY LN\nDAIELYRIA\nDAJCT\nDAK06614\n';
    expect(parseAamva(text)).toMatchObject({
      ok: true,
      licence: {
        version: 1,
        lastName: 'VOORHEES',
        firstName: 'PERCIVAL',
        middleName: 'QUILL TOD',
        suffix: 'JR',
        dateOfBirth: '1979-11-30',
        sex: 'F',
      },
    });
  });

  it('tells what kind of card it is by its subfile', () => {
    const kind = (subfile: string) => {
      const result = parseAamva(
        payload(ELEMENTS).replace('2DL0041', `2${subfile}0041`).replace('21DLDAQ', `21${subfile}DAQ`),
      );
      return result.ok ? result.licence.cardKind : result.reason;
    };
    expect([kind('DL'), kind('ID'), kind('EN')]).toEqual(['licence', 'identification', 'enhanced']);
  });

  it('has no name, middle name or colour that says "none"', () => {
    const text = payload(ELEMENTS.map((element) => element.replace('QUILL', 'NONE').replace('DAYHAZ', 'DAYUNK')));
    const fields = readBarcodePayload({ format: 'PDF417', text }, TODAY).map(({ field }) => field);
    expect(fields).not.toContain('MIDDLE_NAME');
    expect(fields).not.toContain('EYE_COLOR');
  });

  it('takes a date in the other order where the right one gives no day', () => {
    const text = payload(ELEMENTS.map((element) => element.replace('DBB11301979', 'DBB19791130')));
    expect(parseAamva(text)).toMatchObject({ ok: true, licence: { dateOfBirth: '1979-11-30' } });
  });
});

describe('a magnetic stripe', () => {
  const STRIPE =
    '%TXELGIN^VOORHEES$PERCIVAL$QUILL^17 QUARRY LN^?;63601512345678=271119791130?#" 78621      C               1509165BROHAZ?';

  it('is read into the same fields', () => {
    expect(parseAamva(STRIPE)).toEqual({
      ok: true,
      licence: {
        lastName: 'VOORHEES',
        firstName: 'PERCIVAL',
        middleName: 'QUILL',
        issuerId: '636015',
        cardKind: 'licence',
        documentNumber: '12345678',
        dateOfBirth: '1979-11-30',
        expirationDate: '2027-11',
        address: { street: '17 QUARRY LN', city: 'ELGIN', state: 'TX', postalCode: '78621' },
        vehicleClass: 'C',
        sex: 'M',
        height: '509',
        weight: '165',
        hairColor: 'BRO',
        eyeColor: 'HAZ',
      },
    });
  });

  it('whose month of expiry is a code has no expiry', () => {
    const result = parseAamva(STRIPE.replace('=2711', '=2788'));
    expect(result.ok && result.licence.expirationDate).toBeUndefined();
  });
});

describe('other payloads', () => {
  it.each(['', 'https://example.org/x', '1;950228;0003', '@\nANSI 6360230'])('such as %j give nothing', (text) => {
    expect(parseAamva(text)).toEqual({ ok: false, reason: 'no_header' });
    expect(readBarcodePayload({ format: 'QRCode', text }, TODAY)).toEqual([]);
  });
});
