import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../../src/domain/mrz/mrz-dates.ts';
import { readNames } from '../../../src/domain/mrz/names.ts';

const TODAY = { year: 2025, month: 6, day: 15 };

describe('names', () => {
  const read = (field: string) => {
    const { surname, givenNames } = readNames(field);
    return [surname.value, surname.truncated, givenNames.value, givenNames.truncated];
  };

  it.each([
    ['ERIKSSON<<ANNA<MARIA<<<<<<<<<<', ['ERIKSSON', false, 'ANNA MARIA', false]],
    ['VAN<DER<MUELLEN<<ALEXANDER<<<<', ['VAN DER MUELLEN', false, 'ALEXANDER', false]],
    ['ARKFREITH<<<<<<<<<<<<<<<<<<<<<', ['ARKFREITH', false, '', false]],
    ['<<ANNA<MARIA<<<<<<<<<<<<<<<<<<', ['', false, 'ANNA MARIA', false]],
    ['NILAVADHANANANDA<<CHAYAPA<DEJT', ['NILAVADHANANANDA', false, 'CHAYAPA DEJT', true]],
    ['NILAVADHANANANDANILAVADHANAN<<', ['NILAVADHANANANDANILAVADHANAN', false, '', true]],
    ['NILAVADHANANANDANILAVADHANANAN', ['NILAVADHANANANDANILAVADHANANAN', true, '', true]],
    ['<<<<<<', ['', false, '', false]],
    ['', ['', false, '', false]],
  ])('in %s are parted, with what was cut off told', (field, expected) => {
    expect(read(field)).toEqual(expected);
  });
});

describe('two-digit years', () => {
  it('of a birth lie in the past, to the day', () => {
    expect(resolveDates('250615', '', TODAY).birth).toBe('2025-06-15');
    expect(resolveDates('250616', '', TODAY).birth).toBe('1925-06-16');
    expect(resolveDates('740812', '', TODAY).birth).toBe('1974-08-12');
  });

  it('of an expiry lie around today', () => {
    expect(resolveDates('', '350101', TODAY).expiry).toBe('2035-01-01');
    expect(resolveDates('', '980101', TODAY).expiry).toBe('1998-01-01');
  });

  it('move together where the document would expire before the birth', () => {
    expect(resolveDates('121212', '110629', TODAY)).toEqual({ birth: '1912-12-12', expiry: '2011-06-29' });
    expect(resolveDates('951212', '850101', TODAY)).toEqual({ birth: '1995-12-12', expiry: '2085-01-01' });
  });

  it('keep to what is known of a date', () => {
    expect(resolveDates('7408<<', '', TODAY).birth).toBe('1974-08');
    expect(resolveDates('74<<<<', '', TODAY).birth).toBe('1974');
  });

  it('of days that do not exist are nothing', () => {
    expect(resolveDates('110229', '201301', TODAY)).toEqual({ birth: '', expiry: '' });
    expect(resolveDates('<<<<<<', '7X0101', TODAY)).toEqual({ birth: '', expiry: '' });
  });
});
