import { describe, expect, it } from 'vitest';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { stateOfTitle } from '../../../src/domain/document/national-titles.ts';
import { type DrawnLine, drawnPage, readDrawn, valuesOf } from './drawn-page.ts';

const BIRTH: readonly DrawnLine[] = [
  ['Date of Birth', 300, 300, 14],
  ['15 MAR 1980', 300, 318, 20],
];

describe('a licence that prints the name without a label', () => {
  const title: readonly DrawnLine[] = [
    ['DRIVER LICENCE', 40, 20, 30],
    ['NEW ZEALAND', 500, 20, 30],
  ];

  it('is read by the form of the name', () => {
    const read = valuesOf(readDrawn([...title, ['John Andrew CITIZEN', 300, 200, 24], ...BIRTH]));
    expect(read).toMatchObject({ FIRST_NAME: 'John Andrew', LAST_NAME: 'CITIZEN' });
  });

  it('is read by its place above the date of birth', () => {
    const read = valuesOf(
      readDrawn([...title, ['JOHN CITIZEN', 300, 276, 18], ['Date of Birth 15 MAR 1980', 300, 300, 16]]),
    );
    expect(read).toMatchObject({ FULL_NAME: 'JOHN CITIZEN' });
  });

  it('is not guessed between two names, nor out of a title', () => {
    const names: readonly DrawnLine[] = [
      ['John Andrew CITIZEN', 300, 140, 24],
      ['Jane Anne PUBLIC', 300, 220, 24],
    ];
    expect(valuesOf(readDrawn([...title, ...names, ...BIRTH]))).not.toHaveProperty('FULL_NAME');
    expect(valuesOf(readDrawn([...title, ...BIRTH]))).not.toHaveProperty('FULL_NAME');
  });
});

describe('a licence outside North America', () => {
  const licence: readonly DrawnLine[] = [
    ['PERMIS DE CONDUIRE', 100, 20, 30],
    ['RÉPUBLIQUE FRANÇAISE', 500, 20, 26],
    ['1. LEROY', 330, 100, 26],
    ['2. JEAN', 330, 135, 26],
    ['3. 13.07.1980 PARIS', 330, 170, 22],
  ];

  it('has no sex for the sign of its state', () => {
    expect(valuesOf(readDrawn([...licence, ['F', 40, 40, 40]]))).not.toHaveProperty('SEX');
  });

  it('has one where a word says so', () => {
    expect(valuesOf(readDrawn([...licence, ['FEMALE', 330, 300, 20]]))).toMatchObject({ SEX: 'F' });
  });

  it('goes by its own number, not by the number of the card', () => {
    const numbers: readonly DrawnLine[] = [
      ['DRIVER LICENCE', 100, 20, 30],
      ['Card Number 2 000 123 456', 300, 60, 18],
      ['Licence No.', 300, 200, 14],
      ['12345678', 300, 218, 20],
      ...BIRTH,
    ];
    expect(valuesOf(readDrawn(numbers))).toMatchObject({ DOCUMENT_NUMBER: '12345678' });
    expect(valuesOf(readDrawn(numbers.toSpliced(2, 2)))).toMatchObject({ DOCUMENT_NUMBER: '2 000 123 456' });
  });
});

describe('titles that one state alone prints', () => {
  it.each([
    ['FÜHRERAUSWEIS', 'CHE'],
    ['PRAWO JAZDY', 'POL'],
    ['Kad Pengenalan', 'MYS'],
    ['PERSONALAUSWEIS', undefined],
    ['DRIVING LICENCE', undefined],
  ])('%s tells %s', (line, country) => {
    expect(stateOfTitle(line)).toBe(country);
  });
});

describe('letters read for digits', () => {
  const numberOn = (print: string) =>
    valuesOf(readDrawn([['IDENTITY CARD', 100, 20, 30], [`Document No. ${print}`, 300, 100, 20], ...BIRTH]))[
      'DOCUMENT_NUMBER'
    ];

  it.each([
    ['EA 00O123', 'EA 000123'],
    ['D123-4567-890I', 'D123-4567-8901'],
    ['P1234-50I79', 'P1234-50179'],
    ['DL 12345678', '12345678'],
    ['C072RRE2I55', 'C072RRE2I55'],
  ])('%s is the number %s', (print, number) => {
    expect(numberOn(print)).toBe(number);
  });
});

describe('dates of a document whose issuer is not known', () => {
  const page = (date: string): readonly DrawnLine[] => [
    ['IDENTITY CARD', 100, 20, 30],
    ['Date of Birth', 300, 100, 14],
    [date, 300, 118, 20],
  ];

  it('have the day first where full stops part them, and are not guessed elsewhere', () => {
    const read = (date: string) => {
      const observation = { ...drawnPage(page(date)), fields: [], barcodes: [] };
      return interpretObservation(observation, 'auto', { year: 2026, month: 6, day: 1 }).fields;
    };
    expect(read('03.05.1980')).toContainEqual(expect.objectContaining({ name: 'dateOfBirth', value: '1980-05-03' }));
    expect(read('03/05/1980')).toContainEqual(expect.objectContaining({ name: 'dateOfBirth', value: '03/05/1980' }));
  });
});
