import { describe, expect, it } from 'vitest';
import type { MrzFieldName } from '../../src/domain/mrz/format-row.ts';
import { type MrzReading, parseMrz } from '../../src/domain/mrz/parse.ts';
import { repairMrz } from '../../src/domain/mrz/repair.ts';
import { hasCorpusFile, readCorpusRecords } from './corpus-folder.ts';

interface MrzRecord {
  readonly id: string;
  readonly lines: readonly string[];
  readonly type: string;
  /** Wrong check digits, in the words of the corpus. */
  readonly bad_check_digits: readonly string[];
  readonly expected: Readonly<Record<string, string>> | null;
}

/** The corpus's names for our fields, and whether it keeps dates and sex as coded. */
const FIELDS: Readonly<Record<string, Exclude<MrzFieldName, 'names'>>> = {
  code: 'documentCode',
  issuer: 'issuer',
  lastName: 'surname',
  firstName: 'givenNames',
  number: 'documentNumber',
  nationality: 'nationality',
  birth: 'birthDate',
  sex: 'sex',
  expiry: 'expiryDate',
  optional: 'optional1',
  optional1: 'optional1',
  optional2: 'optional2',
};

const FORMATS: Readonly<Record<string, string>> = { MRVA: 'MRV_A', MRVB: 'MRV_B' };
const TODAY = { year: 2025, month: 6, day: 15 };
const FILE = 'mrz.jsonl';
const present = hasCorpusFile(FILE);

describe.skipIf(!present)(`texts of the corpus${present ? '' : ' (skipped: no corpus, set IDLENS_CORPUS)'}`, () => {
  const records = present ? readCorpusRecords<MrzRecord>(FILE) : [];
  const known = records.filter(({ expected }) => expected !== null);
  const sound = known.filter((record) => record.bad_check_digits.length === 0);

  it('whose check digits hold are parsed to every expected value', () => {
    expect(sound.length).toBeGreaterThan(0);
    expect(sound.flatMap(differences)).toEqual([]);
  });

  it('whose check digits hold are valid, and repair leaves them alone', () => {
    const flawed = sound.filter(({ lines }) => !parseMrz(lines)?.valid || repairMrz(lines).repairs.length > 0);
    expect(flawed.map(({ id }) => id)).toEqual([]);
  });

  it('whose digits are wrong are read all the same, and not called valid', () => {
    // Belgium counts the filler inside a long number, which the corpus's own check does not: such a text is sound.
    const wrong = known.filter(({ bad_check_digits: bad }) => bad.some((name) => name !== 'documentNumber(long)'));
    const misjudged = wrong.filter(({ lines }) => parseMrz(lines)?.valid !== false);
    expect(misjudged.map(({ id }) => id)).toEqual([]);
    expect(wrong.flatMap(differencesBesidesLongNumbers)).toEqual([]);
  });

  it('that have no known layout are refused', () => {
    const foreign = records.filter(({ type }) => type.startsWith('NONSTANDARD 50'));
    expect(foreign.map(({ lines }) => parseMrz(repairMrz(lines).lines))).toEqual(foreign.map(() => undefined));
  });
});

// Helpers

function differences({ id, lines, type, expected }: MrzRecord): string[] {
  const reading = parseMrz(lines, { today: TODAY });
  if (!reading || !expected) return [`${id}: not parsed`];
  const wrong = Object.entries(expected).filter(
    ([name, value]) => codedValue(reading, name) !== value.replace(/<+/g, ' '),
  );
  const format = (FORMATS[type] ?? type) === reading.format ? [] : [`${id}: ${reading.format} for ${type}`];
  return [...format, ...wrong.map(([name]) => `${id}: ${name}`)];
}

function differencesBesidesLongNumbers(record: MrzRecord): string[] {
  const long = record.bad_check_digits.includes('documentNumber(long)');
  return differences(record).filter((difference) => !(long && /number$|optional1$/.test(difference)));
}

/** Dates as coded: the corpus does not resolve centuries, and a wrong date has no value. */
function codedValue(reading: MrzReading, corpusName: string): string | undefined {
  const name = FIELDS[corpusName];
  const field = name && reading.fields[name];
  return name === 'birthDate' || name === 'expiryDate' ? field?.raw.replace(/<+/g, ' ') : field?.value;
}
