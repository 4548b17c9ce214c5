import type { DocumentSide } from '../document/document-side.ts';
import { type MrzReading, parseMrz } from '../mrz/parse.ts';
import { type MrzOnPage, readMrz } from '../mrz/read-mrz.ts';
import { repairMrz } from '../mrz/repair.ts';
import { mayGoOn } from '../mrz/zone-length.ts';
import type { PageSize } from '../reading/geometry.ts';
import type { TextLine } from '../reading/text-line.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import type { ObservedSide } from './observation.ts';
import type { ReaderField } from './reader-field.ts';

/** The machine-readable zone of a document, how sure its text is (0–1), and the side it stands on. */
export interface ObservedZone {
  readonly mrz: MrzReading;
  readonly confidence: number;
  /** The boxes that it was read in, and the page they stand on; no boxes where a vendor gave its text alone. */
  readonly textLines: readonly TextLine[];
  readonly page: PageSize;
  /** Its lines may have been cut, see {@link mayGoOn}. */
  readonly mayGoOn: boolean;
  readonly side?: DocumentSide;
}

/**
 * The zone of a document: of the sides that show one, that with the larger share of check digits that hold, then the surer one. Undefined
 * when no side shows one.
 */
export function zoneOfSides(sides: readonly ObservedSide[], today: CalendarDate): ObservedZone | undefined {
  const zones = sides.map((side) => zoneOn(side, today)).filter((zone) => zone !== undefined);
  return zones.toSorted((a, b) => heldShare(b.mrz) - heldShare(a.mrz) || b.confidence - a.confidence)[0];
}

function zoneOn(observed: ObservedSide, today: CalendarDate): ObservedZone | undefined {
  const zone = readMrz(observed, today) ?? vendorMrz(observed.fields, today);
  if (!zone) return undefined;
  const { confidence, format, textLines } = zone;
  return {
    mrz: zone,
    confidence,
    textLines,
    page: observed.page,
    mayGoOn: mayGoOn(format, textLines),
    ...(observed.side ? { side: observed.side } : {}),
  };
}

/** Layouts without check digits stand between a zone whose digits hold and one whose digits fail. */
function heldShare({ checks }: MrzReading): number {
  return checks.length === 0 ? 0.5 : checks.filter((check) => check.valid).length / checks.length;
}

/** AnalyzeID returns the zone as one field; its lines are separated by line breaks or spaces. */
function vendorMrz(fields: readonly ReaderField[], today: CalendarDate): MrzOnPage | undefined {
  const field = fields.find(({ field: name, text }) => name === 'MRZ_CODE' && text.trim() !== '');
  if (!field) return undefined;
  const { lines, repairs } = repairMrz(field.text.trim().split(/\s+/));
  const reading = parseMrz(lines, { today, repairs });
  return reading && { ...reading, confidence: field.confidence, textLines: [] };
}
