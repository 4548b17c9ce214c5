import type { DocumentType } from '../../document/document-type.ts';
import type { FieldCandidate } from '../../evidence/candidate.ts';
import { looksLikeDocumentNumber } from '../../values/document-number.ts';
import { findPrintedDates } from '../../values/printed-date.ts';
import { cityLineOf } from '../city-line.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';
import { heightOf, type PrintFragment } from '../reading-order.ts';
import type { ValueContext } from '../value-reading.ts';
import { isNorthAmerican } from './north-american.ts';

/** Types whose number many issuers print large and without a label, in the upper part of the front. */
const TYPES_WITH_BARE_NUMBERS: ReadonlySet<DocumentType> = new Set([
  'drivers_license',
  'national_id',
  'residence_permit',
  'passport',
]);

/** A bare number has capitals and digits only, at least five of them digits; a card access number has six digits and no more. */
function isBareNumber(text: string, context: ValueContext): boolean {
  if (findPrintedDates(text, { today: context.today }).some(({ text: date }) => /\D/.test(date))) return false;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits < 5 || !looksLikeDocumentNumber(text) || cityLineOf(text)) return false;
  return !/\p{Ll}/u.test(text) && !/^\d{6}$/.test(text) && !/^\d{5}(?:-\d{4})?$/.test(text);
}

/** The only bare number of a page may stand anywhere when it is long enough to be no code of an office, and no audit number. */
function isCertainNumber(text: string): boolean {
  const length = text.replace(/[^\p{L}\d]/gu, '').length;
  return length >= 8 && length <= 14 && !text.includes('/');
}

/** A label too garbled to be known before the number: `LC:V007989`, `44 DN 1234-56-7890`, `OaDLNo 123456789`. */
const GARBLED_LABEL =
  /^(?:\S{0,3}(?:DLN?|LIC|LN)\S{0,3}\s+|(?:\S{1,2}\s+)?\p{L}{2,4}(?:[.:#]\s*|\s+)|\p{L}\s?#\s*|\p{Ll}{1,2})(?=\S*\d{3})/u;

/** Field number 4d of North American licences misread before the number: `4 7158184`, `4o AB123456`, `44 H00000000`. */
const MISREAD_FIELD_NUMBER = /^[47A][.:]?[dDoO04aJ]?[.:]?\s+(?=\S{6,}$)(?=\S*\d{3})/u;

/** One or two letters and six or seven digits, as many states number their cards: `AN 123456`, `EA0001234`. */
const LETTERED_NUMBER = /^[A-Z]{1,2} ?\d{6,7}$/;

/** What stands behind a long number, as the number of another field. */
const STRAY_END = /(?<=\S{9})\s+\S{1,2}\.?$/u;

function withoutGarbledLabel(piece: PrintPiece, country: string | undefined): PrintPiece {
  const whole = piece.text.trim();
  const text = isNorthAmerican(country) ? whole.replace(MISREAD_FIELD_NUMBER, '').replace(STRAY_END, '') : whole;
  return LETTERED_NUMBER.test(text) ? { ...piece, text } : { ...piece, text: text.replace(GARBLED_LABEL, '') };
}

/** Letters before or behind the digits, as numbers of documents have them and those of persons, offices and places seldom. */
const LETTERS_AND_DIGITS = /^(?:[A-Z]{1,3}[ -]?\d{5,9}[A-Z]?|\d{6,9}[A-Z])$/;

/** The only bare number of a page, or the only one with letters. */
function onlyOne(pieces: readonly PrintPiece[]): PrintPiece[] {
  const lettered = pieces.filter(({ text }) => LETTERS_AND_DIGITS.test(text.trim()));
  const [only, ...others] = pieces.length > 1 ? lettered : pieces;
  return only && others.length === 0 && isCertainNumber(only.text) ? [only] : [];
}

/**
 * The number of a document that prints it without a label (residence permits by Regulation (EU) 2017/1954 in the upper right
 * corner, identity cards, older licences): the only bare number in the upper half, one clearly larger than the others, or the only one of the page. Unsure by
 * nature, so its confidence stays low.
 */
export function unlabelledNumber(
  unclaimed: readonly PrintPiece[],
  fragments: readonly PrintFragment[],
  type: DocumentType | undefined,
  context: ValueContext,
): FieldCandidate[] {
  if (type === undefined || !TYPES_WITH_BARE_NUMBERS.has(type)) return [];
  const tops = fragments.map(({ box }) => box.top);
  const top = Math.min(...tops);
  const half = top + 0.5 * (Math.max(...tops) - top);
  const all = unclaimed
    .map((piece) => withoutGarbledLabel(piece, context.country))
    .filter((piece) => isBareNumber(piece.text, context));
  const upper = all.filter(({ box }) => box.top <= half);
  const bare = upper.length > 0 ? upper : onlyOne(all);
  const [first, second] = bare.toSorted((a, b) => heightOf(b.box) - heightOf(a.box) || a.box.top - b.box.top);
  if (!first || (second && heightOf(second.box) > 0.8 * heightOf(first.box) && second.text !== first.text)) return [];
  return [printCandidate({ field: 'DOCUMENT_NUMBER', text: first.text.trim() }, 0.5 * first.confidence, [first])];
}
