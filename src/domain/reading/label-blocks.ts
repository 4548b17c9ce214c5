import { isCountryCode } from '../values/country-codes.ts';
import { isSexWord } from '../values/sex.ts';
import { embeddedLabel, garbledLabel } from './garbled-label.ts';
import type { LabelKey } from './label-key.ts';
import { findLabels, type LabelSpan } from './label-matching.ts';
import { heightOf, type PrintBox, type PrintFragment, sliceOf, unionOf } from './reading-order.ts';

/** A stretch of print that may be a value. */
export type PrintPiece = PrintFragment;

/** A label on the page: all its languages, and all its lines where they stand above one another. */
export interface LabelBlock {
  readonly key: LabelKey;
  /** The field number printed before it (`4d`); absent where there is none. */
  readonly number?: string;
  readonly box: PrintBox;
  /** 0–1: how well the spelling fits, times how sure the reader is of the line. */
  readonly confidence: number;
  /** What stands behind it in the same line. */
  readonly inline?: PrintPiece;
  /** Whether it is a field number alone, without a word: its value stands beside it. */
  readonly isBare?: boolean;
}

/** The print of a page, parted into labels and the rest. */
export interface PartedPrint {
  readonly labels: readonly LabelBlock[];
  readonly pieces: readonly PrintPiece[];
}

const NAME_KEYS: readonly LabelKey[] = ['surname', 'name', 'surnameAndGivenNames', 'fullName'];
const SURNAME_FIRST: readonly LabelKey[] = ['surname', 'name'];

/** What two labels without a value between them announce together; undefined when each announces its own. */
function combinedKey(a: LabelKey, b: LabelKey, translated: boolean): LabelKey | undefined {
  if (a === b) return a;
  if (a === 'surnameAndGivenNames' && (NAME_KEYS.includes(b) || b === 'givenNames')) return a;
  if (b === 'surnameAndGivenNames' && NAME_KEYS.includes(a)) return b;
  if (translated) return translationKey(a, b);
  if (SURNAME_FIRST.includes(a) && b === 'givenNames') return 'surnameAndGivenNames';
  return a === 'other' && b === 'name' ? 'other' : undefined;
}

/** Kinds of label that translate each other, the one that says more first. */
const MORE_EXACT: readonly (readonly [LabelKey, LabelKey])[] = [
  ['birthDateAndPlace', 'birthDate'],
  ['issueDateAndPlace', 'issueDate'],
  ['validity', 'expiryDate'],
  ['validity', 'issueDate'],
  ['documentNumber', 'cardNumber'],
];

/** Two languages of one label: the more exact word tells what it is. */
function translationKey(a: LabelKey, b: LabelKey): LabelKey | undefined {
  if (a === 'name' && (NAME_KEYS.includes(b) || b === 'givenNames')) return b;
  if (b === 'name' && (NAME_KEYS.includes(a) || a === 'givenNames')) return a;
  const pair = [a, b];
  if (pair.includes('birthName') && pair.some((key) => NAME_KEYS.includes(key))) return 'birthName';
  if (pair.includes('documentNumber') && pair.includes('personalNumber')) return a;
  return MORE_EXACT.find((both) => both.every((key) => pair.includes(key)))?.[0];
}

interface Part {
  readonly key: LabelKey;
  readonly start: number;
  readonly end: number;
  readonly number: string | undefined;
  readonly similarity: number;
}

function joined(a: Part, b: Part, key: LabelKey): Part {
  return {
    key,
    start: a.start,
    end: b.end,
    number: a.number ?? b.number,
    similarity: Math.max(a.similarity, b.similarity),
  };
}

const CONNECTOR = /^[\s,;:.·•()–-]*(?:and|und|et|y|e|i|a|en|og|och|ja|és|si|și|dhe|və|&)?[\s,;:.·•()–-]*$/iu;
const SLASH = /[/|]/;

function joinParts(
  text: string,
  parts: readonly Part[],
  mayJoin: (between: string) => boolean,
  translated: boolean,
): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    const key =
      last && mayJoin(text.slice(last.end, part.start)) ? combinedKey(last.key, part.key, translated) : undefined;
    if (last && key) result[result.length - 1] = joined(last, part, key);
    else result.push(part);
  }
  return result;
}

