import type { MrzRow, MrzZone } from './mrz-zone.ts';

/** How many characters a row was read as, and how far apart they stand. */
export interface RowExtent {
  readonly count: number;
  readonly advancePx: number;
}

const LINE_LENGTHS = [30, 36, 44] as const;
const LENGTH_SLACK = 2;
/** The distance of rows in advances of a character, where only one row is known. */
const USUAL_PITCHES = [1.7, 2, 2.3, 2.6] as const;
const PITCH_SCALES = [0.93, 1, 1.07] as const;
/** Rows this many advances apart may have a third between them. */
const MIN_DOUBLE_PITCH = 2.7;

/** Where a row that the detector missed may be: between two rows that lie far apart, else above or below at the pitch of the rows known. */
export function probedRows(zone: MrzZone, advancePx: number): MrzRow[] {
  const [first, second] = zone.rows;
  if (!first) return [];
  if (!second) return USUAL_PITCHES.flatMap((advances) => neighbouringRows(zone, advances * advancePx));
  const pitch = second.middle - first.middle;
  const between = { middle: (first.middle + second.middle) / 2, slope: (first.slope + second.slope) / 2 };
  return [
    ...(pitch > MIN_DOUBLE_PITCH * advancePx ? [between] : []),
    ...PITCH_SCALES.flatMap((scale) => neighbouringRows(zone, scale * pitch)),
  ];
}

/** How many rows lines of this length come in; the one-line licences are tried apart. */
export function rowsOfLength(length: number): number {
  return length === 30 ? 3 : 2;
}

/** Whether a row read as `count` characters may be whole for lines of `length`. */
export function isWhole(length: number, count: number): boolean {
  return Math.abs(length - count) <= LENGTH_SLACK;
}

/** All choices of `wanted` neighbouring rows of a zone that has at least as many. */
export function zonesOfRows(zone: MrzZone, wanted: number): MrzZone[] {
  return Array.from({ length: zone.rows.length - wanted + 1 }, (_, start) => ({
    ...zone,
    rows: zone.rows.slice(start, start + wanted),
  }));
}

function neighbouringRows(zone: MrzZone, pitch: number): MrzRow[] {
  const above = zone.rows[0];
  const below = zone.rows.at(-1);
  return [
    ...(below ? [{ ...below, middle: below.middle + pitch }] : []),
    ...(above ? [{ ...above, middle: above.middle - pitch }] : []),
  ];
}

/** The line lengths that a row read as `count` characters may truly have, likeliest first; a row may have lost its end, not won one. */
export function likelyLengths(count: number, rows: number): number[] {
  const possible = LINE_LENGTHS.filter((length) => length >= count - LENGTH_SLACK);
  return rows >= 3 && possible.includes(30) ? [30] : possible;
}

/** The zone as it is, and where its rows are short of `length`, stretched by what is missing: to the right, the left, or both. */
export function stretchedTo(zone: MrzZone, length: number, { count, advancePx }: RowExtent): MrzZone[] {
  const missingPx = (length - count) * advancePx;
  if (length - count < 1) return [zone];
  const right = { ...zone, right: zone.right + missingPx };
  const left = { ...zone, left: zone.left - missingPx };
  const both = { ...zone, left: zone.left - missingPx / 2, right: zone.right + missingPx / 2 };
  return isWhole(length, count) ? [zone, right, left] : [right, left, both];
}
