import type { DecodedLine } from './ctc-decoding.ts';
import type { DecodedLabel } from './label-decoding.ts';

/** A label of this many letters must be what was read, letter by letter; with each further letter it may differ more. */
const EXACT_LETTERS = 4;
/** How much less likely than what was read, by letter (natural logarithm), for each letter beyond these. */
const LOSS_PER_LETTER = 0.3;
const MIN_LEAD = 1.2;
/** How sure it is that such a label is printed there. */
const LABEL_CONFIDENCE = 0.92;

/** Whether a label found is so long, so near to what was read and so far from every other that it must be printed there. */
export function isSureLabel({ entry, fit, lead }: DecodedLabel): boolean {
  return lead >= MIN_LEAD && -fit < LOSS_PER_LETTER * (entry.letters.length - EXACT_LETTERS);
}

/** The line as it was read, but with the label where it stands. */
export function withLabel(line: DecodedLine, { entry, start, end }: DecodedLabel): DecodedLine {
  const read = Array.from(line.text, (text, index) => ({
    text,
    peak: line.peaks[index] ?? 0,
    frame: line.frames[index] ?? 0,
  }));
  const label = Array.from(entry.spelling, (text) => ({ text, peak: LABEL_CONFIDENCE, frame: start }));
  const all = [...read.filter(({ frame }) => frame < start), ...label, ...read.filter(({ frame }) => frame >= end)];
  return {
    text: all.map(({ text }) => text).join(''),
    confidence: all.reduce((sum, { peak }) => sum + peak, 0) / all.length,
    peaks: all.map(({ peak }) => peak),
    frames: all.map(({ frame }) => frame),
  };
}
