import { describe, expect, it } from 'vitest';
import { readNationalNumber } from '../../../src/domain/authenticity/personal-number-rules.ts';

/** Numbers that the states or the documentation of public validators give as examples, with what they code. */
const EXAMPLES = [
  ['BEL', '85073003328', '850730', 'M'],
  ['BGR', '7523169263', '750316', 'M'],
  ['ESP', '54362315K', undefined, undefined],
  ['ESP', 'X2482300W', undefined, undefined],
  ['EST', '36805280109', '680528', 'M'],
  ['FIN', '131052308T', '521013', 'F'],
  ['FIN', '131052A308T', '521013', 'F'],
  ['HRV', '33392005961', undefined, undefined],
  ['LTU', '38703181745', '870318', 'M'],
  ['POL', '44051401359', '440514', 'M'],
  ['ROU', '1630615123457', '630615', 'M'],
  ['SWE', '8803200016', '880320', 'M'],
  ['SWE', '198803200016', '880320', 'M'],
  ['TUR', '17291716060', undefined, undefined],
] as const;

describe('a national number', () => {
  it.each(EXAMPLES)('of %s, %s, holds and codes what it codes', (country, number, birth, sex) => {
    expect(readNationalNumber(number, country)).toEqual({
      holds: true,
      ...(birth === undefined ? {} : { birth }),
      ...(sex === undefined ? {} : { sex }),
    });
  });

  it.each(EXAMPLES)('of %s, %s, does not hold with another last but one digit', (country, number) => {
    const at = /^\d+$/.test(number) ? number.length - 2 : number.search(/\d\D*$/);
    const digit = String((Number(number.charAt(at)) + 1) % 10);
    const changed = number.slice(0, at) + digit + number.slice(at + 1);
    expect(readNationalNumber(changed, country)?.holds).toBe(false);
  });

  it('is unknown where the form is another, or the state is not known', () => {
    expect(readNationalNumber('440514013', 'POL')).toBeUndefined();
    expect(readNationalNumber('44051401359', 'USA')).toBeUndefined();
  });
});
