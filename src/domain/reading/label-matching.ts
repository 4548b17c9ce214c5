import { foldLetters } from '../values/letter-folding.ts';
import { type CompactText, compactText } from './compact-text.ts';
import { matchesAt, type TrieMatch } from './fuzzy-trie.ts';
import type { LabelKey } from './label-key.ts';
import { LABEL_LEXICON, type LabelEntry } from './label-lexicon.ts';

/** A label found in a line; `start` and `end` (exclusive) are UTF-16 indices of its text, the number before it included. */
export interface LabelSpan {
  readonly key: LabelKey;
  readonly start: number;
  readonly end: number;
  /** The field number printed before the label, as `4d` or `3`; absent where there is none. */
  readonly number?: string;
  /** 0–1: the share of letters that agree. */
  readonly similarity: number;
  /** Letters of the label. */
  readonly letters: number;
}

/** From this length on a label is also recognised when the next word, of three letters or more, is glued to it. */
const GLUED_LABEL_LETTERS = 9;

const NUMBER_BEFORE = /(?:^|[\s(])\(?(\d{1,2}\s?[a-dA-D]?)(?:[.,:)\]°]|\s)*$/;

/** The field number that stands directly before `at`, and where it begins. */
function numberBefore(text: string, from: number, at: number): { number: string; start: number } | undefined {
  const before = text.slice(from, at);
  const match = NUMBER_BEFORE.exec(before);
  if (!match?.[1]) return undefined;
  return {
    number: match[1].replace(/\s/g, '').toLowerCase(),
    start: at - before.slice(match.index).trimStart().length,
  };
}

const SEPARATORS_ONLY = /^[^\p{L}\p{N}]*$/u;

/** Labels whose value always holds digits: after them an abbreviation needs no colon. */
const DIGIT_VALUES: ReadonlySet<LabelKey> = new Set([
  'birthDate',
  'expiryDate',
  'issueDate',
  'documentNumber',
  'cardNumber',
  'personalNumber',
  'discriminator',
  'height',
  'weight',
  'accessNumber',
]);

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the label before this one ends, 0 when there is none. */
  readonly from: number;
  readonly afterLabel: boolean;
}

/** A field number at the beginning of the line that the reader misread: `D15 Sex`, `aDL No.`. */
const MISREAD_NUMBER = /^\s*(?:\S{0,2}\d\S{0,2}|\p{Ll})\s*$/u;

