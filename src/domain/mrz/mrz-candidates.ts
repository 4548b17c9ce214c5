import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { countryFromMrz } from '../values/country-codes.ts';
import type { MrzFieldName, MrzRange } from './format-row.ts';
import { mrzFormat } from './formats.ts';
import { isClearUnderDigit } from './open-places.ts';
import type { MrzField, MrzReading } from './parse.ts';
import { personalNumberField } from './personal-number.ts';

/** What is left of the doubt about a reading that its check digit confirms: a wrong one passes once in ten. */
const DOUBT_LEFT_BY_PROOF = 0.1;

/** How much of the confidence a field keeps whose check digit contradicts it. */
const KEPT_AGAINST_DIGIT = 0.5;

/** A name that was cut to fit is right as far as it goes. */
const KEPT_WHEN_TRUNCATED = 0.7;

/**
 * The fields of a machine-readable zone as evidence. `confidence` (0–1) is that of the characters. A field is `proven` when its own
 * check digit holds over characters that were read clearly, or, for a field without one, a digit that covers all of it: the composite digits of TD1, TD2 and TD3 cover
 * optional data, but neither names, sex, nationality nor issuer; those of the French layouts cover the whole zone. A digit that
 * was met only by a repair proves nothing. `zoneProven`: whether the zone as a whole is (see `proveZone`).
 */
export function mrzCandidates(reading: MrzReading, confidence: number, zoneProven: boolean): FieldCandidate[] {
  const personal = personalNumberField(reading);
  const { fields } = reading;
  return [
    ...candidate(reading, confidence, 'DOCUMENT_NUMBER', 'documentNumber'),
    ...candidate(reading, confidence, 'LAST_NAME', 'surname'),
    ...candidate(reading, confidence, 'FIRST_NAME', 'givenNames'),
    ...candidate(reading, confidence, 'DATE_OF_BIRTH', 'birthDate', dateOf(fields.birthDate)),
    ...candidate(reading, confidence, 'EXPIRATION_DATE', 'expiryDate', dateOf(fields.expiryDate)),
    ...candidate(reading, confidence, 'SEX', 'sex', fields.sex?.value),
    ...candidate(reading, confidence, 'NATIONALITY', 'nationality', countryOf(reading, fields.nationality)),
    ...candidate(reading, confidence, 'ISSUING_COUNTRY', 'issuer', countryOf(reading, fields.issuer)),
    ...impliedNationality(reading, confidence),
    ...(personal ? candidate(reading, confidence, 'PERSONAL_NUMBER', personal) : []),
    {
      field: 'MRZ_CODE',
      text: reading.lines.join('\n'),
      confidence,
      source: 'mrz',
      proven: zoneProven,
    },
  ];
}

/** The French identity card codes no nationality: it is given to French nationals only (décret n° 55-1397, article 2). */
function impliedNationality(reading: MrzReading, confidence: number): FieldCandidate[] {
  return reading.format === 'FRENCH_ID' ? candidate(reading, confidence, 'NATIONALITY', 'issuer', 'FRA') : [];
}

function candidate(
  reading: MrzReading,
  confidence: number,
  field: FieldName,
  name: Exclude<MrzFieldName, 'names'>,
  value?: string,
): FieldCandidate[] {
  const read = reading.fields[name];
  const text = read && (read.value === '' ? read.raw.replace(/^<+|<+$/g, '') : isDate(name) ? read.raw : read.value);
  if (!read || !text) return [];
  const proof = proofOf(reading, name, read);
  return [
    {
      field,
      text,
      ...(value ? { value } : {}),
      confidence: doubted(confidence, proof) * (read.truncated ? KEPT_WHEN_TRUNCATED : 1),
      source: 'mrz',
      proven: proof === 'proven',
      ...(read.truncated ? { truncated: true as const } : {}),
    },
  ];
}

function isDate(name: MrzFieldName): boolean {
  return name === 'birthDate' || name === 'expiryDate';
}

/** Only whole dates are values. */
function dateOf(field: MrzField | undefined): string | undefined {
  return field?.value.length === 'YYYY-MM-DD'.length ? field.value : undefined;
}

/** A code that no list knows stands as it is in a zone that is otherwise right (specimens, new issuers); else it may be a misreading. */
function countryOf(reading: MrzReading, field: MrzField | undefined): string | undefined {
  if (!field) return undefined;
  return countryFromMrz(field.raw) ?? (reading.valid && /^[A-Z]{3}$/.test(field.value) ? field.value : undefined);
}

type Proof = 'proven' | 'contradicted' | 'open';

function proofOf(reading: MrzReading, name: MrzFieldName, read: MrzField): Proof {
  const rows = mrzFormat(reading.format).checks;
  const own = rows.find((row) => row.name === name);
  const covering = own ?? rows.find((row) => row.ranges.some((range) => contains(range, read)));
  const check = covering && reading.checks.find(({ name: checkName }) => checkName === covering.name);
  if (!covering || !check) return 'open';
  if (!check.valid) return own ? 'contradicted' : 'open';
  if (!isClearUnderDigit(reading, read)) return 'open';
  const digit = { line: covering.digit.line, start: covering.digit.column, end: covering.digit.column + 1 };
  const chosenByDigit = reading.repairs.some(
    (repair) => isChosenByDigit(repair) && [...covering.ranges, digit].some((range) => holdsColumn(range, repair)),
  );
  return chosenByDigit ? 'open' : 'proven';
}

function isChosenByDigit({ reason, from, to }: MrzReading['repairs'][number]): boolean {
  return reason === 'check_digit' || (reason === 'length' && from !== '<' && to !== '<');
}

function contains(outer: MrzRange, inner: MrzRange): boolean {
  return outer.line === inner.line && outer.start <= inner.start && inner.end <= outer.end;
}

function holdsColumn(
  { line, start, end }: MrzRange,
  repair: { readonly line: number; readonly column: number },
): boolean {
  return repair.line === line && repair.column >= start && repair.column < end;
}

function doubted(confidence: number, proof: Proof): number {
  if (proof === 'proven') return 1 - (1 - confidence) * DOUBT_LEFT_BY_PROOF;
  return proof === 'contradicted' ? confidence * KEPT_AGAINST_DIGIT : confidence;
}
