import type { FieldCandidate } from '../../evidence/candidate.ts';
import { findCountriesIn } from '../../values/country.ts';
import { cleanPrintedName } from '../../values/person-name.ts';
import type { LabelBlock, PrintPiece } from '../label-blocks.ts';
import { isPersonName } from '../labelled-value.ts';
import type { LabelPair, Pairing } from '../pair-labels.ts';
import { printCandidate } from '../print-value.ts';
import { heightOf, middleOf } from '../reading-order.ts';
import { hasSameSize, isLabelBetween } from '../value-lines.ts';

/** Farthest that the two parts of a name stand apart, in heights of the line: a label that was not recognised lies between. */
const FARTHEST = 4.5;
/** Farthest that their beginnings lie apart, in heights of the line. */
const INDENT = 1.2;
/** Large print of a name is read surely; a label that was not recognised was read badly. */
const SUREST_LABEL = 0.88;
/** Where neither part has a label, print is surer still. */
const SURE_NAME = 0.9;

const isInCapitals = (text: string): boolean => text === text.toUpperCase();

function isName({ text }: PrintPiece): boolean {
  const name = cleanPrintedName(text);
  return isPersonName(name) && (name.match(/\p{L}/gu)?.length ?? 0) >= 3 && findCountriesIn(name).length === 0;
}

/** Whether two lines are in one column, of one size and case, near enough to be the two parts of a name. */
function areParts(above: PrintPiece, below: PrintPiece, labels: readonly LabelBlock[]): boolean {
  const height = heightOf(above.box);
  const gap = (below.box.top - above.box.bottom) / height;
  if (gap < -0.5 || gap > FARTHEST || middleOf(below.box) - middleOf(above.box) < 0.5 * height) return false;
  if (Math.abs(above.box.left - below.box.left) > INDENT * height || !hasSameSize(above.box, below.box)) return false;
  return isInCapitals(above.text) === isInCapitals(below.text) && !isLabelBetween(above.box, below.box, labels);
}

function nameCandidate(field: 'FIRST_NAME' | 'LAST_NAME', piece: PrintPiece, share: number): FieldCandidate {
  return printCandidate({ field, text: cleanPrintedName(piece.text) }, share * piece.confidence, [piece]);
}

function labelledPiece(pairs: readonly LabelPair[], field: 'FIRST_NAME' | 'LAST_NAME'): PrintPiece | undefined {
  const keys = field === 'FIRST_NAME' ? ['givenNames', 'name'] : ['surname', 'name'];
  return pairs.find(({ label }) => keys.includes(label.key))?.piece;
}

/** The other part of a name, given names below the surname, when one of the two has its label. */
function companion(
  pairing: Pairing,
  labels: readonly LabelBlock[],
  missing: 'FIRST_NAME' | 'LAST_NAME',
): FieldCandidate[] {
  const known = labelledPiece(pairing.pairs, missing === 'FIRST_NAME' ? 'LAST_NAME' : 'FIRST_NAME');
  if (!known) return [];
  const names = pairing.unclaimed.filter((piece) => piece.confidence >= SUREST_LABEL && isName(piece));
  const found =
    missing === 'FIRST_NAME'
      ? names.find((piece) => areParts(known, piece, labels))
      : names.findLast((piece) =>
          areParts(
            piece,
            known,
            labels.filter(({ key }) => key !== 'givenNames'),
          ),
        );
  return found ? [nameCandidate(missing, found, 0.6)] : [];
}

/** Whether more print that could be a name stands with the two: then nothing tells which two are the name. */
function isThird(piece: PrintPiece, [above, below]: readonly [PrintPiece, PrintPiece]): boolean {
  if (piece === above || piece === below || !isInCapitals(piece.text) || !isName(piece)) return false;
  const reach = FARTHEST * heightOf(below.box);
  const isNear = piece.box.top < below.box.bottom + reach && piece.box.bottom > above.box.top - reach;
  return isNear && piece.box.left < Math.max(above.box.right, below.box.right) && piece.box.right > above.box.left;
}

/** Two names in capitals, one above the other and above the date of birth, and no third. */
function pairOfNames(pairing: Pairing, labels: readonly LabelBlock[], birth: PrintPiece): FieldCandidate[] {
  const names = pairing.unclaimed.filter(
    (piece) =>
      piece.confidence >= SURE_NAME && piece.box.bottom < birth.box.bottom && isInCapitals(piece.text) && isName(piece),
  );
  const pairs = names.flatMap((above) =>
    names.filter((below) => areParts(above, below, labels)).map((below) => [above, below] as const),
  );
  const [only, ...others] = pairs;
  if (!only || others.length > 0 || pairing.unclaimed.some((piece) => isThird(piece, only))) return [];
  return [nameCandidate('LAST_NAME', only[0], 0.45), nameCandidate('FIRST_NAME', only[1], 0.45)];
}

/**
 * Names whose labels the reader lost. Documents that print the parts of a name on lines of their own print the surname above the given
 * names (ICAO Doc 9303-3, section 2: primary before secondary identifier; Directive 2006/126/EC, fields 1 and 2), in one column and one
 * size. `known`: what else was read; a side that shows neither date of birth nor sex holds the names of others (parents, officers).
 * Unsure by nature, so their confidence stays low.
 */
export function unlabelledNames(
  pairing: Pairing,
  labels: readonly LabelBlock[],
  known: readonly FieldCandidate[],
): FieldCandidate[] {
  const has = (field: FieldCandidate['field']): boolean => known.some((candidate) => candidate.field === field);
  if (!has('DATE_OF_BIRTH') && !has('SEX')) return [];
  if (has('LAST_NAME')) return has('FIRST_NAME') ? [] : companion(pairing, labels, 'FIRST_NAME');
  if (has('FIRST_NAME')) return companion(pairing, labels, 'LAST_NAME');
  const birth = known.find(({ field }) => field === 'DATE_OF_BIRTH')?.quad;
  const pieces = [...pairing.unclaimed, ...pairing.pairs.map(({ piece }) => piece)];
  const place = birth && pieces.find(({ quad }) => quad === birth);
  return place && !has('FULL_NAME') ? pairOfNames(pairing, labels, place) : [];
}
