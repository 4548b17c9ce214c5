import type { DocumentType } from '../../document/document-type.ts';
import type { FieldCandidate } from '../../evidence/candidate.ts';
import { findCountriesIn, isCountryCode } from '../../values/country.ts';
import { findPrintedDates } from '../../values/printed-date.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { misreadNationality } from '../misread-country.ts';
import { printCandidate } from '../print-value.ts';
import type { ValueContext } from '../value-reading.ts';

/** Passports print the code of the issuing state beside the type, so a code alone says less there than an adjective. */
const TYPES_THAT_PRINT_A_CODE: ReadonlySet<DocumentType> = new Set(['national_id', 'residence_permit']);
const TYPES_THAT_PRINT_AN_ADJECTIVE: ReadonlySet<DocumentType> = new Set([
  'national_id',
  'passport',
  'residence_permit',
]);

interface Nationality {
  readonly text: string;
  readonly code: string;
}

/** `IRISH`, `EIREANNACH/IRISH`: one country's adjectives and nothing else; at least four letters, which no initials have. */
function adjectiveOn(text: string): Nationality | undefined {
  const found = findCountriesIn(text);
  const [first] = found;
  const rest = found.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const isAll = !/[\p{L}\d]/u.test(rest) && found.every(({ code }) => code === first?.code);
  const isAdjective = found.some(({ strength }) => strength === 'adjective');
  return first && isAll && isAdjective && text.length >= 4 ? { text, code: first.code } : undefined;
}

/** Above this confidence a word is what it was read as. */
const SURE = 0.9;

/** `POLSKOE`: one doubtful word that can only mean the citizens of the issuer. */
function misreadAdjectiveOn({ text, confidence }: PrintPiece, issuer: string | undefined): Nationality | undefined {
  if (confidence >= SURE || issuer === undefined) return undefined;
  if (misreadNationality(text) !== issuer) return undefined;
  return { text, code: issuer };
}

/** Lines of a value and its label have no more words. */
const MOST_WORDS = 4;

/** `HUN`, alone or behind a garbled label or another code: `Empsglnag Sytotalty HUN`, `IC/TUR`. A line that names the country is a title. */
function codeOn(text: string, issuer: string | undefined): Nationality | undefined {
  const words = text.split(/[\s/]+/);
  const code = words.at(-1);
  if (code === undefined || code !== issuer || !isCountryCode(code) || words.length > MOST_WORDS) return undefined;
  const before = text.slice(0, -code.length);
  const isNamed = findCountriesIn(before).some(({ strength }) => strength === 'official' || strength === 'name');
  return isNamed || /\d/.test(text) ? undefined : { text, code };
}

/**
 * The nationality where the reader lost its label: a line, dates in it aside, that is the adjective of one country in one or more languages,
 * or on a card ends in the code of the issuer, and the only one of the page.
 */
export function unlabelledNationality(
  unclaimed: readonly PrintPiece[],
  type: DocumentType | undefined,
  { country, today }: ValueContext,
): FieldCandidate[] {
  if (type === undefined || !TYPES_THAT_PRINT_AN_ADJECTIVE.has(type)) return [];
  const found = unclaimed.flatMap((piece) => {
    const dates = findPrintedDates(piece.text, { today }).filter(({ date }) => date.kind !== 'partial');
    const text = dates.reduce((rest, date) => rest.replace(date.text, ''), piece.text).trim();
    const onCard = TYPES_THAT_PRINT_A_CODE.has(type) ? codeOn(text, country) : undefined;
    const nationality = adjectiveOn(text) ?? onCard ?? misreadAdjectiveOn({ ...piece, text }, country);
    return nationality ? [{ piece, nationality }] : [];
  });
  const [first] = found;
  if (!first || found.some(({ nationality }) => nationality.code !== first.nationality.code)) return [];
  const { text, code } = first.nationality;
  return [printCandidate({ field: 'NATIONALITY', text, value: code }, 0.5 * first.piece.confidence, [first.piece])];
}
