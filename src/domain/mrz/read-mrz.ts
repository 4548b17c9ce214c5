import type { PageText, TextLine } from '../reading/text-line.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { locateMrz } from './locate.ts';
import { type MrzReading, parseMrz } from './parse.ts';
import { repairMrz } from './repair.ts';

/** A machine-readable zone as read off a page. */
export interface MrzOnPage extends MrzReading {
  /** Mean confidence of the boxes it was read in, weighted by their length, less for every repair; 0–1. */
  readonly confidence: number;
  /** The boxes it was read in. */
  readonly textLines: readonly TextLine[];
}

/** Finds, repairs and parses the machine-readable zone of a page. Undefined when there is none; never throws. */
export function readMrz(page: PageText, today: CalendarDate): MrzOnPage | undefined {
  const located = locateMrz(page.lines, page.page);
  if (!located) return undefined;
  const { lines, repairs } = repairMrz(located.lines);
  const { characterConfidences } = located;
  const reading = parseMrz(lines, { today, repairs, characterConfidences });
  if (!reading) return undefined;
  const changed = repairs.filter((repair) => repair.to !== '<' || repair.from !== '').length;
  const kept = 1 - changed / Math.max(1, lines.join('').length);
  return { ...reading, confidence: meanConfidence(located.textLines) * kept, textLines: located.textLines };
}

function meanConfidence(lines: readonly TextLine[]): number {
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  return length === 0 ? 0 : lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / length;
}
