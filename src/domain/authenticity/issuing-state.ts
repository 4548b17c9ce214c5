import type { ObservedSide } from '../evidence/observation.ts';
import { squeeze } from '../values/letter-folding.ts';
import { findSubdivisionsIn, type Subdivision, subdivisionByIin } from '../values/subdivision.ts';
import { licenceBarcodes } from './licence-barcodes.ts';

/** Print read less surely may name another state. */
const SURE_PRINT = 0.9;

/** States and provinces that fill a line of print by their names, as issuers print theirs at the head of the card. */
export function printedStates(sides: readonly ObservedSide[]): readonly Subdivision[] {
  const named = sides.flatMap(({ lines }) =>
    lines
      .filter(({ confidence, script }) => script === 'print' && confidence >= SURE_PRINT)
      .flatMap(({ text }) => wholeLineStates(text)),
  );
  return [...new Set(named)];
}

function wholeLineStates(text: string): Subdivision[] {
  const whole = squeeze(text).letters.length;
  return findSubdivisionsIn(text)
    .filter(({ start, end }) => squeeze(text.slice(start, end)).letters.length === whole)
    .map(({ subdivision }) => subdivision);
}

/** The state or province that issued a document: by its barcode, else the only one that the print names; undefined where neither tells. */
export function issuingState(sides: readonly ObservedSide[]): Subdivision | undefined {
  const [coded] = licenceBarcodes(sides).flatMap(({ header }) => subdivisionByIin(header.issuerId) ?? []);
  if (coded) return coded;
  const printed = printedStates(sides);
  return printed.length === 1 ? printed[0] : undefined;
}
