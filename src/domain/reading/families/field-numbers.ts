import type { LabelBlock, PartedPrint, PrintPiece } from '../label-blocks.ts';
import type { LabelKey } from '../label-key.ts';
import { heightOf, sliceOf } from '../reading-order.ts';

/** What the numbers of a licence's fields mean. */
export type FieldNumbering = Readonly<Record<string, LabelKey>>;

/**
 * Field numbers of driving licences by the Vienna Convention on Road Traffic (1968, annex 6) and Directive 2006/126/EC, annex
 * I; used by the European Union and most countries outside North America that number their fields.
 */
export const VIENNA_NUMBERING: FieldNumbering = {
  '1': 'surname',
  '2': 'givenNames',
  '3': 'birthDateAndPlace',
  '4a': 'issueDate',
  '4b': 'expiryDate',
  '4c': 'authority',
  '4d': 'personalNumber',
  '5': 'documentNumber',
  '5a': 'documentNumber',
  '7': 'other',
  '8': 'address',
  '9': 'class',
};

/** Field numbers of North American licences and identification cards: AAMVA DL/ID Card Design Standard (2020), annex A. */
export const AAMVA_NUMBERING: FieldNumbering = {
  '1': 'surname',
  '2': 'givenNames',
  '3': 'birthDate',
  '4a': 'issueDate',
  '4b': 'expiryDate',
  '4d': 'documentNumber',
  '5': 'discriminator',
  '8': 'address',
  '9': 'class',
  '9a': 'endorsements',
  '12': 'restrictions',
  '15': 'sex',
  '16': 'height',
  '17': 'weight',
  '18': 'eyes',
  '19': 'hair',
};

/** `1. SAMPLE`, `4d 1234567`, `(2) JOHN`, `1SAMPLE`, `4dH0000000`, and `4b.` alone. */
const NUMBERED = /^\(?(\d{1,2}\s?[a-dA-D]?)(?:[.):,]+\s*|\s+|$|(?=\p{L}{2})|(?<=\d[a-d])(?=\p{L}?\d{4}))(.*)$/u;

/** So many fields whose numbers were read tell that the others are numbered too. */
const LEAST_NUMBERS = 2;

interface NumberedPiece {
  readonly piece: PrintPiece;
  readonly number: string;
  readonly rest: string;
}

/** The digits 1 and 2 read as others of their shape before a name: `l. DOE`, `lDOE`, `I.DOE`, `Z. JOHN`, `4 DOE` (field 4 has a letter). */
const MISREAD_NUMBERS: readonly (readonly [number: string, form: RegExp])[] = [
  ['1', /^(?:[lIiİtT|]\s?[.,]\s*|l(?=\p{Lu}{2}))(\p{L}{2}.*)$/u],
  ['1', /^4[.,]?\s+(\p{Lu}{2}.*)$/u],
  ['2', /^[Zz]\s?[.,]\s*(\p{L}{2}.*)$/u],
];

function misnumberedPiece(piece: PrintPiece): NumberedPiece | undefined {
  for (const [number, form] of MISREAD_NUMBERS) {
    const rest = form.exec(piece.text)?.[1];
    if (rest !== undefined && !/\d/.test(rest)) return { piece, number, rest };
  }
  return undefined;
}

/** The digit 1 glued to a name, read as a letter of its shape. */
const GLUED_ONE = /^[IJTLlit|!](\p{Lu}{2}.*)$/u;
const FARTHEST_ABOVE = 2;
const MOST_INDENT = 0.35;

/** `ISAMPLE` right above `2MARK`: were the I the first letter of the name, the line would begin behind the number of the next. */
function surnameAbove(piece: PrintPiece, given: PrintPiece | undefined): NumberedPiece | undefined {
  const rest = GLUED_ONE.exec(piece.text)?.[1];
  if (rest === undefined || given === undefined || /\d/.test(rest)) return undefined;
  const height = heightOf(given.box);
  const gap = (given.box.top - piece.box.bottom) / height;
  const isAbove =
    gap > -0.5 && gap < FARTHEST_ABOVE && Math.abs(piece.box.left - given.box.left) < MOST_INDENT * height;
  return isAbove ? { piece, number: '1', rest } : undefined;
}

/** Specks of the ground before the number of a field, which its full stop tells: `6 2. TINA`. */
const SPECKS_BEFORE = /^\S{1,2}\s+(?=(?:[1-9]|4[a-d]|5[ab])\.\s)/i;

