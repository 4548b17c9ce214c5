import type { MrzFormatId } from '../mrz/format-row.ts';
import type { PageSize, Point } from '../reading/geometry.ts';
import type { TextLine } from '../reading/text-line.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { judged, notRun } from './outcome.ts';

/** Width of a character in millimetres. Source: ICAO Doc 9303-3, 4.3 (OCR-B, 10 characters an inch). */
const CHARACTER_MM = 2.54;

/** From one line to the next, in millimetres. Source: ICAO Doc 9303-4 to -7, dimensions of the zone: a quarter inch, and a sixth on TD1. */
const PITCH_MM: Partial<Readonly<Record<MrzFormatId, number>>> = {
  TD1: 4.25,
  TD2: 6.35,
  TD3: 6.35,
  MRV_A: 6.35,
  MRV_B: 6.35,
  FRENCH_ID: 6.35,
};

/** Tilt and the edges of boxes change the proportion by up to so much. */
const TOLERANCE = 0.18;

/** Whether the lines of the machine-readable zone stand as far from each other, for their length, as its layout asks. */
export const zoneLayout: Check = {
  name: 'zone_layout',
  group: 'picture',
  look({ mrz, zonePlace }) {
    const pitchMm = mrz && PITCH_MM[mrz.format];
    const proportions = zonePlace && mrz ? proportionsOf(zonePlace.textLines, zonePlace.page, mrz.lines.length) : [];
    if (!mrz || pitchMm === undefined || proportions.length === 0) {
      return notRun('No zone was read whose lines have a place of their own.');
    }
    const wanted = ((mrz.lines[0]?.length ?? 0) * CHARACTER_MM) / pitchMm;
    const evidence = proportions.map(
      (proportion): CheckEvidence => ({
        subject: 'length of a line over the distance to the next',
        outcome: Math.abs(proportion / wanted - 1) > TOLERANCE ? 'doubtful' : 'agrees',
        measured: Math.round(proportion * 10) / 10,
        limit: Math.round(wanted * 10) / 10,
      }),
    );
    return judged(evidence, {
      passed: 'The lines of the zone stand as its layout asks.',
      warning: 'The lines of the zone do not stand as its layout asks: another font or spacing, or a strong tilt.',
      failed: 'The lines of the zone do not stand as its layout asks.',
    });
  },
};

/** The mean length of each two neighbouring lines over their distance; none where a line was read in several boxes. */
function proportionsOf(
  lines: readonly TextLine[],
  { widthPx, heightPx }: PageSize,
  lineCount: number,
): readonly number[] {
  if (lines.length !== lineCount) return [];
  const placed = lines.map(({ quad: [a, b, , d] }) => {
    const scaled = ({ x, y }: Point): Point => ({ x: x * widthPx, y: y * heightPx });
    const [start, end, below] = [scaled(a), scaled(b), scaled(d)];
    return { start: middle(start, below), along: { x: end.x - start.x, y: end.y - start.y } };
  });
  return placed.slice(1).flatMap((line, index) => {
    const above = placed[index] ?? line;
    const [length, lengthAbove] = [line, above].map(({ along }) => Math.hypot(along.x, along.y)) as [number, number];
    const [x, y] = [line.start.x - above.start.x, line.start.y - above.start.y];
    const distance = Math.abs(above.along.x * y - above.along.y * x) / Math.max(1, lengthAbove);
    return distance > 0 ? [(length + lengthAbove) / 2 / distance] : [];
  });
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
