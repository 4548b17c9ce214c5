import { describe, expect, it } from 'vitest';
import { findLabels } from '../../../src/domain/reading/label-matching.ts';

const keys = (text: string): string[] => findLabels(text).map(({ key }) => key);

describe('labels in a line', () => {
  it('are found in several languages at once', () => {
    expect(keys('Date of birth/Date de naissance/Geburtsdatum')).toEqual(['birthDate', 'birthDate', 'birthDate']);
    expect(keys('Pavardė / Surname / Nom')).toEqual(['surname', 'surname', 'name']);
    expect(keys('Презиме')).toEqual(['surname']);
    expect(keys('有效期限')).toEqual(['validity']);
  });

  it('are found when the reader lost spaces, diacritics or a letter', () => {
    expect(keys('DATEOFBIRTH')).toEqual(['birthDate']);
    expect(keys('Nationalite')).toEqual(['nationality']);
    expect(keys('Staatsangehorigkelt')).toEqual(['nationality']);
    expect(keys('Staatsangchörigket')).toEqual(['nationality']);
    expect(keys('Oate of birlh')).toEqual(['birthDate']);
    expect(keys('Surmane')).toEqual(['surname']);
  });

  it('carry the number that stands before them', () => {
    expect(findLabels('4d DLN')[0]).toMatchObject({ key: 'documentNumber', number: '4d', start: 0 });
    expect(findLabels('(3) Date of birth')[0]).toMatchObject({ key: 'birthDate', number: '3' });
  });

  it('are told apart in a line of several pairs', () => {
    expect(keys('DOB: 01-02-1990 SEX: M')).toEqual(['birthDate', 'sex']);
    expect(keys('SEX M HGT 5-08 EYES BRO')).toEqual(['sex', 'height', 'eyes']);
    expect(findLabels('4bEXP08/12/2030').map(({ end }) => end)).toEqual([5]);
  });

  it('are not seen in names, addresses and titles', () => {
    for (const text of [
      'VIDAL',
      'ANNA MARIA ERIKSSON',
      '123 MAIN STREET',
      'SPRINGFIELD, IL 62701',
      'HAIRSTON',
      'ENDERBY',
    ]) {
      expect(keys(text)).toEqual([]);
    }
    expect(keys('PASSPORT')).toEqual(['mark']);
    expect(keys('PERMANENT RESIDENT CARD')).toEqual(['mark']);
  });

  it('tell a number from a title by its sign', () => {
    expect(keys('Passport No')).toEqual(['documentNumber']);
    expect(keys("CARTE NATIONALE D'IDENTITE N° :")).toEqual(['documentNumber']);
  });

  it('end at the colon when the reader spoiled their end', () => {
    const [label] = findLabels('Prénomgj: JEANNE');
    expect(label).toMatchObject({ key: 'givenNames', end: 9 });
  });
});
