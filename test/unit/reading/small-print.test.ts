import { describe, expect, it } from 'vitest';
import { numberFormOf } from '../../../src/domain/document/number-forms.ts';
import { cityLineOf } from '../../../src/domain/reading/city-line.ts';
import { embeddedLabel } from '../../../src/domain/reading/garbled-label.ts';
import { gluedNumber } from '../../../src/domain/reading/issued-number.ts';
import { recogniseNames } from '../../../src/domain/reading/known-names.ts';
import { misreadNationality } from '../../../src/domain/reading/misread-country.ts';
import { levelFragments } from '../../../src/domain/reading/reading-order.ts';
import { type DrawnLine, drawnPage, readDrawn, valuesOf } from './drawn-page.ts';

/** What a reader is unsure of. */
const UNSURE = 0.7;

const card =
  (...title: readonly DrawnLine[]) =>
  (...lines: readonly DrawnLine[]) =>
    valuesOf(readDrawn([...title, ...lines]));

const BIRTH: readonly DrawnLine[] = [
  ['Date of birth', 700, 500, 14],
  ['03.12.1981', 700, 518, 22],
];

const HUNGARIAN = card(['MAGYARORSZÁG / HUNGARY', 300, 20, 30], ['IDENTITY CARD', 100, 60, 30], ...BIRTH);
const POLISH = card(['RZECZPOSPOLITA POLSKA', 300, 20, 30], ['DOWÓD OSOBISTY IDENTITY CARD', 100, 60, 30], ...BIRTH);
const NEBRASKAN = card(['NEBRASKA', 40, 20, 40], ['DRIVER LICENSE', 300, 20, 30]);

describe('the sex in small print', () => {
  it('is told by a pair of letters behind a misread label, unless the letters are the name KIM', () => {
    expect(HUNGARIAN(['Nemišex: NIF', 300, 200])).toMatchObject({ SEX: 'F' });
    expect(POLISH(['Plss/Sar KIF', 300, 200])).toMatchObject({ SEX: 'F' });
    expect(POLISH(['JASON KIM', 300, 200])).not.toHaveProperty('SEX');
    expect(POLISH(['NIF', 300, 200])).not.toHaveProperty('SEX');
  });

  it('is told behind its label whatever the slash was read as', () => {
    expect(POLISH(['Płeć/Sex', 300, 200, 14], ['KOP', 300, 218, 22])).toMatchObject({ SEX: 'F' });
  });

  it('is told on North American cards by a label of which one letter is wrong', () => {
    expect(NEBRASKAN(['16 Ses F', 300, 300])).toMatchObject({ SEX: 'F' });
    expect(NEBRASKAN(['See F', 300, 300])).not.toHaveProperty('SEX');
  });

  it('is a lone K that was read surely, where no other letter can be one', () => {
    const lone = (...lines: readonly DrawnLine[]) => POLISH(...lines)['SEX'];
    expect(lone(['K', 300, 300, 22, 0.98])).toBe('F');
    expect(lone(['K', 300, 300, 22, UNSURE])).toBeUndefined();
    expect(lone(['K', 300, 300, 22, 0.98], ['M', 600, 300, 22])).toBe('M');
  });
});