/** Whether a label at this place is set off from other words: begins the line, follows a label, a number, a slash. */
function isSetOff(place: Place): boolean {
  const before = place.text.slice(place.from, place.start);
  if (SEPARATORS_ONLY.test(before)) return place.afterLabel || place.from === 0;
  if (place.from === 0 && MISREAD_NUMBER.test(before)) return true;
  return /[/|•·:(]\s*$/.test(before) || numberBefore(place.text, place.from, place.start) !== undefined;
}

function standsApart(place: Place, key: LabelKey): boolean {
  const after = place.text.slice(place.end);
  if (SEPARATORS_ONLY.test(after)) return true;
  if (/^\s*[:#]/.test(after)) return true;
  if (/^\s*[/|]/.test(after)) return true;
  if (numberBefore(place.text, place.from, place.start)) return true;
  return DIGIT_VALUES.has(key) && /^[^\p{L}]{0,3}[\p{L}]{0,3}[\s.-]?\d/u.test(after);
}

/** Shorter labels in the middle of a line need something that sets them off from a value. */
const FREE_LABEL_LETTERS = 8;

/** Labels up to this length must be spelled right unless they are all that the line holds. */
const SHORT_LABEL_LETTERS = 6;

/** Running text before the label: `this card is no evidence of citizenship`. */
function isInSentence({ text, from, start }: Place): boolean {
  return (text.slice(from, start).match(/(?<!\p{L})\p{Ll}+/gu)?.length ?? 0) >= 2;
}

/** Abbreviations of two letters become other words when look-alikes count: `LN` and `IN`. */
const ABBREVIATION_LETTERS = 2;

function isSpelledOut({ text, start, end }: Place, { spelling }: LabelEntry): boolean {
  const printed = foldLetters(text.slice(start, end));
  return printed.replace(/[^\p{L}\p{N}]/gu, '') === spelling.replace(/[^\p{L}\p{N}]/gu, '');
}

function isWhole({ text, start, end }: Place): boolean {
  return (
    SEPARATORS_ONLY.test(text.slice(0, start)) &&
    (SEPARATORS_ONLY.test(text.slice(end)) || /^\s*:/.test(text.slice(end)))
  );
}

function isAcceptable(place: Place, match: TrieMatch<LabelEntry>): boolean {
  const { entry, errors } = match;
  if (entry.hasHash && !/^\s*#|^[^\p{L}]{0,3}\p{L}{0,3}[\s.-]?\d/u.test(place.text.slice(place.end))) return false;
  if (entry.letters.length <= ABBREVIATION_LETTERS && !isSpelledOut(place, entry)) return false;
  if (errors > 0 && entry.letters.length <= SHORT_LABEL_LETTERS && !isWhole(place)) return false;
  if (entry.isolated) return isSetOff(place) && standsApart(place, entry.key);
  if (isSetOff(place)) return true;
  if (isInSentence(place)) return false;
  if (entry.letters.length >= FREE_LABEL_LETTERS && errors <= 1) return true;
  // In the middle of a line of several pairs: `SEX M HGT 5-08`, `Exp 05/20`, `Sexe: M`.
  const after = place.text.slice(place.end);
  return (
    errors === 0 && entry.letters.length >= 3 && (/^\s*[:#]/.test(after) || hasShortValue(place, entry.key, after))
  );
}

function hasShortValue(place: Place, key: LabelKey, after: string): boolean {
  const before = place.text.slice(place.from, place.start);
  if (!place.afterLabel || before.trim().length > 16) return false;
  if (DIGIT_VALUES.has(key)) return /^[^\p{L}]{0,3}\d/u.test(after);
  return (
    ['sex', 'eyes', 'hair', 'class', 'restrictions', 'endorsements'].includes(key) && /^\s*\S{1,10}(?:\s|$)/.test(after)
  );
}

function better(a: TrieMatch<LabelEntry>, b: TrieMatch<LabelEntry>): TrieMatch<LabelEntry> {
  const worth = (match: TrieMatch<LabelEntry>): number => match.length - 2.5 * match.errors;
  return worth(b) > worth(a) ? b : a;
}

function crossesSlash(text: string, compact: CompactText, at: number, end: number): boolean {
  return /[/|]/.test(text.slice(compact.starts[at], compact.starts[end - 1]));
}

/** `SEXM`: one letter glued to the label of the sex. */
function isSexLetter(compact: CompactText, end: number): boolean {
  return compact.opens[end + 1] === true && !compact.isDigit[end];
}

/** The end of a label that the reader spoiled, up to its colon: `Prénomgj:` for `Prénom(s) :`. */
const SPOILED_END = /^[\p{L}\p{N}()°*']{1,3}\s*:/u;

/** `N°` after a title, or what readers make of it. */
const NUMBER_SIGN = /^\s*N[°ºo0oe*'.]{1,2}(?:\s*[:.]|\s|$)/iu;

function matchAt(text: string, compact: CompactText, at: number): TrieMatch<LabelEntry>[] {
  return matchesAt(LABEL_LEXICON, compact.letters.slice(at), (length, entry) => {
    const end = at + length;
    if (!compact.letters.slice(at, end).endsWith(entry.tail)) return false;
    if (length <= SHORT_LABEL_LETTERS && compact.isDigit[end - 1]) return false;
    if (!entry.hasSlash && crossesSlash(text, compact, at, end)) return false;
    if (compact.opens[end]) return true;
    if (SPOILED_END.test(text.slice(compact.ends[end - 1]))) return length >= 5;
    if (length >= GLUED_LABEL_LETTERS) return [-2, -1, 1, 2].every((away) => !compact.opens[end + away]);
    return entry.key === 'sex' && isSexLetter(compact, end);
  });
}

/** Labels in `text`, from left to right, not overlapping; reading errors, lost spaces and lost diacritics are tolerated. */
export function findLabels(text: string): LabelSpan[] {
  const compact = compactText(text);
  const found: LabelSpan[] = [];
  let at = 0;
  let from = 0;
  let glued = false;
  while (at < compact.letters.length) {
    const next = compact.opens[at] || glued ? labelAt(text, compact, at, from, found.length > 0) : undefined;
    glued = false;
    if (next) {
      found.push(next.span);
      from = next.span.end;
      at += next.length;
      glued = true;
    } else {
      at += 1;
    }
  }
  return found;
}

/** The letter of `4d`, which begins no label. */
function isLetterOfNumber(compact: CompactText, at: number): boolean {
  const isGlued = at > 0 && compact.isDigit[at - 1] === true && compact.starts[at] === compact.ends[at - 1];
  return isGlued && compact.opens[at + 1] === true && /[A-D]/.test(compact.letters.charAt(at));
}

function labelAt(
  text: string,
  compact: CompactText,
  at: number,
  from: number,
  afterLabel: boolean,
): { span: LabelSpan; length: number } | undefined {
  // A number before a label is its field's; a label whose first letter was read as a digit is found from its second on.
  if (compact.isDigit[at] || isLetterOfNumber(compact, at)) return undefined;
  const start = compact.starts[at] ?? 0;
  const acceptable = matchAt(text, compact, at).filter((match) =>
    isAcceptable({ text, start, end: compact.ends[at + match.length - 1] ?? text.length, from, afterLabel }, match),
  );
  const [first, ...rest] = acceptable;
  if (!first) return undefined;
  const match = rest.reduce(better, first);
  const number = numberBefore(text, from, start);
  const { key, end, letters } = endOf(text, compact, at, match);
  const span: LabelSpan = {
    key,
    start: number?.start ?? start,
    end,
    ...(number ? { number: number.number } : {}),
    similarity: 1 - match.errors / Math.max(1, match.entry.letters.length),
    letters: match.entry.letters.length,
  };
  return { span, length: letters };
}

/** Where the label ends and what it announces, with the number sign or the spoiled letters that follow it. */
function endOf(
  text: string,
  compact: CompactText,
  at: number,
  match: TrieMatch<LabelEntry>,
): { key: LabelKey; end: number; letters: number } {
  const end = compact.ends[at + match.length - 1] ?? text.length;
  const rest = text.slice(end);
  const sign = match.entry.isTitle ? NUMBER_SIGN.exec(rest)?.[0] : undefined;
  const more = sign ?? (compact.opens[at + match.length] ? undefined : SPOILED_END.exec(rest)?.[0]);
  if (more === undefined) return { key: match.entry.key, end, letters: match.length };
  const widened = end + more.length;
  const letters = compact.starts.filter((start, index) => index >= at && start < widened).length;
  return { key: sign === undefined ? match.entry.key : 'documentNumber', end: widened, letters };
}
