import { describe, expect, it } from 'vitest';
import { type DrawnLine, readDrawn } from './drawn-page.ts';

describe('type and issuer', () => {
  it('are told from a title on two lines', () => {
    const { documentType } = readDrawn([
      ['DRIVER', 100, 20, 30],
      ['LICENSE', 100, 54, 30],
      ['DOB 01/02/1990', 100, 120],
    ]);
    expect(documentType?.type).toBe('drivers_license');
  });

  it('are told from misread titles', () => {
    const { documentType, issuingCountry } = readDrawn([
      ['NORIH CAROLINA', 100, 20, 40],
      ['DRIVEP LICEMSE', 500, 20, 40],
      ['WRONGTON', 100, 200],
    ]);
    expect(documentType?.type).toBe('drivers_license');
    expect(issuingCountry).toMatchObject({ code: 'USA', subdivision: 'NC' });
  });

  it('do not follow the nationality or place of birth of the holder', () => {
    const { issuingCountry } = readDrawn([
      ['RÉPUBLIQUE FRANÇAISE', 300, 20, 30],
      ['TITRE DE SÉJOUR', 100, 60, 30],
      ['Nationalité', 100, 200, 14],
      ['Sénégal', 100, 218, 24],
      ['Lieu de naissance', 100, 260, 14],
      ['SÉNÉGAL', 100, 278, 24],
    ]);
    expect(issuingCountry?.code).toBe('FRA');
  });

  it('know a title in spite of many misread letters when it is all of its line', () => {
    const typeOn = (title: string) =>
      readDrawn([
        [title, 100, 20, 30],
        ['RIVADAVIA', 100, 200],
      ]).documentType?.type;
    expect(typeOn('DAIVING UCENSE')).toBe('drivers_license');
    expect(typeOn('RIDING SCHOOLS')).toBeUndefined();
  });

  it('know the back of a licence by the vehicles that its class allows', () => {
    const typeOn = (line: string) =>
      readDrawn([
        [line, 100, 40, 14],
        ['MONTREAL', 100, 90, 14],
      ]).documentType?.type;
    expect(typeOn('CLASSE(S): Véhicule automobile de moins de 4 500 kg')).toBe('drivers_license');
    expect(typeOn('CLASS: D Department of Motor Vehicles')).toBeUndefined();
  });

  it('know the issuer by an authority that only it has, unless a title says otherwise', () => {
    const issuerOn = (...titles: readonly string[]) =>
      readDrawn([
        ...titles.map((title, row): DrawnLine => [title, 100, 20 + row * 40, 30]),
        ['Adresse', 100, 200, 14],
        ['12 RUE DES LILAS', 300, 200, 22],
        ['par SOUSPREFECTURE DE BREST', 100, 300, 22],
      ]).issuingCountry?.code;
    expect(issuerOn()).toBe('FRA');
    expect(issuerOn('ROYAUME DE BELGIQUE')).toBe('BEL');
  });

  it('take no label for the misread name of a country: Surname is not Suriname', () => {
    const { issuingCountry } = readDrawn([
      ['Nom/Surname', 400, 280, 14],
      ['LEFEVRE', 400, 300, 18],
    ]);
    expect(issuingCountry).toBeUndefined();
  });

  it('come with a confidence between 0 and 1', () => {
    const { documentType, issuingCountry } = readDrawn([
      ['PASSPORT', 100, 20, 30],
      ['CANADA', 400, 20, 30],
    ]);
    for (const confidence of [documentType?.confidence, issuingCountry?.confidence]) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});
