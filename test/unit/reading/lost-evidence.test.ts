import { describe, expect, it } from 'vitest';
import { misreadCountry } from '../../../src/domain/reading/misread-country.ts';
import { splitCommaName } from '../../../src/domain/values/person-name.ts';
import { findPrintedDates } from '../../../src/domain/values/printed-date.ts';
import { misreadSex } from '../../../src/domain/values/sex.ts';
import { shownDateOrder } from '../../../src/domain/values/shown-date-order.ts';
import { type DrawnLine, readDrawn, valuesOf } from './drawn-page.ts';

const TODAY = { year: 2026, month: 6, day: 1 };

describe('dates', () => {
  const datesIn = (text: string) => findPrintedDates(text, { today: TODAY, order: 'DMY' }).map(({ date }) => date);

  it('are read where all that is left between their parts is a blank, when nothing else stands in the line', () => {
    const date = { kind: 'exact', date: { year: 1983, month: 2, day: 4 } };
    expect(datesIn('0402 1983')).toEqual([date]);
    expect(datesIn('04 021983')).toEqual([date]);
    expect(datesIn('No 0402 1983')).toEqual([]);
    expect(datesIn('9902 1983')).toEqual([]);
  });

  it('show their order to those that could be read in two', () => {
    const order = (...texts: string[]) => shownDateOrder(texts.map((text) => ({ text, context: { today: TODAY } })));
    expect(order('12/02/1973', '31/03/2018')).toBe('DMY');
    expect(order('12/02/1973', '03/31/2018')).toBe('MDY');
    expect(order('31/03/2018', '03/31/2018')).toBeUndefined();
    expect(order('12/02/1973')).toBeUndefined();
    expect(order('12.02.1973')).toBe('DMY');
  });
});

describe('a page without a title or a label', () => {
  const dates = (...texts: string[]): DrawnLine[] => texts.map((text, at) => [text, 300, 100 + 60 * at, 22]);

  it('is a document of identity where its dates are those of a holder', () => {
    const read = readDrawn(dates('29.02.1968', '24.07.2008', '24.07.2018'));
    expect(read.documentType?.type).toBe('national_id');
    expect(valuesOf(read)).toMatchObject({ DATE_OF_BIRTH: '1968-02-29', EXPIRATION_DATE: '2018-07-24' });
  });

  it('is none where the dates are any others', () => {
    expect(readDrawn(dates('29.02.1968', '24.07.2008', '03.02.2020')).documentType).toBeUndefined();
    expect(readDrawn(dates('24.07.2008', '24.07.2018')).documentType).toBeUndefined();
  });

  it('is a driving licence where its lines are numbered as the fields of one', () => {
    const lines: DrawnLine[] = ['1. LEROY', '2. JEAN', '3. 13.07.1980 PARIS', '4a. 01.02.2020', '5. 13AA00001'].map(
      (text, at) => [text, 300, 100 + 40 * at, 22],
    );
    const read = readDrawn(lines);
    expect(read.documentType?.type).toBe('drivers_license');
    expect(valuesOf(read)).toMatchObject({ LAST_NAME: 'LEROY', FIRST_NAME: 'JEAN', DOCUMENT_NUMBER: '13AA00001' });
    expect(readDrawn(lines.slice(0, 3)).documentType?.type).not.toBe('drivers_license');
  });
});

describe('a row of values under a row of labels', () => {
  const page = (values: string): Readonly<Record<string, string>> =>
    valuesOf(
      readDrawn([
        ['REPUBLIC OF CROATIA IDENTITY CARD', 100, 20, 30],
        ['Date of birth', 300, 200, 14],
        ['Sex', 430, 200, 14],
        [values, 300, 218, 24],
      ]),
    );

  it('is parted where the labels begin', () => {
    expect(page('07.07.1985 F')).toMatchObject({ DATE_OF_BIRTH: '1985-07-07', SEX: 'F' });
  });

  it('is left alone where what stands under a label is not its value', () => {
    expect(page('07.07.1985 Q')).toMatchObject({ DATE_OF_BIRTH: '1985-07-07' });
    expect(page('07.07.1985 Q')).not.toHaveProperty('SEX');
  });
});

