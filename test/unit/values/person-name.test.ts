import { describe, expect, it } from 'vitest';
import {
  cleanPrintedName,
  composeFullName,
  isPrefixName,
  looksLikeName,
  mrzSpelling,
  sameName,
  splitCommaName,
} from '../../../src/domain/values/person-name.ts';

describe('names of persons', () => {
  it.each([
    ['Müller', 'MUELLER'],
    ['Åström', 'AASTROEM'],
    ['Ñandú', 'NANDU'],
    ['Groß', 'GROSS'],
    ['Ægir Þórðarson', 'AEGIR THORDARSON'],
    ["O'Neill", 'ONEILL'],
    ['Anna-Maria', 'ANNA MARIA'],
    ['ŁĘCKI', 'LECKI'],
    ['ƏLİYEV', 'ELIYEV'],
    ['Щербаков', 'SHCHERBAKOV'],
    ['Παπαδόπουλος', 'PAPADOPOULOS'],
    ['Nguyễn Đức', 'NGUYEN DUC'],
    ['ERIKSSON, ANNA', 'ERIKSSON ANNA'],
    ['林', ''],
  ])('%s is spelled %s in a machine-readable zone', (name, spelled) => {
    expect(mrzSpelling(name)).toBe(spelled);
  });

  it.each([
    ['MÜLLER', 'MULLER', true],
    ['MÜLLER', 'MUELLER', true],
    ['MÜLLER', 'MUXXLLER', true],
    ['MUÑOZ', 'MUNXXOZ', true],
    ['ØRSTED', 'OERSTED', true],
    ['ÅBERG', 'ABERG', true],
    ['GARCIA LOPEZ', 'GARCIA-LÓPEZ', true],
    ["D'ARC", 'DARC', true],
    ['ИВАНОВ', 'IVANOV', true],
    ['ЩУКИН', 'SHTUKIN', true],
    ['林健', '林健', true],
    ['林健', '林强', false],
    ['MANUEL', 'MANUL', false],
    ['AARON', 'ARON', false],
    ['ANNA', 'ANNE', false],
    ['', '', false],
    ['-', '-', false],
  ])('%s and %s: the same name is %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
    expect(sameName(b, a)).toBe(same);
  });

  it('a name cut off by the zone is known by its beginning', () => {
    expect(isPrefixName('PAPANDROPOULOUS JONATH', 'Papandropoulous Jonathon Alec')).toBe(true);
    expect(isPrefixName('MUELLERSCH', 'Müller-Schmidt')).toBe(true);
    expect(isPrefixName('MULLERSCH', 'Müller-Schmidt')).toBe(true);
    expect(isPrefixName('JONATHON', 'Papandropoulous Jonathon')).toBe(false);
    expect(isPrefixName('', 'ANNA')).toBe(false);
  });

  it('a comma parts family name and given names', () => {
    expect(splitCommaName('DOE, JANE Q')).toEqual({ lastName: 'DOE', firstName: 'JANE Q' });
    expect(splitCommaName('DOE JANE')).toBeUndefined();
    expect(splitCommaName('DOE,')).toBeUndefined();
    expect(splitCommaName(', JANE')).toBeUndefined();
  });

  it.each([
    ['1. Doe', 'Doe'],
    ['2 JANE', 'JANE'],
    ['1DOE', 'DOE'],
    ['1,2. DOE', 'DOE'],
    ['  Anna   María ', 'Anna María'],
    [".-O'Neill:", "O'Neill"],
    ['CONNOR M, JR', 'CONNOR M, JR'],
    ['JOHN Q.', 'JOHN Q.'],
    ['JOHN PUBLIC.', 'JOHN PUBLIC'],
    ['Anna-Maria', 'Anna-Maria'],
    ['[a] LINDNER', 'LINDNER'],
    ['(b] BRANDT', 'BRANDT'],
    ['Mr. Somchai', 'Somchai'],
    ['MISS ANNA', 'ANNA'],
    ['MISSY ANN', 'MISSY ANN'],
  ])('%j is printed for the name %j', (print, name) => {
    expect(cleanPrintedName(print)).toBe(name);
  });

  it('given names stand before the family name, and a missing part leaves no blank', () => {
    expect(composeFullName('JANE Q', 'DOE')).toBe('JANE Q DOE');
    expect(composeFullName('', 'DOE')).toBe('DOE');
    expect(composeFullName('JANE', '')).toBe('JANE');
  });

  it.each([
    ["Anne-Marie O'Neill, Jr.", true],
    ['Иванова', true],
    ['日本花子', true],
    ['12 MAIN ST', false],
    ['A'.repeat(81), false],
    ['-', false],
    ['', false],
  ])('%s looks like a name: %s', (text, looks) => {
    expect(looksLikeName(text)).toBe(looks);
  });
});
