import type { FieldCandidate } from '../evidence/candidate.ts';
import { cleanPrintedName, isPrefixName, sameName, splitCommaName } from '../values/person-name.ts';
import type { LabelBlock, PrintPiece } from './label-blocks.ts';
import type { LabelKey } from './label-key.ts';
import { isPersonName } from './labelled-value.ts';
import type { LabelPair } from './pair-labels.ts';
import { pairConfidence, printCandidate } from './print-value.ts';
import { heightOf, onOneRow } from './reading-order.ts';
import { type LineBounds, lineBelow, linesFrom, NAME_SPACING, rowAfter } from './value-lines.ts';

/** Countries whose documents print the family name before the given name. Source: CLDR 48 person name order. */
const SURNAME_FIRST = new Set(['HUN', 'CHN', 'HKG', 'MAC', 'TWN', 'JPN', 'KOR', 'PRK', 'VNM', 'KHM', 'MNG']);

/** A name in its two parts. */
interface NameParts {
  readonly first: string;
  readonly last: string;
  /** 0–1: how surely the parts are told apart. */
  readonly certainty: number;
}

const isShouting = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** `SPITERI Mandy`, `Maria VIRTANEN`: the surname is the part in capitals. */
function splitByCase(words: readonly string[]): NameParts | undefined {
  const capitals = words.map(isShouting);
  const change = capitals.findIndex((shouting, index) => index > 0 && shouting !== capitals[0]);
  if (change < 0 || capitals.slice(change).some((shouting) => shouting === capitals[0])) return undefined;
  const head = words.slice(0, change).join(' ');
  const tail = words.slice(change).join(' ');
  return capitals[0] ? { first: tail, last: head, certainty: 0.9 } : { first: head, last: tail, certainty: 0.9 };
}

/** `KOVÁCSNÉ`, wife of Kovács: her own surname follows (Hungarian Civil Code of 2013, section 4:27); the accent may be lost. */
const MARRIED_NAME = /\p{L}{3}N[EÉĖÊÈ]$/iu;

/**
 * Tells the parts of a name on one line apart: at a comma, by capitals, else by the custom of the country (one word of surname,
 * last or first). Undefined for a name of one word.
 */
function splitNameLine(line: string, country: string | undefined, surnameFirst: boolean): NameParts | undefined {
  const byComma = splitCommaName(line);
  if (byComma) return { first: byComma.firstName, last: byComma.lastName, certainty: 0.95 };
  const words = line.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return undefined;
  const byCase = splitByCase(words);
  if (byCase) return byCase;
  const certainty = words.length === 2 ? 0.75 : 0.55;
  if (surnameFirst || (country !== undefined && SURNAME_FIRST.has(country))) {
    const count = country === 'HUN' && words.length > 2 && MARRIED_NAME.test(words[0] ?? '') ? 2 : 1;
    return { last: words.slice(0, count).join(' '), first: words.slice(count).join(' '), certainty };
  }
  return { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '', certainty };
}

/** What the names of a page are read with. */
export interface NameContext {
  readonly bounds: LineBounds;
  readonly labels: readonly LabelBlock[];
  readonly pairs: readonly LabelPair[];
  readonly country: string | undefined;
}

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

/** A line of a name: no digits but the number of its field. */
function isNamePiece({ text }: PrintPiece): boolean {
  return !/\d/.test(text.replace(/^\s*[1-3][.):]?\s*/, '')) && isPersonName(cleanPrintedName(text));
}

function withRow(piece: PrintPiece, bounds: LineBounds): PrintPiece {
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

function nameLines(pair: LabelPair, context: NameContext, most: number): PrintPiece[] {
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
function withoutRepetition(lines: readonly PrintPiece[], country: string | undefined): PrintPiece[] {
  const [first, ...others] = lines;
  if (!first) return [];
  if (country !== undefined && DOUBLE_SURNAMES.has(country)) return [...lines];
  const whole = cleanPrintedName(first.text);
  return [
    first,
    ...others.filter(({ text }) => !sameName(text, whole) && !isPrefixName(cleanPrintedName(text), whole)),
  ];
}

function joinedName(lines: readonly PrintPiece[]): string {
  return lines.map((line) => cleanPrintedName(line.text)).join(' ');
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
  if (isCompound) return twoParts(lines.slice(0, -1), lines.slice(-1), pairConfidence(pair) * 0.8);
  return [printCandidate({ field: SIMPLE_FIELDS[key], text: joinedName(lines) }, pairConfidence(pair), lines)];
}
