import { describe, expect, it } from 'vitest';
import { readPrintedFields } from '../../../src/domain/reading/read-printed-fields.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';
import { drawnPage, readDrawn, valuesOf } from './drawn-page.ts';

describe('a card with labels above its values', () => {
  const card = readDrawn([
    ['REPUBLIC OF AUSTRIA', 500, 20, 30],
    ['IDENTITY CARD', 100, 20, 30],
    ['Familienname / Surname', 300, 120, 14],
    ['MUSTERFRAU', 300, 138, 24],
    ['Vornamen / Given names', 300, 180, 14],
    ['MARIA ANNA', 300, 198, 24],
    ['Staatsangehörigkeit / Nationality', 300, 240, 14],
    ['AUT', 300, 258, 24],
    ['Geschlecht / Sex', 600, 240, 14],
    ['F', 600, 258, 24],
    ['Geburtsdatum / Date of birth', 300, 300, 14],
    ['03.12.1981', 300, 318, 24],
    ['Gültig bis / Date of expiry', 600, 300, 14],
    ['01.08.2031', 600, 318, 24],
    ['Dokumentnummer / Document number', 300, 360, 14],
    ['PA1234567', 300, 378, 24],
  ]);

  it('is read field by field', () => {
    expect(valuesOf(card)).toMatchObject({
      LAST_NAME: 'MUSTERFRAU',
      FIRST_NAME: 'MARIA ANNA',
      NATIONALITY: 'AUT',
      SEX: 'F',
      DATE_OF_BIRTH: '1981-12-03',
      EXPIRATION_DATE: '2031-08-01',
      DOCUMENT_NUMBER: 'PA1234567',
    });
  });

  it('tells its type and issuer', () => {
    expect(card.documentType?.type).toBe('national_id');
    expect(card.issuingCountry?.code).toBe('AUT');
  });

  it('gives candidates of print without a proof, with their place', () => {
    for (const candidate of card.candidates) {
      expect(candidate).toMatchObject({ source: 'print', proven: false });
      expect(candidate.quad).toBeDefined();
    }
  });
});

describe('values and labels', () => {
  it('belong together when the label stands under the value', () => {
    const card = readDrawn([
      ['22.04.1987', 100, 400, 24],
      ['DATA URODZENIA/DATE OF BIRTH', 100, 428, 12],
      ['AXZ123456', 500, 300, 24],
      ['NUMER DOWODU OSOBISTEGO/', 500, 328, 12],
      ['IDENTITY CARD NUMBER', 500, 342, 12],
      ['M', 400, 400, 24],
      ['PŁEĆ/SEX', 400, 428, 12],
    ]);
    expect(valuesOf(card)).toMatchObject({ DATE_OF_BIRTH: '1987-04-22', DOCUMENT_NUMBER: 'AXZ123456', SEX: 'M' });
  });

  it('belong together in one line and in one row', () => {
    const card = readDrawn([
      ['Nom : MARTIN', 100, 100],
      ['Prénom(s) :', 100, 140],
      ['JEANNE, MARIE', 230, 140],
      ['Né(e) le : 13.07.1990', 100, 180],
    ]);
    expect(valuesOf(card)).toMatchObject({
      LAST_NAME: 'MARTIN',
      FIRST_NAME: 'JEANNE, MARIE',
      DATE_OF_BIRTH: '1990-07-13',
    });
  });

  it('leave the names of parents and other labels their values', () => {
    const card = readDrawn([
      ['Surname', 100, 100, 14],
      ['KOWALSKA', 100, 118, 24],
      ["Parents' given names", 100, 160, 14],
      ['JAN MARIA', 100, 178, 24],
    ]);
    expect(valuesOf(card)).toEqual({ LAST_NAME: 'KOWALSKA' });
  });

  it('split one date line into place and date, and a period into its ends', () => {
    const card = readDrawn([
      ['Luogo e data di nascita', 100, 100, 14],
      ['LUCCA (LU) 30.12.1964', 100, 118, 24],
      ['Gültig von - bis', 100, 180, 14],
      ['15.02.2020 - 31.01.2030', 100, 198, 24],
    ]);
    expect(valuesOf(card)).toMatchObject({
      DATE_OF_BIRTH: '1964-12-30',
      PLACE_OF_BIRTH: 'LUCCA (LU)',
      DATE_OF_ISSUE: '2020-02-15',
      EXPIRATION_DATE: '2030-01-31',
    });
  });

  it('keep a date as printed when day and month may change places', () => {
    const { candidates } = readDrawn([
      ['Date of birth', 100, 100, 14],
      ['03/04/1990', 100, 118, 24],
    ]);
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({ field: 'DATE_OF_BIRTH', text: '03/04/1990' });
    expect(candidates[0]?.value).toBeUndefined();
  });
});

