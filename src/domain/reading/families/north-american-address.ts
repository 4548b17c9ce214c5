import type { FieldName } from '../../document/identity-fields.ts';
import type { FieldCandidate } from '../../evidence/candidate.ts';
import { cleanPrintedName } from '../../values/person-name.ts';
import { joinAddressLines } from '../../values/postal-address.ts';
import { cityLineOf, withoutFieldNumber } from '../city-line.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { isPersonName } from '../person-name-print.ts';
import { printCandidate } from '../print-value.ts';
import { fullNameCandidates } from '../printed-names.ts';
import { heightOf, type PrintFragment } from '../reading-order.ts';
import { type LineBounds, type LineSpacing, lineAbove } from '../value-lines.ts';

/** Name and address as North American licences print them, one under the other without labels. */
interface NameAndAddress {
  /** From top to bottom; empty when none stands above the address. */
  readonly names: readonly PrintPiece[];
  /** From top to bottom: street, perhaps a second line, city with state and code. */
  readonly address: readonly PrintPiece[];
}

const STREET_SPACING: LineSpacing = { gap: 0.9, indent: 2.5 };
const NAMES_SPACING: LineSpacing = { gap: 2.6, indent: 2.5 };

const DISTANT_NAMES_SPACING: LineSpacing = { gap: 4.5, indent: 2.5 };

/** Where an address begins: a house number, a route or a post office box. */
const STREET_START = /^(?:\d+[\dA-Z-]*\s+\S|P\.?\s?O\.?\s?(?:BOX|DRAWER)|RR\s?\d|R\.R\.|HC\s?\d|[A-Z]?\d+[A-Z]?\s)/i;
/** A second line of a street: flat, unit, floor. */
const SECOND_LINE = /^(?:APT|APARTMENT|UNIT|STE|SUITE|LOT|RM|ROOM|FL|FLOOR|BLDG|TRLR|SPC|#|NO\.?)\b|^#|\d/i;

/** The lines above the city: one that begins as an address does, and one more when it is a flat or unit. */
function streetLines(city: PrintPiece, bounds: LineBounds): PrintPiece[] {
  const first = lineAbove(city, bounds, STREET_SPACING);
  if (!first) return [];
  const text = withoutFieldNumber(first.text);
  if (STREET_START.test(text)) return [first];
  if (!SECOND_LINE.test(text)) return [];
  const second = lineAbove(first, bounds, STREET_SPACING);
  return second && /\d/.test(second.text) ? [second, first] : [first];
}

/** Field numbers of names: `1`, `2.`, and both before a whole name (`1,2`). */
const NAME_NUMBERS = /^\s*(?:1[.,]?2|[12])[.):]?\s*/;

function isName(piece: PrintPiece): boolean {
  if (/\d/.test(piece.text.replace(NAME_NUMBERS, ''))) return false;
  const name = cleanPrintedName(piece.text);
  return isPersonName(name) && name === name.toUpperCase();
}

/** Names stand directly above the address or, in the order of the field numbers (1, 2, 3, 8), above the birth date. */
function nameLines(street: PrintPiece, bounds: LineBounds): PrintPiece[] {
  const adjacent = namesAbove(street, bounds, NAMES_SPACING);
  if (adjacent.length > 0) return adjacent;
  const labels = bounds.labels.filter(({ key }) => key !== 'birthDate');
  return namesAbove(street, { ...bounds, labels }, DISTANT_NAMES_SPACING);
}

function namesAbove(street: PrintPiece, bounds: LineBounds, farthest: LineSpacing): PrintPiece[] {
  const tallest = 1.9 * heightOf(street.box);
  const lines: PrintPiece[] = [];
  for (let last: PrintPiece | undefined = street; last && lines.length < 3; ) {
    const spacing: LineSpacing = lines.length === 0 ? farthest : STREET_SPACING;
    const next = lineAbove(last, bounds, spacing);
    last = next && isName(next) && heightOf(next.box) < tallest ? next : undefined;
    if (last) lines.unshift(last);
  }
  return lines;
}

function findNameAndAddress(bounds: LineBounds): NameAndAddress | undefined {
  const city = bounds.unclaimed.find((piece) => cityLineOf(piece.text) !== undefined);
  if (!city) return undefined;
  const streets = streetLines(city, bounds);
  const [top] = streets;
  return { names: top ? nameLines(top, bounds) : [], address: [...streets, city] };
}

