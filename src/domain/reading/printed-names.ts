import type { FieldCandidate } from '../evidence/candidate.ts';
import { cleanPrintedName, splitCommaName } from '../values/person-name.ts';
import type { LabelBlock, PrintPiece } from './label-blocks.ts';
import type { LabelKey } from './label-key.ts';
import {
  isNamePiece,
  joinedName,
  latinLine,
  type NameContext,
  nameLines,
  withoutRepetition,
  withRow,
} from './name-lines.ts';
import type { LabelPair } from './pair-labels.ts';
import { pairConfidence, printCandidate } from './print-value.ts';
import { heightOf, onOneRow } from './reading-order.ts';
import { splitNameLine } from './split-name.ts';

/** What "Name" means beside the other labels of the document; undefined when it announces nothing of the holder. */
function meaningOfName(labels: readonly LabelBlock[]): LabelKey | undefined {
  const keys = new Set(labels.map(({ key }) => key));
  const hasGiven = keys.has('givenNames');
  const hasSurname = keys.has('surname');
  if (hasGiven && hasSurname) return undefined;
  if (hasGiven) return 'surname';
  return hasSurname ? 'givenNames' : 'surnameAndGivenNames';
}

/** What a label announces beside the others: one for both parts, where another announces the given names, is for the surname alone. */
function announcedName(key: LabelKey, labels: readonly LabelBlock[]): LabelKey | undefined {
  if (key === 'name') return meaningOfName(labels);
  return key === 'surnameAndGivenNames' && labels.some((label) => label.key === 'givenNames') ? 'surname' : key;
}

/** A second box in the row of the name, as forms with one box for each part have it. */
function besideName(piece: PrintPiece, { bounds, labels }: NameContext): PrintPiece | undefined {
  return bounds.unclaimed.find(
    (other) =>
      onOneRow(piece.box, other.box) &&
      other.box.left > piece.box.right &&
      other.box.left - piece.box.right < 9 * heightOf(piece.box) &&
      isNamePiece(other) &&
      !labels.some(({ box }) => onOneRow(box, other.box) && box.left > piece.box.right && box.right < other.box.left),
  );
}

function twoParts(last: readonly PrintPiece[], first: readonly PrintPiece[], confidence: number): FieldCandidate[] {
  return [
    printCandidate({ field: 'LAST_NAME', text: joinedName(last) }, confidence, last),
    printCandidate({ field: 'FIRST_NAME', text: joinedName(first) }, confidence, first),
  ];
}

/** The candidates of a name in one line: the whole, and its parts as far as they can be told apart. */
export function fullNameCandidates(
  piece: PrintPiece,
  confidence: number,
  country: string | undefined,
  surnameFirst: boolean,
): FieldCandidate[] {
  const name = cleanPrintedName(piece.text);
  const whole = printCandidate({ field: 'FULL_NAME', text: name }, confidence, [piece]);
  const parts = splitNameLine(name, country, surnameFirst);
  if (!parts) return [whole];
  const partConfidence = confidence * parts.certainty;
  return [
    whole,
    printCandidate({ field: 'FIRST_NAME', text: parts.first }, partConfidence, [piece]),
    printCandidate({ field: 'LAST_NAME', text: parts.last }, partConfidence, [piece]),
  ];
}

/** Several lines under one label: the surname first (Regulation (EU) 2017/1954; voters' cards of Latin America), given names last. */
function compoundCandidates(pair: LabelPair, context: NameContext, surnameFirst: boolean): FieldCandidate[] {
  const confidence = pairConfidence(pair);
  const lines = nameLines(pair, context, 3);
  const beside = lines.length === 1 ? besideName(pair.piece, context) : undefined;
  if (beside) return twoParts(lines, [beside], confidence);
  if (lines.length > 1) return twoParts(lines.slice(0, -1), lines.slice(-1), confidence * 0.95);
  return lines.flatMap((line) => fullNameCandidates(line, confidence, context.country, surnameFirst));
}

const SIMPLE_FIELDS = {
  surname: 'LAST_NAME',
  givenNames: 'FIRST_NAME',
  middleName: 'MIDDLE_NAME',
  birthName: 'BIRTH_NAME',
} as const;

function isSimple(key: LabelKey): key is keyof typeof SIMPLE_FIELDS {
  return Object.hasOwn(SIMPLE_FIELDS, key);
}

/** `1 SAMPLE, JANE Q`: both parts under the number of one, when the other has no label of its own. */
function isWholeName({ label, piece }: LabelPair, labels: readonly LabelBlock[]): boolean {
  const other = label.key === 'surname' ? 'givenNames' : 'surname';
  const parts = splitCommaName(piece.text);
  return (
    parts !== undefined &&
    !/^(?:JR|SR|I{1,3}|IV)\.?$/i.test(parts.firstName) &&
    !labels.some(({ key }) => key === other)
  );
}

/** The two parts of `SAMPLE, JANE Q`; the whole is composed of them, as licences print it in either order. */
function commaCandidates(pair: LabelPair): FieldCandidate[] {
  return fullNameCandidates(pair.piece, pairConfidence(pair), undefined, true).filter(
    ({ field }) => field !== 'FULL_NAME',
  );
}

/** The pair of the second surname: under its own label, or under the same one with the number 2 (`1° APELLIDO`, `2° APELLIDO`). */
function secondSurname({ label: first }: LabelPair, pairs: readonly LabelPair[]): LabelPair | undefined {
  return pairs.find(
    ({ label }) =>
      label.key === 'secondSurname' || (label.key === 'surname' && first.number === '1' && label.number === '2'),
  );
}

/** Two surnames, each under its label: `PRIMER APELLIDO`, `SEGUNDO APELLIDO`. */
function twoSurnames(first: LabelPair, second: LabelPair): FieldCandidate {
  const pieces = [first.piece, second.piece];
  return printCandidate({ field: 'LAST_NAME', text: joinedName(pieces) }, pairConfidence(first), pieces);
}

/** The name candidates of one pair; none when its label announces no name. */
export function nameCandidates(pair: LabelPair, context: NameContext): FieldCandidate[] {
  const key = announcedName(pair.label.key, context.labels);
  if (key === undefined) return [];
  if (key === 'fullName')
    return fullNameCandidates(withRow(pair.piece, context.bounds), pairConfidence(pair), context.country, false);
  if (key === 'surnameAndGivenNames') return compoundCandidates(pair, context, pair.label.key !== 'name');
  const second = key === 'surname' ? secondSurname(pair, context.pairs) : undefined;
  if (second) return [twoSurnames(pair, second)];
  if (!isSimple(key)) return [];
  if (pair.label.number !== undefined && isWholeName(pair, context.labels)) return commaCandidates(pair);
  const lines = withoutRepetition(nameLines(pair, context, 2), context.country);
  // Two lines under a label for surnames are both parts of the name where nothing else announces the given names.
  const isCompound =
    key === 'surname' && lines.length > 1 && !context.labels.some((label) => label.key === 'givenNames');
  if (isCompound) {
    const given = lines.slice(-1).map((line) => latinLine(line, context.bounds, context.country));
    return twoParts(lines.slice(0, -1), given, pairConfidence(pair) * 0.8);
  }
  return [printCandidate({ field: SIMPLE_FIELDS[key], text: joinedName(lines) }, pairConfidence(pair), lines)];
}