describe('names under one label', () => {
  it('have the surname on the first line', () => {
    const card = readDrawn([
      ['Surname Given name', 100, 100, 14],
      ['MUSTERMANN', 100, 118, 24],
      ['ERIK', 100, 146, 24],
    ]);
    expect(valuesOf(card)).toMatchObject({ LAST_NAME: 'MUSTERMANN', FIRST_NAME: 'ERIK' });
  });

  it('go on over a second line of the surname', () => {
    const card = readDrawn([
      ['APELLIDOS', 100, 100, 14],
      ['ROJAS', 100, 118, 20],
      ['MUÑOZ', 100, 142, 20],
      ['NOMBRES', 100, 172, 14],
      ['ELENA', 100, 190, 20],
    ]);
    expect(valuesOf(card)).toMatchObject({ LAST_NAME: 'ROJAS MUÑOZ', FIRST_NAME: 'ELENA' });
  });

  it('are told apart by a comma or by capitals, and kept whole', () => {
    const comma = readDrawn([
      ['Name', 100, 100, 14],
      ['LIN, MEI-HUA', 100, 118, 24],
    ]);
    expect(valuesOf(comma)).toMatchObject({ FULL_NAME: 'LIN, MEI-HUA', LAST_NAME: 'LIN', FIRST_NAME: 'MEI-HUA' });
    const capitals = readDrawn([
      ['Isem / Name', 100, 100, 14],
      ['BORG Maria', 100, 118, 24],
    ]);
    expect(valuesOf(capitals)).toMatchObject({ FULL_NAME: 'BORG Maria', LAST_NAME: 'BORG', FIRST_NAME: 'Maria' });
  });
});

describe('numbered licences', () => {
  it('of the Vienna Convention are read by their numbers', () => {
    const licence = readDrawn([
      ['FÜHRERSCHEIN', 300, 20, 30],
      ['BUNDESREPUBLIK DEUTSCHLAND', 500, 20, 30],
      ['1. MUSTERMANN', 300, 100],
      ['2. ERIKA', 300, 130],
      ['3. 12.08.64 BERLIN', 300, 160],
      ['4a. 24.01.23', 300, 190],
      ['4b. 23.01.38', 300, 220],
      ['4c. LANDRATSAMT', 500, 190],
      ['5. B072RRE2I55', 300, 250],
      ['9. AM/B/L', 300, 280],
    ]);
    expect(valuesOf(licence)).toMatchObject({
      LAST_NAME: 'MUSTERMANN',
      FIRST_NAME: 'ERIKA',
      DATE_OF_BIRTH: '1964-08-12',
      DATE_OF_ISSUE: '2023-01-24',
      EXPIRATION_DATE: '2038-01-23',
      DOCUMENT_NUMBER: 'B072RRE2I55',
    });
    expect(licence.documentType?.type).toBe('drivers_license');
    expect(licence.issuingCountry?.code).toBe('DEU');
  });

  it('of North America are read by their numbers, also where the reader lost some', () => {
    const licence = readDrawn([
      ['KANSAS', 100, 20, 40],
      ["DRIVER'S LICENSE", 500, 20, 30],
      ['4d DL NO. K00-12-3456', 300, 90],
      ['3 DOB 07/04/1988', 300, 120],
      ['4b EXP 07/04/2030', 600, 120],
      ['PUBLIC', 316, 160],
      ['2 JANE Q', 300, 184],
      ['8 12 OAK STREET', 300, 208],
      ['APT 4', 316, 232],
      ['TOPEKA, KS 66603-1234', 316, 256],
      ['15 SEX F', 300, 300],
      ['16 HGT 5-06', 450, 300],
    ]);
    expect(valuesOf(licence)).toMatchObject({
      LAST_NAME: 'PUBLIC',
      FIRST_NAME: 'JANE Q',
      ADDRESS: '12 OAK STREET, APT 4, TOPEKA, KS 66603-1234',
      DOCUMENT_NUMBER: 'K00-12-3456',
      DATE_OF_BIRTH: '1988-07-04',
      EXPIRATION_DATE: '2030-07-04',
      SEX: 'F',
    });
    expect(licence.issuingCountry).toMatchObject({ code: 'USA', subdivision: 'KS' });
  });
});

