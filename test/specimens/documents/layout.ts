import type { Look } from '../look.ts';
import type { Person } from '../people.ts';
import type { Random } from '../random.ts';
import { seededRandom } from '../random.ts';
import { drawGuilloche, type Palette, randomPalette } from '../scenery.ts';
import { type Format, type PrintStyle, Sheet } from '../sheet.ts';
import type { SpecimenTruth } from '../truth.ts';

/** A side of a document as it was drawn. */
export interface DrawnSide {
  readonly sheet: Sheet;
  readonly truth: SpecimenTruth;
}

/** Draws one kind of document. */
export type SideDrawing = (person: Person, look: Look) => DrawnSide | Promise<DrawnSide>;

/** A sheet with its security background, ready for print. */
export interface Ground {
  readonly sheet: Sheet;
  readonly palette: Palette;
  readonly random: Random;
}

/** Paper and pattern of a document. */
export function prepareGround(format: Format, look: Look): Ground {
  const random = seededRandom(look.seed);
  const palette = randomPalette(random);
  const sheet = new Sheet(format, look.widthPx, palette.paper);
  drawGuilloche(sheet, palette, random);
  return { sheet, palette, random };
}

/** A caption and what stands below it. */
export function printField(
  sheet: Sheet,
  caption: string,
  value: string,
  leftMm: number,
  topMm: number,
  style: PrintStyle,
): void {
  sheet.print(caption, leftMm, topMm, { typeface: 'sans', sizeMm: style.sizeMm * 0.55, colour: [70, 70, 82] });
  sheet.print(value, leftMm, topMm + style.sizeMm * 0.98, style);
}

/** Prints a machine-readable zone whose last base line is `bottomMm` above the lower edge. */
export function printZone(sheet: Sheet, zone: readonly string[], leftMm: number, bottomMm: number): void {
  // ICAO Doc 9303-5, and -4, -6 and -7: a sixth of an inch on TD1, a quarter on the others.
  const pitchMm = zone.length === 3 ? 4.25 : 6.35;
  const { widthMm, heightMm } = sheet.format;
  const heightOfZone = (zone.length - 1) * pitchMm + 7;
  sheet.block(0, heightMm - bottomMm - heightOfZone + 2, widthMm, heightOfZone + bottomMm, [250, 250, 248], 0.8);
  zone.forEach((line, row) => {
    sheet.printZoneLine(line, leftMm, heightMm - bottomMm - (zone.length - 1 - row) * pitchMm);
  });
}

/** A name as documents of countries with another script print it: both, parted by a slash. */
export function inBothScripts(native: string | undefined, latin: string): string {
  return native === undefined ? latin : `${native}/${latin}`;
}
