import type { FieldCandidate } from '../evidence/candidate.ts';
import { boundingBox } from '../reading/geometry.ts';
import { composeFullName, mrzSpelling, splitCommaName } from '../values/person-name.ts';
import type { FieldName } from './identity-fields.ts';
import { ANSWER_FIELDS, type AnswerField, type ScannedField } from './scan-result.ts';

type Fields = ReadonlyMap<FieldName, FieldCandidate>;
type Answer = Omit<ScannedField, 'name'>;

/** Where each field of the contract's answer comes from. */
const COMPOSERS: Readonly<Record<AnswerField, (fields: Fields) => Answer | undefined>> = {
  fullName,
  firstName: (fields) => namePart(fields, 'FIRST_NAME'),
  lastName: (fields) => namePart(fields, 'LAST_NAME'),
  dateOfBirth: (fields) => answerOf(fields.get('DATE_OF_BIRTH')),
  gender: (fields) => codeAnswer(fields.get('SEX'), /^[MFX]$/),
  nationality: (fields) => answerOf(fields.get('NATIONALITY')),
  documentNumber: (fields) => answerOf(fields.get('DOCUMENT_NUMBER')),
  expirationDate: (fields) => answerOf(fields.get('EXPIRATION_DATE')),
  issuingCountry: (fields) => answerOf(fields.get('ISSUING_COUNTRY')),
  address: (fields) => answerOf(fields.get('ADDRESS')),
};

/** The fields of the contract's answer out of the reconciled fields; what was not read is left out. */
export function composeAnswer(fields: Fields): ScannedField[] {
  return ANSWER_FIELDS.flatMap((name) => {
    const answer = COMPOSERS[name](fields);
    return answer && answer.value !== '' ? [{ name, ...answer }] : [];
  });
}

/**
 * A document that prints the whole name on one line is taken at its word as long as it holds the parts that were read elsewhere; else
 * given names, a middle name that was read apart (AAMVA's DAD, AnalyzeID's MIDDLE_NAME), and the surname follow each other.
 */
function fullName(fields: Fields): Answer | undefined {
  const whole = fields.get('FULL_NAME');
  if (whole && holdsParts(whole.text, [fields.get('FIRST_NAME'), fields.get('LAST_NAME')])) return answerOf(whole);
  const first = answerOf(fields.get('FIRST_NAME'));
  const last = answerOf(fields.get('LAST_NAME'));
  if (!first || !last) return first ?? last;
  const middle = answerOf(fields.get('MIDDLE_NAME'))?.value ?? '';
  const given = holdsWords(first.value, middle) ? first.value : composeFullName(first.value, middle);
  const value = composeFullName(given, last.value);
  const { source } = first;
  const side = first.side === last.side ? first.side : undefined;
  return {
    value,
    text: value,
    confidence: Math.min(first.confidence, last.confidence),
    source,
    proven: first.proven && last.proven,
    ...(side ? { side } : {}),
  };
}

function holdsParts(whole: string, parts: readonly (FieldCandidate | undefined)[]): boolean {
  return parts.every((part) => holdsWords(whole, part?.value ?? part?.text ?? ''));
}

function holdsWords(whole: string, part: string): boolean {
  const words = new Set(wordsOf(whole));
  return wordsOf(part).every((word) => words.has(word));
}

function wordsOf(name: string): string[] {
  return mrzSpelling(name).split(' ').filter(Boolean);
}

/** `DOE, JANE Q` on one line holds both parts (ICAO 9303-3 and AAMVA both put the surname before a comma). */
function namePart(fields: Fields, field: 'FIRST_NAME' | 'LAST_NAME'): Answer | undefined {
  const part = fields.get(field);
  const whole = fields.get('FULL_NAME');
  const other = fields.get(field === 'FIRST_NAME' ? 'LAST_NAME' : 'FIRST_NAME');
  if (part || other || !whole) return answerOf(part);
  const split = splitCommaName(whole.text);
  const value = field === 'FIRST_NAME' ? split?.firstName : split?.lastName;
  return value ? { ...describe(whole), value, text: value } : undefined;
}

function answerOf(field: FieldCandidate | undefined): Answer | undefined {
  return field && { ...describe(field), value: field.value ?? field.text };
}

function codeAnswer(field: FieldCandidate | undefined, shape: RegExp): Answer | undefined {
  const answer = answerOf(field);
  return answer && shape.test(answer.value) ? answer : undefined;
}

function describe(field: FieldCandidate): Omit<Answer, 'value'> {
  const { text, confidence, source, proven, quad, side } = field;
  return { text, confidence, source, proven, ...(quad ? { box: boundingBox(quad) } : {}), ...(side ? { side } : {}) };
}