describe('designs of other places', () => {
  it('lettered labels of California and pairs in one line of New York are read', () => {
    const licence = readDrawn([
      ['CALIFORNIA', 100, 20, 40],
      ['DRIVER LICENSE', 500, 20, 26],
      ['DL I1234568', 300, 80, 26],
      ['EXP 08/31/2029', 300, 110, 26],
      ['LN CARDHOLDER', 300, 140, 22],
      ['FN IMA', 300, 166, 22],
      ['2570 24TH STREET', 300, 192],
      ['ANYTOWN, CA 95818', 300, 214],
      ['DOB 08/31/1977', 300, 240, 26],
      ['SEX F EYES BRN HGT 5-05', 300, 280],
    ]);
    expect(valuesOf(licence)).toMatchObject({
      DOCUMENT_NUMBER: 'I1234568',
      EXPIRATION_DATE: '2029-08-31',
      LAST_NAME: 'CARDHOLDER',
      FIRST_NAME: 'IMA',
      ADDRESS: '2570 24TH STREET, ANYTOWN, CA 95818',
      DATE_OF_BIRTH: '1977-08-31',
      SEX: 'F',
      EYE_COLOR: 'BRN',
    });
  });

  it('names above their labels are told by the last label, under which nothing stands', () => {
    const card = readDrawn([
      ['REPÚBLICA DE COLOMBIA', 200, 20, 26],
      ['CÉDULA DE CIUDADANÍA', 200, 74],
      ['NÚMERO 1.032.456.789', 200, 110, 22],
      ['ROJAS PEREZ', 200, 150, 22],
      ['APELLIDOS', 200, 176, 14],
      ['JUAN CARLOS', 200, 210, 22],
      ['NOMBRES', 200, 236, 14],
    ]);
    expect(valuesOf(card)).toMatchObject({
      DOCUMENT_NUMBER: '1.032.456.789',
      LAST_NAME: 'ROJAS PEREZ',
      FIRST_NAME: 'JUAN CARLOS',
    });
  });

  it('several numbered fields in one line are parted', () => {
    const licence = readDrawn([
      ['NEW ZEALAND', 100, 20, 30],
      ['DRIVER LICENCE', 400, 20, 30],
      ['1. SMITH', 300, 90],
      ['2. JOHN PAUL', 300, 114],
      ['4a. 01-02-2020 4b. 31-01-2030', 300, 162],
      ['5a. AB123456 5b. 123', 300, 186],
    ]);
    expect(valuesOf(licence)).toMatchObject({
      DATE_OF_ISSUE: '2020-02-01',
      EXPIRATION_DATE: '2030-01-31',
      DOCUMENT_NUMBER: 'AB123456',
    });
  });

  it('both parts of a name under one number are told apart at the comma', () => {
    const licence = readDrawn([
      ['NEBRASKA', 100, 20, 40],
      ['DRIVER LICENSE', 500, 20, 30],
      ['1 PUBLIC, JANE Q', 300, 160],
      ['8 123 MAIN STREET', 300, 184],
      ['LINCOLN, NE 68501', 316, 208],
    ]);
    expect(valuesOf(licence)).toMatchObject({ LAST_NAME: 'PUBLIC', FIRST_NAME: 'JANE Q' });
    expect(valuesOf(licence)).not.toHaveProperty('FULL_NAME');
  });

  it('a card without a title that says who somebody is counts as an identity card of the holder’s state', () => {
    const card = readDrawn([
      ['Surname', 100, 100, 14],
      ['OZOLA', 100, 118, 24],
      ['Nationality', 100, 160, 14],
      ['LATVIA', 100, 178, 24],
      ['Date of birth', 100, 220, 14],
      ['23.12.1982', 100, 238, 24],
    ]);
    expect(card.documentType?.type).toBe('national_id');
    expect(card.documentType?.confidence).toBeLessThan(0.5);
    expect(card.issuingCountry?.code).toBe('LVA');
  });
});

