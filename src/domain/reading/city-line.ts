import { parseUsCityLine } from '../values/postal-address.ts';
import { type Subdivision, subdivisionByCode } from '../values/subdivision.ts';

/** The last line of a North American address. */
export interface CityLine {
  /** The line without the field number before it, letters read for digits of the postal code mended. */
  readonly text: string;
  /** Absent when the two letters are no state: misread, or a specimen's. */
  readonly subdivision?: Subdivision;
}

/** The field number that a licence prints before an address (AAMVA and Vienna field 8, or misread), told from a house number. */
const FIELD_NUMBER = /^\s*(?:8(?:[.):]\s*|\s+(?=\d|P\.?\s?O\.?\s))|[\dABS&]\s+(?=\d{2,6}[A-Z]?\s+\p{L}))/iu;

/** The text of an address without the field number before it. */
export function withoutFieldNumber(text: string): string {
  return text.replace(FIELD_NUMBER, '');
}

/** A ZIP code in which letters were read for digits: `58505-070O`. */
const MISREAD_ZIP = /[\dOoIlSB]{5}(?:[-–][\dOoIlSB]{4,5})?$/;

function mendedZip(text: string): string {
  return text.replace(MISREAD_ZIP, (code) =>
    code.replace(/\d/g, '').length > 3
      ? code
      : code.replace(/[Oo]/g, '0').replace(/[Il]/g, '1').replace(/S/g, '5').replace(/B/g, '8'),
  );
}

/** Specks between state and code: `ANYTOWN, OH< 12345`. */
const SPECKS_BEFORE_ZIP = /(?<=[\s,][A-Z]{2})[<>.,;:*~]+\s*(?=\d{5}(?:-\d{3,5})?$)/;

/** City, two capitals and a ZIP code. */
const CITY_LINE_SHAPE = /^\p{Lu}[\p{Lu} .'-]+[,\s]\s?\p{Lu}{2}\.?\s?(?:\d{5}(?:-\d{3,5})?|\d{4}-\d{4})$/u;

/** State and code that ran into the city: `BISMARCKND58505-0700`. */
const GLUED_STATE = /(?<=\p{Lu}{3})([A-Z]{2})(?=\d{5}(?:-\d{3,5})?$)/u;

/** Reads a `CITY, ST ZIP` line, mending what readers confuse in the code and the comma; undefined for any other line. */
export function cityLineOf(line: string): CityLine | undefined {
  const text = mendedZip(withoutFieldNumber(line).trim()).replace(SPECKS_BEFORE_ZIP, ' ');
  const readings = [text, text.replace(/[.;:]\s*(?=[A-Z]{2}\s*\d)/, ', ')];
  for (const reading of [...readings, text.replace(GLUED_STATE, ', $1 ')]) {
    const parsed = parseUsCityLine(reading);
    if (!parsed) continue;
    const country = /^\d/.test(parsed.postalCode) ? 'USA' : 'CAN';
    const subdivision = subdivisionByCode(parsed.state, country);
    if (subdivision) return { text: reading, subdivision };
  }
  return readings.filter((reading) => CITY_LINE_SHAPE.test(reading)).map((reading) => ({ text: reading }))[0];
}