/** The labels of one line, languages and compound names brought together. */
function partsOf(text: string, spans: readonly LabelSpan[]): Part[] {
  const parts: Part[] = spans.map(({ key, start, end, number, similarity }) => ({
    key,
    start,
    end,
    number,
    similarity,
  }));
  const compounds = joinParts(text, parts, (between) => CONNECTOR.test(between), false);
  const isTranslation = (between: string): boolean => SLASH.test(between) && !/\d/.test(between) && between.length < 40;
  return joinParts(text, compounds, isTranslation, true);
}

/** How far a label reaches over an unknown translation beside it: `Npesume/ Surname`, `Surname/Sloinne`. */
function widened(text: string, part: Part, from: number, to: number): Part {
  const before = text.slice(from, part.start);
  const after = text.slice(part.end, to);
  const start =
    /^\s*(?:\d{1,2}[.)]?\s+)?[^\d]{3,}[/|]\s*$/.test(before) && !/[/|].*[/|].*[/|]/.test(before) ? from : part.start;
  const translation = /^[.)\s]*[/|]\s*(?:[^\d:]|(?<=\p{Ll})\d){3,}$/u.exec(after);
  return {
    ...part,
    start,
    end: part.end + (translation ? withoutShouting(after, text.slice(part.start, part.end)) : 0),
  };
}

