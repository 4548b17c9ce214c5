import type { FieldName } from '../../document/identity-fields.ts';
import type { FieldCandidate } from '../../evidence/candidate.ts';
import { cleanPrintedName, looksLikeName } from '../../values/person-name.ts';
import { joinAddressLines, looksLikeUsCityLine } from '../../values/postal-address.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';
import { fullNameCandidates } from '../printed-names.ts';
import { heightOf } from '../reading-order.ts';
import { type LineBounds, lineAbove } from '../value-lines.ts';

/** Name and address as North American licences print them, one under the other without labels. */
export interface NameAndAddress {
  /** From top to bottom; empty when none stands above the address. */
  readonly names: readonly PrintPiece[];
  /** From top to bottom: street, perhaps a second line, city with state and code. */
  readonly address: readonly PrintPiece[];
}

const STREET_SPACING = { gap: 0.9, indent: 2.5 } as const;
const NAMES_SPACING = { gap: 2.6, indent: 2.5 } as const;

/** The field number that a licence prints before a name or an address (AAMVA fields 1, 2 and 8). */
const FIELD_NUMBER = /^\s*[128][.):]?\s+(?=\S)/;

/** The text without the field number before it. */
export function withoutFieldNumber(text: string): string {
  return text.replace(FIELD_NUMBER, '');
}

const isStreet = (text: string): boolean => /\d/.test(text) || /^(?:P\.?\s?O\.?|APT|UNIT|STE|LOT|RR)\b/i.test(text);

function isName(piece: PrintPiece): boolean {
  const name = cleanPrintedName(withoutFieldNumber(piece.text));
  return looksLikeName(name) && name === name.toUpperCase() && name.length >= 2;
}

function climb(
  from: PrintPiece,
  bounds: LineBounds,
  spacing: typeof NAMES_SPACING | typeof STREET_SPACING,
  fits: (piece: PrintPiece) => boolean,
  most: number,
): PrintPiece[] {
  const lines: PrintPiece[] = [];
  for (let last: PrintPiece | undefined = from; last && lines.length < most; ) {
    const next = lineAbove(last, bounds, spacing);
    last = next && next !== from && fits(next) ? next : undefined;
    if (last) lines.unshift(last);
  }
  return lines;
}

/**
 * Finds the block that ends in a `CITY, ST ZIP` line: street lines above it, name lines above those (AAMVA DL/ID Card Design
 * Standard, annex A: family name, given names, address in this order, family name first). Undefined without such a line.
 */
export function findNameAndAddress(bounds: LineBounds): NameAndAddress | undefined {
  const city = bounds.unclaimed.find((piece) => looksLikeUsCityLine(withoutFieldNumber(piece.text)));
  if (!city) return undefined;
  const streets = climb(city, bounds, STREET_SPACING, (piece) => isStreet(piece.text), 3);
  const top = streets[0] ?? city;
  const tallest = 1.9 * Math.max(heightOf(city.box), heightOf(top.box));
  const names =
    streets.length === 0
      ? []
      : climb(top, bounds, NAMES_SPACING, (piece) => isName(piece) && heightOf(piece.box) < tallest, 3);
  return { names, address: [...streets, city] };
}

/** States whose earlier licences print the given names above the family name, without numbers. */
const GIVEN_NAMES_ABOVE = new Set(['FL']);

function nameBlockCandidates(
  names: readonly PrintPiece[],
  country: string | undefined,
  subdivision: string | undefined,
): FieldCandidate[] {
  const cleaned = names.map((piece) => ({ ...piece, text: cleanPrintedName(withoutFieldNumber(piece.text)) }));
  const [only, ...others] = cleaned;
  if (!only) return [];
  if (others.length === 0) return fullNameCandidates(only, only.confidence * 0.7, country, false);
  const isGivenFirst = subdivision !== undefined && GIVEN_NAMES_ABOVE.has(subdivision);
  const last = isGivenFirst ? cleaned.slice(-1) : cleaned.slice(0, 1);
  const first = isGivenFirst ? cleaned.slice(0, -1) : cleaned.slice(1);
  const join = (pieces: readonly PrintPiece[]): string => pieces.map(({ text }) => text).join(' ');
  return [
    printCandidate({ field: 'LAST_NAME', text: join(last) }, 0.7 * only.confidence, last),
    printCandidate({ field: 'FIRST_NAME', text: join(first) }, 0.7 * only.confidence, first),
  ];
}

/** Name and address of a North American card for the fields that are `wanted`; see {@link findNameAndAddress}. */
export function northAmericanCandidates(
  bounds: LineBounds,
  country: string | undefined,
  subdivision: string | undefined,
  wanted: (field: FieldName) => boolean,
): FieldCandidate[] {
  const block = findNameAndAddress(bounds);
  if (!block) return [];
  const text = joinAddressLines(block.address.map((piece) => withoutFieldNumber(piece.text)));
  const confidence = 0.85 * Math.min(...block.address.map((piece) => piece.confidence));
  const address = printCandidate({ field: 'ADDRESS', text }, confidence, block.address);
  const isNamed = !wanted('LAST_NAME') || !wanted('FIRST_NAME') || !wanted('FULL_NAME');
  const names = isNamed ? [] : nameBlockCandidates(block.names, country, subdivision);
  return [...(wanted('ADDRESS') ? [address] : []), ...names];
}