function numberedPiece(piece: PrintPiece, numbering: FieldNumbering): NumberedPiece | undefined {
  const match = NUMBERED.exec(piece.text.replace(SPECKS_BEFORE, ''));
  const number = match?.[1]?.replace(/\s/g, '').toLowerCase();
  if (number === undefined || !Object.hasOwn(numbering, number)) return undefined;
  return { piece, number, rest: match?.[2] ?? '' };
}

/** `4a. 01.02.2020 4b. 31.01.2030`: several numbered fields in one line, each with its full stop. */
function splitAtNumbers(piece: PrintPiece): PrintPiece[] {
  const starts = [...piece.text.matchAll(/(?<=^|\s)\(?(?:[1-9]|4[a-d]|5[ab])[.)]\s/gi)].map(({ index }) => index);
  if (starts.length < 2 || starts[0] !== 0) return [piece];
  return starts.map((start, at) => {
    const text = piece.text.slice(start, starts[at + 1]).trim();
    return { ...piece, text, box: sliceOf(piece.box, start, start + text.length, piece.text.length) };
  });
}

/** Below this confidence two digits of their own may be the numbers of two fields: `12` for `1,2`. */
const SURE_NUMBER = 0.75;

/**
 * `8 123 MAIN ST` is field 8, but `12 OAK AVE` is a house: a number before digits or free text needs its full stop, and one before a name
 * the company of others.
 */
function isBelievable({ piece, number, rest }: NumberedPiece, numbering: FieldNumbering, isNumbered: boolean): boolean {
  if (rest === '') return piece.confidence >= SURE_NUMBER || !/^\d{2}$/.test(number);
  if (/^\(?\d{1,2}\s?[a-d]?[.):]/i.test(piece.text.replace(SPECKS_BEFORE, ''))) return true;
  const key = numbering[number];
  if (key === 'surname' || key === 'givenNames') return isNumbered && !/\d/.test(rest);
  if (key === 'address') return /^\d/.test(rest);
  return /[a-d]$/.test(number) || key === 'birthDate' || key === 'birthDateAndPlace';
}

function blockOf({ piece, number, rest }: NumberedPiece, key: LabelKey): LabelBlock {
  const start = piece.text.length - rest.length;
  const box = sliceOf(piece.box, 0, Math.max(1, start), piece.text.length);
  const inline: PrintPiece = {
    ...piece,
    text: rest,
    box: sliceOf(piece.box, start, piece.text.length, piece.text.length),
  };
  return { key, number, box, isBare: true, confidence: piece.confidence, ...(rest === '' ? {} : { inline }) };
}

/**
 * Turns field numbers that stand without a word, before a value or alone, into labels. Where a number occurs more than once
 * the first one counts; numbers that a worded label already carries are left alone, and so are the `values` of such labels.
 */
export function withNumberedLabels(
  parted: PartedPrint,
  numbering: FieldNumbering,
  values: ReadonlySet<PrintPiece>,
): PartedPrint {
  // `4d. ID` says what field 4d is, not that the document's own number is taken.
  const taken = new Set(
    parted.labels.filter(({ key, number = '' }) => (numbering[number] ?? key) === key).map(({ key }) => key),
  );
  const labels: LabelBlock[] = [];
  const pieces: PrintPiece[] = [];
  const parts = parted.pieces.flatMap((each) => (values.has(each) ? [each] : splitAtNumbers(each)));
  const numbers = parted.labels.filter(({ number }) => number !== undefined).length;
  const isNumbered = numbers + parts.filter((piece) => numberedPiece(piece, numbering)).length >= LEAST_NUMBERS;
  const given = parts.find((piece) => /^2\s?\p{Lu}{2}/u.test(piece.text));
  for (const piece of parts) {
    const misread = isNumbered ? (misnumberedPiece(piece) ?? surnameAbove(piece, given)) : undefined;
    const numbered = values.has(piece) ? undefined : (numberedPiece(piece, numbering) ?? misread);
    const key = numbered && isBelievable(numbered, numbering, isNumbered) ? numbering[numbered.number] : undefined;
    if (numbered && key && !taken.has(key)) {
      taken.add(key);
      labels.push(blockOf(numbered, key));
    } else {
      pieces.push(piece);
    }
  }
  return { labels: [...parted.labels, ...labels], pieces };
}