describe('what stands without labels', () => {
  it('is told by place and form on North American licences', () => {
    const licence = readDrawn([
      ['MICHIGAN', 100, 20, 40],
      ['DRIVER LICENSE', 500, 20, 30],
      ['P 123 456 789 012', 300, 80, 26],
      ['DOB 05-01-1984', 300, 120],
      ['JANE Q PUBLIC', 300, 160],
      ['123 NORTH STATE ST', 300, 184],
      ['LANSING, MI 48918', 300, 208],
    ]);
    expect(valuesOf(licence)).toMatchObject({
      FULL_NAME: 'JANE Q PUBLIC',
      LAST_NAME: 'PUBLIC',
      FIRST_NAME: 'JANE Q',
      ADDRESS: '123 NORTH STATE ST, LANSING, MI 48918',
      DOCUMENT_NUMBER: 'P 123 456 789 012',
    });
  });

  it('dates whose labels are lost are told by their order in time', () => {
    const card = readDrawn([
      ['IDENTITY CARD', 100, 20, 30],
      ['REPUBLIC OF LATVIA', 500, 20, 30],
      ['Surname', 100, 100, 14],
      ['OZOLA', 100, 118, 24],
      ['12.12.1982', 100, 200, 24],
      ['05.03.2022', 100, 260, 24],
      ['04.03.2032', 100, 320, 24],
    ]);
    expect(valuesOf(card)).toMatchObject({ DATE_OF_BIRTH: '1982-12-12', EXPIRATION_DATE: '2032-03-04' });
  });

  it('is left alone when nothing tells what it is', () => {
    expect(
      readDrawn([
        ['HELLO WORLD', 100, 100],
        ['42', 100, 140],
        ['LOREM IPSUM', 100, 180],
      ]).candidates,
    ).toEqual([]);
  });
});

describe('what does not belong to the document', () => {
  it('overprints that run askew are not read', () => {
    const page = drawnPage([
      ['Surname', 100, 100, 14],
      ['MUSTERMANN', 100, 150, 24],
    ]);
    const askew: TextLine = {
      text: 'SPECIMEN',
      confidence: 0.95,
      quad: [
        { x: 0.1, y: 0.21 },
        { x: 0.2, y: 0.11 },
        { x: 0.22, y: 0.14 },
        { x: 0.12, y: 0.24 },
      ],
      script: 'print',
    };
    const reading = readPrintedFields(
      { ...page, lines: [...page.lines, askew] },
      { documentTypeHint: 'auto', today: { year: 2026, month: 6, day: 1 } },
    );
    expect(valuesOf(reading)).toEqual({ LAST_NAME: 'MUSTERMANN' });
  });

  it('lines of the machine-readable zone are no values', () => {
    const page = readDrawn([
      ['Surname', 100, 100, 14],
      ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 100, 118, 24],
    ]);
    expect(page.candidates).toEqual([]);
  });

  it('the number of a field is no sex', () => {
    const besideSexLabel = (text: string) => {
      const page = readDrawn([
        ['Sex', 100, 100, 14],
        [text, 100, 118, 24],
      ]);
      return valuesOf(page)['SEX'];
    };
    expect(['9. CI:', '9.', '1: AB', 'F'].map(besideSexLabel)).toEqual([undefined, undefined, undefined, 'F']);
  });

  it('an empty page gives an empty reading', () => {
    expect(readDrawn([])).toEqual({ candidates: [] });
  });
});
