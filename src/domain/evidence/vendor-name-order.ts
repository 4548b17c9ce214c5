import type { TextLine } from '../reading/text-line.ts';
import { mrzSpelling, sameName, splitCommaName } from '../values/person-name.ts';
import type { FieldCandidate } from './candidate.ts';

/** Where signatures begin with the given names, and the readers that name fields are made for. */
const GIVEN_NAMES_SIGN_FIRST = new Set(['USA', 'CAN']);

/** A signature may hold so many names more than the reader told: a middle name or two. */
const MOST_MIDDLE_NAMES = 2;

/** Both names as a reader gave them. */
interface VendorNames {
  readonly first: FieldCandidate;
  readonly last: FieldCandidate;
}

/**
 * The candidates with given name and surname of a vendor exchanged where the document says that they are: a known fault of readers that name
 * fields. What says so is the zone or a barcode, a line with a comma (`DOE, JANE Q`), the signature on a North American document, or two
 * labelled lines, in this order; what confirms the vendor's order keeps it. The exchanged names are as sure as the less sure of them.
 */
export function inPrintedNameOrder(
  candidates: readonly FieldCandidate[],
  lines: readonly TextLine[],
): readonly FieldCandidate[] {
  const names = vendorNames(candidates);
  if (!names || !areExchanged(names, candidates, lines)) return candidates;
  const { first, last } = names;
  const confidence = Math.min(first.confidence, last.confidence);
  const exchanged = new Map([
    [first, { ...first, text: last.text, confidence }],
    [last, { ...last, text: first.text, confidence }],
  ]);
  return candidates.map((candidate) => exchanged.get(candidate) ?? candidate);
}

function vendorNames(candidates: readonly FieldCandidate[]): VendorNames | undefined {
  const [first, last] = (['FIRST_NAME', 'LAST_NAME'] as const).map((name) =>
    candidates.find(({ field, source }) => field === name && source === 'vendor'),
  );
  return first && last && !sameName(first.text, last.text) ? { first, last } : undefined;
}

function areExchanged(names: VendorNames, candidates: readonly FieldCandidate[], lines: readonly TextLine[]): boolean {
  const order =
    orderOf(names, candidates.filter(isCoded)) ??
    orderByCommas(names, lines) ??
    orderBySignature(names, candidates, lines) ??
    orderOf(
      names,
      candidates.filter(({ source }) => source === 'print'),
    );
  return order === 'exchanged';
}

type Order = 'kept' | 'exchanged';

function isCoded({ source }: FieldCandidate): boolean {
  return source === 'mrz' || source === 'barcode';
}

/** The order that other readings of both names have; undefined when they say neither. */
function orderOf({ first, last }: VendorNames, others: readonly FieldCandidate[]): Order | undefined {
  const isRead = (name: 'FIRST_NAME' | 'LAST_NAME', text: string): boolean =>
    others.some((other) => other.field === name && sameName(other.text, text));
  if (isRead('LAST_NAME', last.text) || isRead('FIRST_NAME', first.text)) return 'kept';
  return isRead('LAST_NAME', first.text) && isRead('FIRST_NAME', last.text) ? 'exchanged' : undefined;
}

/** A surname before a comma, given names behind it (AAMVA card design and ICAO Doc 9303-3 alike). */
function orderByCommas({ first, last }: VendorNames, lines: readonly TextLine[]): Order | undefined {
  for (const { text } of lines) {
    const split = splitCommaName(text);
    if (!split) continue;
    if (sameName(split.lastName, last.text) && beginsWith(split.firstName, first.text)) return 'kept';
    if (sameName(split.lastName, first.text) && beginsWith(split.firstName, last.text)) return 'exchanged';
  }
  return undefined;
}

/** A signature is a line of both names in small letters, on documents whose print is all capitals. */
function orderBySignature(
  { first, last }: VendorNames,
  candidates: readonly FieldCandidate[],
  lines: readonly TextLine[],
): Order | undefined {
  const issuer = candidates.find(({ field, source }) => field === 'ISSUING_COUNTRY' && source === 'vendor')?.value;
  if (issuer === undefined || !GIVEN_NAMES_SIGN_FIRST.has(issuer)) return undefined;
  for (const { text } of lines.filter((line) => /\p{Ll}{2}/u.test(line.text))) {
    if (runsFromTo(text, first.text, last.text)) return 'kept';
    if (runsFromTo(text, last.text, first.text)) return 'exchanged';
  }
  return undefined;
}

function runsFromTo(line: string, start: string, end: string): boolean {
  const [words, from, to] = [line, start, end].map(wordsOf);
  if (!words || !from || !to || from.length === 0 || to.length === 0) return false;
  const between = words.length - from.length - to.length;
  const fits = between >= 0 && between <= MOST_MIDDLE_NAMES;
  return (
    fits && from.every((word, at) => words[at] === word) && to.every((word, at) => words.at(at - to.length) === word)
  );
}

function beginsWith(name: string, start: string): boolean {
  const [words, from] = [wordsOf(name), wordsOf(start)];
  return from.length > 0 && from.every((word, at) => words[at] === word);
}

function wordsOf(name: string): string[] {
  return mrzSpelling(name).split(' ').filter(Boolean);
}
