import { describe, expect, it } from 'vitest';
import { judge, sameZone, similarity } from '../../../bench/accuracy/judging.ts';

describe('judging a field', () => {
  it.each([
    ['firstName', 'Hélène-Françoise', 'HELENE FRANCOISE'],
    ['lastName', 'Żółkiewska', 'ZOLKIEWSKA'],
    ['lastName', 'GROẞ', 'Gross'],
    ['fullName', 'Jane,  Q. Public', 'JANE Q PUBLIC'],
    ['documentNumber', 'ZS 0000-177', 'ZS0000177'],
    ['address', '2719 NW CEDAR AVE APT 4 SALEM, OR 97301', '2719 NW CEDAR AVE APT 4, SALEM OR 97301-1'],
  ] as const)('folds letter case, diacritics, punctuation and white space of %s', (field, answered, wanted) => {
    expect(judge(field, answered, [wanted], 'folded')).toBe('right');
  });

  it('demands the diacritics when strict, but neither case nor punctuation', () => {
    expect(judge('lastName', 'MULLER', ['Müller'], 'strict')).toBe('wrong');
    expect(judge('lastName', 'müller.', ['MÜLLER'], 'strict')).toBe('right');
    expect(judge('lastName', 'MU\u0308LLER', ['MÜLLER'], 'strict')).toBe('right');
  });

  it('takes dates and types of document as they are', () => {
    expect(judge('dateOfBirth', '1974-08-12', ['1974-08-12'], 'folded')).toBe('right');
    expect(judge('dateOfBirth', '1974 08 12', ['1974-08-12'], 'folded')).toBe('wrong');
    expect(judge('documentType', 'Passport', ['passport'], 'folded')).toBe('wrong');
  });

  it('takes words that run together for others, except in numbers and addresses', () => {
    expect(judge('fullName', 'JANEPUBLIC', ['JANE PUBLIC'], 'folded')).toBe('wrong');
  });

  it('tells wrong, missing, invented and rightly empty apart', () => {
    expect(judge('gender', 'M', ['F'], 'folded')).toBe('wrong');
    expect(judge('gender', ' ', ['F'], 'folded')).toBe('missing');
    expect(judge('gender', undefined, [null], 'folded')).toBe('empty');
    expect(judge('gender', 'M', [null], 'folded')).toBe('invented');
  });

  it('takes any of several right answers, and an empty one where that is among them', () => {
    const truth = ['2999-01-01', '1999-01-01', null];
    expect(judge('dateOfBirth', '1999-01-01', truth, 'folded')).toBe('right');
    expect(judge('dateOfBirth', '', truth, 'folded')).toBe('empty');
    expect(judge('dateOfBirth', '1998-01-01', truth, 'folded')).toBe('wrong');
  });

  it('judges nothing where no answer is known', () => {
    expect(judge('address', 'ANYTHING', 'unscored', 'folded')).toBe('unscored');
    expect(judge('address', '', 'unscored', 'folded')).toBe('unscored');
  });
});

describe('the similarity of addresses', () => {
  it('is one less the share of letters to change', () => {
    expect(similarity('ABCDEFGHIJ', 'ABCDEFGHIX')).toBeCloseTo(0.9);
    expect(similarity('ABCDEFGHIJ', 'ABCDEFGHI')).toBeCloseTo(0.9);
    expect(similarity('KITTEN', 'SITTING')).toBeCloseTo(1 - 3 / 7);
    expect(similarity('', 'A')).toBe(0);
  });
});

describe('judging a zone', () => {
  it('takes it character for character, white space aside', () => {
    expect(sameZone(['I<UTO D2', '7408'], ['I<UTOD2', '7408'])).toBe(true);
    expect(sameZone(['I<UTOD2', '7408'], ['I<UT0D2', '7408'])).toBe(false);
    expect(sameZone(['I<UTOD27408'], ['I<UTOD2', '7408'])).toBe(false);
  });
});