/** `H3A 1S8` on a line of its own, below the city, as licences of Québec have it. */
const POSTAL_CODE = /^[A-Z]\d[A-Z]\s?\d[A-Z]\d$/;

function findCanadianBlock(bounds: LineBounds): NameAndAddress | undefined {
  const code = bounds.unclaimed.find(({ text }) => POSTAL_CODE.test(text.trim()));
  const city = code && lineAbove(code, bounds, STREET_SPACING);
  const street = city && lineAbove(city, bounds, STREET_SPACING);
  if (!code || !city || !street || !STREET_START.test(withoutFieldNumber(street.text))) return undefined;
  return { names: nameLines(street, bounds), address: [street, city, code] };
}

/** States whose earlier licences print the given names above the family name, without numbers. */
const GIVEN_NAMES_ABOVE = new Set(['AL', 'FL']);

function nameBlockCandidates(
  names: readonly PrintPiece[],
  { country, subdivision }: NorthAmericanCard,
): FieldCandidate[] {
  const cleaned = names.map((piece) => ({ ...piece, text: cleanPrintedName(piece.text) }));
  const [only, ...others] = cleaned;
  if (!only) return [];
  if (others.length === 0) {
    const whole = fullNameCandidates(only, only.confidence * 0.7, country, false);
    return only.text.includes(',') ? whole.filter(({ field }) => field !== 'FULL_NAME') : whole;
  }
  const isGivenFirst = subdivision !== undefined && GIVEN_NAMES_ABOVE.has(subdivision);
  const last = isGivenFirst ? cleaned.slice(-1) : cleaned.slice(0, 1);
  const first = isGivenFirst ? cleaned.slice(0, -1) : cleaned.slice(1);
  const join = (pieces: readonly PrintPiece[]): string => pieces.map(({ text }) => text).join(' ');
  return [
    printCandidate({ field: 'LAST_NAME', text: join(last) }, 0.7 * only.confidence, last),
    printCandidate({ field: 'FIRST_NAME', text: join(first) }, 0.7 * only.confidence, first),
  ];
}

/** What is known of a North American card. */
export interface NorthAmericanCard {
  /** Alpha-3 code. */
  readonly country: string | undefined;
  /** Code of the state or province. */
  readonly subdivision: string | undefined;
  /** Whether field numbers are printed right before the values (`2MARK`), so that `8123 MAIN ST` is field 8. */
  readonly hasGluedNumbers: boolean;
}

const GLUED_NAME = /^[12]\p{Lu}{2}/u;

/** Whether the print shows a name with its field number right before it. */
export function showsGluedNumbers(fragments: readonly PrintFragment[]): boolean {
  return fragments.some(({ text }) => GLUED_NAME.test(text));
}

function unnumbered(text: string, { hasGluedNumbers }: NorthAmericanCard): string {
  return hasGluedNumbers ? text.replace(/^8(?=\d)/, '') : withoutFieldNumber(text);
}

/**
 * Name and address of a North American card that prints them without labels, or whose field numbers the reader lost: the block that
 * ends in a `CITY, ST ZIP` line, street lines above it, name lines above those, family name first (AAMVA DL/ID Card Design
 * Standard, annex A). `wanted` tells which fields no label gave.
 */
export function northAmericanCandidates(
  bounds: LineBounds,
  card: NorthAmericanCard,
  wanted: (field: FieldName) => boolean,
): FieldCandidate[] {
  const block = findNameAndAddress(bounds) ?? findCanadianBlock(bounds);
  if (!block) return [];
  const lines = block.address.map(({ text }) => cityLineOf(text)?.text ?? unnumbered(text, card));
  const confidence = 0.9 * Math.min(...block.address.map((piece) => piece.confidence));
  const address = printCandidate({ field: 'ADDRESS', text: joinAddressLines(lines) }, confidence, block.address);
  const names = nameBlockCandidates(block.names, card);
  const isHalfNamed = !wanted('FIRST_NAME') || !wanted('LAST_NAME');
  const isWhollyNamed = !wanted('FULL_NAME') || (!wanted('FIRST_NAME') && !wanted('LAST_NAME'));
  const usable = isWhollyNamed || (isHalfNamed && block.names.length < 2) ? [] : names;
  return [
    ...(block.address.length > 1 || wanted('ADDRESS') ? [address] : []),
    ...usable.filter(({ field }) => wanted(field)),
  ];
}