describe('the nationality in small print', () => {
  it('is the code of the issuer at the end of a misread line, not in a title or a longer line', () => {
    expect(HUNGARIAN(['Empsglnag Sytotalty HUN', 300, 200])).toMatchObject({ NATIONALITY: 'HUN' });
    expect(HUNGARIAN(['IC/HUN', 300, 200])).toMatchObject({ NATIONALITY: 'HUN' });
    expect(HUNGARIAN(['HUNGARY HUN', 300, 200])).not.toHaveProperty('NATIONALITY');
    expect(HUNGARIAN(['one two three four HUN', 300, 200])).not.toHaveProperty('NATIONALITY');
  });

  it('is a doubtful word that can only be an adjective of the issuer, never its name', () => {
    expect(POLISH(['POLSKOE', 300, 200, 22, UNSURE])).toMatchObject({ NATIONALITY: 'POL' });
    expect(POLISH(['POLSKOE', 300, 200, 22, 0.97])).not.toHaveProperty('NATIONALITY');
    expect(HUNGARIAN(['POLSKOE', 300, 200, 22, UNSURE])).not.toHaveProperty('NATIONALITY');
    const mexican = card(['MÉXICO', 40, 20, 40], ['CREDENCIAL PARA VOTAR', 300, 20, 30], ...BIRTH);
    expect(mexican(['MÉXICO', 300, 200, 22, UNSURE])).not.toHaveProperty('NATIONALITY');
    expect(['PORTUGAL', 'PORTUGAI'].map(misreadNationality)).toEqual([undefined, undefined]);
    expect(misreadNationality('N1GERIAN')).toBeUndefined();
  });

  it('is no surname, though a doubtful label above says so', () => {
    const named = (label: number) =>
      POLISH(['Surname', 300, 200, 14, label], ['POLSKOE', 300, 218, 22, UNSURE])['LAST_NAME'];
    expect(named(0.6)).toBeUndefined();
    expect(named(0.95)).toBe('POLSKOE');
  });
});

describe('names in small print', () => {
  it('are taken from under a label rather than from doubtful print behind it', () => {
    const american = card(['UNITED STATES OF AMERICA PASSPORT', 100, 20, 30]);
    const behind = (confidence: number) =>
      american(
        ['Surname / Nom Aoelidna', 300, 200, 14, confidence],
        ['DOE', 300, 218, 22],
        ['Given names', 300, 250, 14],
        ['JOHN', 300, 268, 22],
      )['LAST_NAME'];
    expect(behind(0.75)).toBe('DOE');
    expect(behind(0.95)).toBe('Aoelidna');
  });

  it('are the Latin lines of issuers that print both scripts, though the label was lost', () => {
    const names = (issuer: string) =>
      valuesOf(
        readDrawn([
          [issuer, 300, 20, 30],
          ['IDENTITY CARD', 100, 60, 30],
          ['Surname', 200, 140, 18],
          ['IVANOVA', 300, 140, 22],
          ['MAPVLIA', 300, 170, 22],
          ['MARITSA', 300, 196, 22],
          ['Date of birth', 300, 260, 14],
          ['01.08.1985', 300, 278, 22],
        ]),
      );
    expect(names('REPUBLIC OF BULGARIA')).toMatchObject({ LAST_NAME: 'IVANOVA', FIRST_NAME: 'MARITSA' });
    expect(names('REPUBLIC OF FINLAND')['FIRST_NAME']).not.toBe('MARITSA');
  });

  it('are the Latin lines under a label that was lost as well', () => {
    const names = valuesOf(
      readDrawn([
        ['REPUBLIC OF BULGARIA', 300, 20, 30],
        ['IDENTITY CARD', 100, 60, 30],
        ['Surname', 300, 120, 14],
        ['IVANOVA', 300, 138, 22],
        ['cmnl qvn', 300, 170, 14, UNSURE],
        ['MAPVLIA', 300, 188, 22],
        ['MARITSA', 300, 214, 22],
        ...BIRTH,
      ]),
    );
    expect(names).toMatchObject({ LAST_NAME: 'IVANOVA', FIRST_NAME: 'MARITSA' });
  });

  it('keep the number of their field behind specks of the ground', () => {
    const numbered = NEBRASKAN(['1. SAMPLE', 300, 200], ['6 2. TINA', 280, 230], ['3. 02/21/1984', 300, 260]);
    expect(numbered).toMatchObject({ LAST_NAME: 'SAMPLE', FIRST_NAME: 'TINA' });
  });

  it('are not the value of two digits that may be the numbers of two fields', () => {
    const beside = (confidence: number) =>
      NEBRASKAN(['12', 270, 200, 20, confidence], ['DOE', 300, 200], ['3 DOB 02/21/1984', 300, 260])['RESTRICTIONS'];
    expect(beside(UNSURE)).toBeUndefined();
    expect(beside(0.95)).toBe('DOE');
  });
});

