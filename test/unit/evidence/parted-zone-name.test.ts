import { describe, expect, it } from 'vitest';
import type { FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { withPartedName } from '../../../src/domain/evidence/parted-zone-name.ts';

function zone(name: string, issuer: string, nameLine = `${name.replaceAll(' ', '<')}<<<<<<<<`): FieldCandidate[] {
  const of = (field: FieldCandidate['field'], text: string, value?: string): FieldCandidate => ({
    field,
    text,
    ...(value ? { value } : {}),
    confidence: 0.9,
    source: 'mrz',
    proven: false,
  });
  return [of('LAST_NAME', name), of('ISSUING_COUNTRY', issuer, issuer), of('MRZ_CODE', nameLine)];
}

const namesOf = (candidates: readonly FieldCandidate[]): Record<string, string> =>
  Object.fromEntries(candidates.filter(({ field }) => field.endsWith('NAME')).map(({ field, text }) => [field, text]));

describe('a zone whose filler between surname and given names got lost', () => {
  it('is parted after the first word, less surely', () => {
    const parted = withPartedName(zone('NOVAK PETR JAN', 'CZE'));
    expect(namesOf(parted)).toEqual({ LAST_NAME: 'NOVAK', FIRST_NAME: 'PETR JAN' });
    expect(parted[0]?.confidence).toBeLessThan(0.9);
  });

  it('keeps two surnames where they are the custom', () => {
    expect(namesOf(withPartedName(zone('GARCIA LOPEZ ANA', 'ESP')))).toEqual({
      LAST_NAME: 'GARCIA LOPEZ',
      FIRST_NAME: 'ANA',
    });
  });

  it('is left alone where the name filled the line, or one name is the custom, or there is one word', () => {
    for (const coded of [
      zone('NOVAKOVSKA WYSOKA', 'CZE', 'NOVAKOVSKA<WYSOKA<<'),
      zone('BUDI SANTOSO', 'IDN'),
      zone('NOVAK', 'CZE'),
    ]) {
      expect(withPartedName(coded)).toEqual(coded);
    }
  });
});