/** The length of `translation` up to trailing words in capitals, which after a label in small letters are its value. */
function withoutShouting(translation: string, label: string): number {
  if (!/\p{Ll}/u.test(label)) return /\s/.test(translation.trim().slice(1).trim()) ? 0 : translation.length;
  const value = /[\s:]+(?:\p{Lu}[\p{Lu}'’.-]*\s*)+$/u.exec(translation);
  return value && value.index > 0 ? value.index : translation.length;
}

function trimmedPiece(fragment: PrintFragment, start: number, end: number): PrintPiece | undefined {
  const raw = fragment.text.slice(start, end);
  const lead = raw.length - raw.replace(/^[\s:;.,)\]/|#=°º_–-]+/u, '').length;
  const text = raw.slice(lead).replace(/[\s:;,(/|_–-]+$/u, '');
  if (text === '') return undefined;
  const from = start + lead;
  return { ...fragment, text, box: sliceOf(fragment.box, from, from + text.length, fragment.text.length) };
}

function blockOf(fragment: PrintFragment, part: Part, inline: PrintPiece | undefined): LabelBlock {
  return {
    key: part.key,
    ...(part.number === undefined ? {} : { number: part.number }),
    box: sliceOf(fragment.box, part.start, part.end, fragment.text.length),
    confidence: part.similarity * fragment.confidence,
    ...(inline ? { inline } : {}),
  };
}

/** Below this confidence two letters may as well be a piece of a signature as an abbreviation; before digits they are part of a number. */
const SUREST_ABBREVIATION = 0.85;

/** `N° AB123456`: the sign alone announces the number of the document. */
const NUMBER_SIGN = /^N[°º*]\s?(?=[A-Z]{0,3}\s?\d{4})/u;

/** `NO 12 JALAN MAWAR`: the number of a house. */
const HOUSE_NUMBER = /^NO\.?\s?\d{1,4}[A-Z]?,?\s+\p{L}{3}/iu;

/** The labels of a line; where none is spelled well enough, the one that it can only be. */
function labelsOf({ text, confidence }: PrintFragment): readonly LabelSpan[] {
  // `HOMBRE` is no misread `NOMBRE`.
  if (isSexWord(text) || HOUSE_NUMBER.test(text)) return [];
  const spans = findLabels(text).filter(
    ({ letters, end }) => letters > 2 || (confidence >= SUREST_ABBREVIATION && !/^\d/.test(text.slice(end))),
  );
  if (spans.length > 0) return spans;
  const sign = NUMBER_SIGN.exec(text)?.[0];
  if (sign) return [{ key: 'documentNumber', start: 0, end: sign.length, similarity: 1, letters: sign.length }];
  const lost = embeddedLabel(text) ?? garbledLabel(text, confidence);
  return lost ? [lost] : [];
}

/** One line of print, parted. */
interface PartedFragment extends PartedPrint {
  readonly fragment: PrintFragment;
}

function partFragment(fragment: PrintFragment): PartedPrint {
  const { text } = fragment;
  const spans = labelsOf(fragment);
  if (spans.length === 0) return { labels: [], pieces: [fragment] };
  const parts = partsOf(text, spans);
  const wide = parts.map((part, index) =>
    widened(text, part, parts[index - 1]?.end ?? 0, parts[index + 1]?.start ?? text.length),
  );
  const lead = trimmedPiece(fragment, 0, wide[0]?.start ?? 0);
  const labels = wide.map((part, index) =>
    blockOf(fragment, part, trimmedPiece(fragment, part.end, wide[index + 1]?.start ?? text.length)),
  );
  return { labels, pieces: lead ? [lead] : [] };
}

/** What two label lines above one another announce together: one label in two languages, or nothing in common. */
function stackedKey(above: LabelKey, below: LabelKey): LabelKey | undefined {
  if (above === below) return above === 'mark' ? undefined : above;
  if (above === 'surnameAndGivenNames' && NAME_KEYS.includes(below)) return above;
  if (below === 'surnameAndGivenNames' && NAME_KEYS.includes(above)) return below;
  return above.startsWith('birthDate') && below.startsWith('birthDate') ? 'birthDateAndPlace' : undefined;
}

/** Whether `below` goes on with the label `above`: the next line of the same words in another language. */
function continues(above: LabelBlock, below: LabelBlock): boolean {
  if (above.inline || stackedKey(above.key, below.key) === undefined) return false;
  const height = Math.max(heightOf(above.box), heightOf(below.box));
  const gap = below.box.top - above.box.bottom;
  const overlap = Math.min(above.box.right, below.box.right) - Math.max(above.box.left, below.box.left);
  return gap > -0.6 * height && gap < 0.45 * height && overlap > 0 && below.box.top > above.box.top;
}

function stacked(labels: readonly LabelBlock[], pieces: readonly PrintPiece[]): LabelBlock[] {
  const result: LabelBlock[] = [];
  for (const label of labels) {
    const index = result.findIndex((above) => continues(above, label) && !isParted(above.box, label.box, pieces));
    const above = result[index];
    if (!above) {
      result.push(label);
      continue;
    }
    result[index] = {
      ...label,
      key: stackedKey(above.key, label.key) ?? above.key,
      ...(above.number === undefined ? {} : { number: above.number }),
      box: unionOf(above.box, label.box),
      confidence: Math.max(above.confidence, label.confidence),
    };
  }
  return result;
}

function isParted(above: PrintBox, below: PrintBox, pieces: readonly PrintPiece[]): boolean {
  return pieces.some(({ box }) => {
    const middle = (box.top + box.bottom) / 2;
    return middle > above.bottom && middle < below.top && box.left < above.right && box.right > above.left;
  });
}

/** `POL` is Poland where another label announces the sex, as it is that label in South Slavic languages. */
function asCode(parted: PartedFragment, all: readonly PartedFragment[]): PartedPrint {
  const { fragment, labels } = parted;
  const [label] = labels;
  if (!label || !/^[A-Z]{3}$/.test(fragment.text) || !isCountryCode(fragment.text)) return parted;
  const isAnnounced = all.some((other) => other !== parted && other.labels.some(({ key }) => key === label.key));
  return isAnnounced ? { labels: [], pieces: [fragment] } : parted;
}

/** Parts the print of a page into labels and what may be their values. */
export function partPrint(fragments: readonly PrintFragment[]): PartedPrint {
  const known = fragments.map((fragment) => ({ fragment, ...partFragment(fragment) }));
  const parted = known.map((each) => asCode(each, known));
  const pieces = parted.flatMap((each) => each.pieces);
  return {
    labels: stacked(
      parted.flatMap((each) => each.labels),
      pieces,
    ),
    pieces,
  };
}
