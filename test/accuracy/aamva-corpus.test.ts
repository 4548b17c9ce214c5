import { describe, expect, it } from 'vitest';
import { parseAamva } from '../../src/domain/barcode/aamva.ts';
import type { AamvaLicence } from '../../src/domain/barcode/aamva-licence.ts';
import { hasCorpusFile, readCorpusRecords } from './corpus-folder.ts';

type Expected = Readonly<Record<string, string | null | Readonly<Record<string, string | null>>>>;

interface PayloadRecord {
  readonly id: string;
  readonly payload: string;
  readonly expected: Expected | null;
  readonly mustFail?: boolean;
}

const FILE = 'aamva/payloads.jsonl';
const present = hasCorpusFile(FILE);

describe.skipIf(!present)(`payloads of the corpus${present ? '' : ' (skipped: no corpus, set IDLENS_CORPUS)'}`, () => {
  const records = present ? readCorpusRecords<PayloadRecord>(FILE) : [];

  it('are read to every expected value', () => {
    const compared = records.flatMap(comparisons);
    expect(compared.length).toBeGreaterThan(0);
    expect(compared.filter(({ got, want }) => got !== want).map(({ place }) => place)).toEqual([]);
  });

  it('that must fail are refused', () => {
    const accepted = records.filter(({ mustFail, payload }) => mustFail && parseAamva(payload).ok);
    expect(accepted.map(({ id }) => id)).toEqual([]);
  });
});

// Helpers

interface Comparison {
  readonly place: string;
  readonly got: string | null;
  readonly want: string | null;
}

function comparisons({ id, payload, expected, mustFail }: PayloadRecord): Comparison[] {
  if (mustFail || !expected) return [];
  const result = parseAamva(payload);
  const got = result.ok ? flat(result.licence) : {};
  return Object.entries(expected).flatMap(([name, want]) => {
    const wanted = typeof want === 'object' && want !== null ? Object.entries(want) : [[name, want] as const];
    return wanted.map(([key, value]) => ({ place: `${id}: ${key}`, got: got[key] ?? null, want: value }));
  });
}

function flat({ address, sex, issuerId, ...licence }: AamvaLicence): Readonly<Record<string, string | undefined>> {
  const { version: _, veteran: __, ...texts } = licence;
  return { ...texts, ...address, gender: sex, iin: issuerId };
}
