import { cleanPrintedName, isPrefixName, sameName } from '../values/person-name.ts';
import type { LabelBlock, PrintPiece } from './label-blocks.ts';
import type { LabelPair } from './pair-labels.ts';
import { isPersonName } from './person-name-print.ts';
import { heightOf, onOneRow } from './reading-order.ts';
import { type LineBounds, lineBelow, linesFrom, NAME_SPACING, rowAfter } from './value-lines.ts';

/** What the names of a page are read with. */
export interface NameContext {
  readonly bounds: LineBounds;
  readonly labels: readonly LabelBlock[];
  readonly pairs: readonly LabelPair[];
  readonly country: string | undefined;
}

/** A line of a name: no digits but the number of its field. */
export function isNamePiece({ text }: PrintPiece): boolean {
  return !/\d/.test(text.replace(/^\s*[1-3][.):]?\s*/, '')) && isPersonName(cleanPrintedName(text));
}

/** The piece with what goes on with the name in its row. */
export function withRow(piece: PrintPiece, bounds: LineBounds): PrintPiece {
  const next = rowAfter(piece, bounds);
  if (!next || !isNamePiece(next)) return piece;
  return { ...piece, text: `${piece.text} ${next.text}` };
}

/** `NASHNTACHT` in `NASHNTACHT NATIONALITY`: the label in a language that was not recognised. */
function leadsIntoLabel({ box }: PrintPiece, labels: readonly LabelBlock[]): boolean {
  return labels.some(
    (label) =>
      onOneRow(box, label.box) &&
      label.box.left > box.left &&
      Math.abs(label.box.left - box.right) < 0.8 * heightOf(box),
  );
}

/** Values are read more surely than the small print of their labels. */
const SUREST_LOST_LABEL = 0.85;

/** Whether doubtful print stands directly before the piece: a label that was not recognised, whose value it is. */
function followsLostLabel({ box }: PrintPiece, { unclaimed }: LineBounds): boolean {
  return unclaimed.some((other) => {
    const gap = (box.left - other.box.right) / heightOf(box);
    return other.confidence < SUREST_LOST_LABEL && onOneRow(box, other.box) && gap > -0.5 && gap < 1.5;
  });
}

/** States whose documents print a name in letters of their own and in Latin ones, on a line each. */
const OWN_LETTERS = new Set('ARM BGR BIH BLR CYP GEO GRC KAZ KGZ MKD MNE MNG RUS SRB TJK UKR UZB'.split(' '));

const isLatin = (text: string): boolean => !/[^\p{Script=Latin}\P{L}]/u.test(text);

/**
 * Of a name on two lines in two scripts the Latin one, which the zone repeats. To a reader of Latin letters alone the other one looks like
 * a name too (`TKA4EHKO`): it stands first.
 */
function inLatinLetters([first, second, ...others]: readonly PrintPiece[]): PrintPiece | undefined {
  if (!first || !second || others.length > 0) return undefined;
  return isLatin(second.text) || !isLatin(first.text) ? second : first;
}

/** The line right below a line of a name that prints it in Latin letters, where the issuer (alpha-3) prints both; else the line itself. */
export function latinLine(piece: PrintPiece, bounds: LineBounds, country: string | undefined): PrintPiece {
  if (country === undefined || !OWN_LETTERS.has(country)) return piece;
  const below = lineBelow(piece, bounds, NAME_SPACING);
  return (below && isNamePiece(below) && inLatinLetters([piece, below])) || piece;
}

/** The lines of the name that begins with the value of `pair`, `most` at the most. */
export function nameLines(pair: LabelPair, context: NameContext, most: number): PrintPiece[] {
  const { bounds, labels, country } = context;
  const goesOn = (piece: PrintPiece): boolean =>
    isNamePiece(piece) && !leadsIntoLabel(piece, labels) && !followsLostLabel(piece, bounds);
  const lines = linesFrom(pair.piece, bounds, NAME_SPACING, goesOn, most);
  const isBelow = pair.direction === 'below' || pair.label.isBare === true;
  if (isBelow && country !== undefined && OWN_LETTERS.has(country)) {
    const below = lineBelow(pair.piece, bounds, NAME_SPACING);
    const latin = inLatinLetters(below && goesOn(below) && lines.length === 1 ? [pair.piece, below] : lines);
    if (latin) return [latin];
  }
  return lines.map((line) => withRow(line, bounds));
}

/** Countries whose citizens have two surnames, often the same twice: `GARCÍA GARCÍA`. */
const DOUBLE_SURNAMES = new Set(
  'ESP MEX ARG BOL CHL COL CRI CUB DOM ECU GTM HND NIC PAN PER PRY SLV URY VEN PRT BRA AGO MOZ CPV AND PHL GNQ'.split(
    ' ',
  ),
);

/** A name printed a second time, in the letters of another language or without its patronymic, is one name. */
export function withoutRepetition(lines: readonly PrintPiece[], country: string | undefined): PrintPiece[] {
  const [first, ...others] = lines;
  if (!first) return [];
  if (country !== undefined && DOUBLE_SURNAMES.has(country)) return [...lines];
  const whole = cleanPrintedName(first.text);
  return [
    first,
    ...others.filter(({ text }) => !sameName(text, whole) && !isPrefixName(cleanPrintedName(text), whole)),
  ];
}

/** The lines of a name as one text. */
export function joinedName(lines: readonly PrintPiece[]): string {
  return lines.map((line) => cleanPrintedName(line.text)).join(' ');
}