describe('a North American card in small print', () => {
  it('is known by a city line with specks before the code', () => {
    expect(cityLineOf('ANITOWN OH< 12345')).toMatchObject({ text: 'ANITOWN OH 12345', subdivision: { code: 'OH' } });
    expect(cityLineOf('ANYTOWN, OH; 12345-0000')?.text).toBe('ANYTOWN, OH 12345-0000');
  });

  const holder: readonly DrawnLine[] = [
    ['AB123456', 300, 100, 30],
    ['DOE', 300, 140],
    ['JANE', 300, 164],
    ['123 MAIN ST', 300, 188],
    ['ANYTOWN, OH 12345', 300, 212],
  ];

  it('is a licence where no title was read, if a date may be of birth', () => {
    const read = readDrawn([...holder, ['09-16-1990', 300, 300], ['01-21-2021', 300, 400]]);
    expect(read).toMatchObject({ documentType: { type: 'drivers_license' }, issuingCountry: { code: 'USA' } });
    expect(valuesOf(read)).toMatchObject({ DOCUMENT_NUMBER: 'AB123456', DATE_OF_BIRTH: '1990-09-16' });
  });

  it('is nothing where the dates lie close together, as those of letters do', () => {
    expect(readDrawn([...holder, ['09-16-2020', 300, 300], ['01-21-2021', 300, 400]]).documentType).toBeUndefined();
  });

  it('has its number found by the form of its state where the label ran into it', () => {
    const washington = numberFormOf('drivers_license', 'USA', 'WA') ?? /never/;
    const numberIn = (line: string) => gluedNumber(levelFragments(drawnPage([[line, 300, 100]])), washington)?.text;
    expect(numberIn('44LCaWDLABCD456DG ICLASS B')).toBe('WDLABCD456DG');
    expect(numberIn('4dLIC#WDLABCD456 DG CLASS')).toBe('WDLABCD456DG');
    expect(numberIn('REV 07012014')).toBeUndefined();
    expect(numberIn('4dLICaWDL')).toBeUndefined();
    const licence = card(['WASHINGTON', 40, 20, 40], ['DRIVER LICENSE', 300, 20, 30]);
    expect(licence(['44LCaWDLABCD456DG ICLASS B', 300, 100], ['REV 07012014', 700, 600])).toMatchObject({
      DOCUMENT_NUMBER: 'WDLABCD456DG',
    });
  });
});

describe('labels in small print', () => {
  it('are no words of a sentence', () => {
    expect(embeddedLabel('this card is not evidence of cmpenshigorPERMANENT RESIDENCE')).toBeUndefined();
    expect(embeddedLabel('rPERMANENT RESIDENCE')?.key).toBe('address');
    expect(embeddedLabel('emrilgiven name')?.key).toBe('givenNames');
    expect(embeddedLabel('Emril given name')).toBeUndefined();
  });

  it('go on over a misread translation with a digit in it', () => {
    const romanian = card(['ROMANIA CARTE DE IDENTITATE', 100, 20, 30]);
    expect(romanian(['Domiciliu/Adresse/Aadre5', 300, 200, 14], ['Str. Lunga nr.14', 300, 218, 22])).toMatchObject({
      ADDRESS: 'Str. Lunga nr.14',
    });
  });

  it('announce no address that is three letters', () => {
    const address = (value: string) => HUNGARIAN(['Address', 300, 200, 14], [value, 300, 218, 22])['ADDRESS'];
    expect(address('KMA')).toBeUndefined();
    expect(address('ROMA')).toBe('ROMA');
    expect(address('Ó U 12')).toBeUndefined();
    expect(address('KUT 12')).toBe('KUT 12');
  });

  it('of documents are titles though one letter in four is wrong', () => {
    expect(recogniseNames('DRrvInG ucEnSE')).toMatchObject([{ title: 'drivers_license' }]);
    expect(recogniseNames('DRAWING SCHOOL')).toEqual([]);
  });
});