describe('misread values', () => {
  it('are known as the sex that they can only mean', () => {
    expect(['FFMALE', 'MALF', 'FEMENIN0', 'E', 'P'].map(misreadSex)).toEqual(['F', 'M', 'F', 'F', 'F']);
    expect(['ANNA', 'H', 'XYZXYZ', ''].map(misreadSex)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are read behind a label as pairs that lost their slash', () => {
    const sexOf = (value: string) =>
      valuesOf(
        readDrawn([
          ['KINGDOM OF SWEDEN IDENTITY CARD', 100, 20, 30],
          ['Sex', 300, 200, 14],
          [value, 300, 218, 24],
        ]),
      )['SEX'];
    expect(['KP', 'K/F', 'KIE', 'MOTIF'].map(sexOf)).toEqual(['F', 'F', 'F', 'F']);
    expect(sexOf('QX')).toBeUndefined();
  });

  it('are known as the country that they can only mean', () => {
    expect(misreadCountry('POLSKOE')).toBe('POL');
    expect(misreadCountry('N1GERIAN')).toBe('NGA');
    expect(misreadCountry('P0L')).toBe('POL');
    expect(misreadCountry('Unitsd ArabEmirates')).toBe('ARE');
    expect(['GRACE', 'QQQ', '12', ''].map(misreadCountry)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('have no comma behind an initial', () => {
    expect(splitCommaName('JOHN Q, PUBLIC')).toBeUndefined();
    expect(splitCommaName('PUBLIC, JOHN Q')).toEqual({ lastName: 'PUBLIC', firstName: 'JOHN Q' });
  });
});

describe('numbers of documents', () => {
  const card = (...lines: DrawnLine[]): Readonly<Record<string, string>> =>
    valuesOf(
      readDrawn([
        ['SLOVENSKÁ REPUBLIKA', 100, 20, 30],
        ['IDENTITY CARD', 100, 60, 24],
        ['Date of birth', 300, 200, 14],
        ['24.12.1991', 300, 218, 22],
        ...lines,
      ]),
    );

  it('are told from those of persons by their letters', () => {
    const personal: DrawnLine = ['916224/0000', 300, 420, 22];
    expect(card(personal, ['HB204871', 300, 520, 22])).toMatchObject({ DOCUMENT_NUMBER: 'HB204871' });
    expect(card(personal, ['20487112', 300, 520, 22])).not.toHaveProperty('DOCUMENT_NUMBER', '20487112');
  });

  it('are read behind a misread field number', () => {
    const number = (line: string) =>
      valuesOf(
        readDrawn([
          ['OHIO', 40, 20, 40],
          ['DRIVER LICENSE', 300, 20, 30],
          [line, 300, 100, 24],
          ['09/16/1990', 300, 300, 20],
        ]),
      )['DOCUMENT_NUMBER'];
    for (const line of ['4d AB123456', '4o AB123456', '4 AB123456', '44 AB123456', '4dAB123456', 'OaDLNo AB123456'])
      expect(number(line), line).toBe('AB123456');
  });
});

describe('the number of a North American licence', () => {
  const number = (...lines: DrawnLine[]) =>
    valuesOf(readDrawn([['NEBRASKA', 40, 20, 40], ['DRIVER LICENSE', 300, 20, 30], ...lines]))['DOCUMENT_NUMBER'];

  it('ends before the field that was read with it', () => {
    expect(number(['4d DLN N99999999 4a 155', 300, 100, 24])).toBe('N99999999');
    expect(number(['L1234-1234561-12 6', 300, 100, 24], ['02/01/1977', 300, 300, 20])).toBe('L1234-1234561-12');
  });

  it('goes on over blanks between short groups', () => {
    expect(number(['4d DLN P 123 456 789 012', 300, 100, 24])).toBe('P 123 456 789 012');
    expect(number(['4d DLN X9999 99999 99999', 300, 100, 24])).toBe('X9999 99999 99999');
  });
});

describe('an issuer or a type that no whole title names', () => {
  it('is Canada where a line ends in a postal code of its form', () => {
    const page = (code: string) =>
      readDrawn([
        ['PERMIS DE CONDUIRE', 300, 20, 30],
        [code, 300, 200, 20],
      ]);
    expect(page('H3A 1S8').issuingCountry?.code).toBe('CAN');
    expect(page('MONTREAL H3A 1S8').issuingCountry?.code).toBe('CAN');
    expect(page('D3A 1S8').issuingCountry).toBeUndefined();
  });

  it('is an identity card where its title ends before the last word', () => {
    const card = (title: string) =>
      readDrawn([
        [title, 40, 20, 30],
        ['DOE', 300, 200, 20],
        ['JANE', 300, 230, 20],
      ]);
    expect(card('NORTH CAROLINA IDENTIFICATION').documentType?.type).toBe('national_id');
    expect(card('NORTH CAROLINA').documentType).toBeUndefined();
  });
});

describe('a code that is a label elsewhere', () => {
  const page = (...labels: DrawnLine[]) =>
    valuesOf(readDrawn([['KARTA POBYTU RESIDENCE PERMIT', 100, 20, 30], ...labels, ['POL', 540, 290, 22]]));

  it('is a value where another label announces the same', () => {
    const read = page(['Płeć/Sex', 380, 270, 14], ['Obywatelstwo/Nationality', 540, 270, 14], ['K', 380, 290, 22]);
    expect(read).toMatchObject({ SEX: 'F', NATIONALITY: 'POL' });
  });

  it('is a label where none does', () => {
    expect(page(['Ž', 540, 320, 22])).toMatchObject({ SEX: 'F' });
  });
});

describe('a North American card whose field numbers are printed right before its values', () => {
  const card = (surname: string): DrawnLine[] => [
    ['INDIANA', 40, 20, 40],
    ['DRIVER LICENSE', 300, 20, 30],
    [surname, 300, 200, 22],
    ['2MARK ALLEN', 300, 226, 22],
    ['8123 MAIN STREET', 300, 252, 22],
    ['INDIANAPOLIS, IN 46204-0000', 312, 278, 22],
    ['3 DOB 11/17/1970', 300, 320, 22],
  ];

  it('has an address without the number of its field', () => {
    expect(valuesOf(readDrawn(card('1SAMPLE')))).toMatchObject({
      LAST_NAME: 'SAMPLE',
      ADDRESS: '123 MAIN STREET, INDIANAPOLIS, IN 46204-0000',
    });
  });

  it('has a surname without the number read as a letter', () => {
    expect(valuesOf(readDrawn(card('ISAMPLE')))).toMatchObject({ LAST_NAME: 'SAMPLE', FIRST_NAME: 'MARK ALLEN' });
  });

  it('is a licence where a class is all that says so', () => {
    const untitled = card('1SAMPLE').filter(([text]) => text !== 'DRIVER LICENSE');
    expect(readDrawn([...untitled, ['9 CLASS D', 300, 420, 20]]).documentType?.type).toBe('drivers_license');
  });
});
