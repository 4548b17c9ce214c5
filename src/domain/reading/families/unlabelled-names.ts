import { findDocumentTypesIn } from '../../document/normalize-document-type.ts';
import type { FieldCandidate } from '../../evidence/candidate.ts';
import { findCountriesIn } from '../../values/country.ts';
import { cleanPrintedName } from '../../values/person-name.ts';
import { findSubdivisionsIn } from '../../values/subdivision.ts';
import type { LabelBlock, PrintPiece } from '../label-blocks.ts';
import { latinLine } from '../name-lines.ts';
import type { LabelPair, Pairing } from '../pair-labels.ts';
import { isPersonName } from '../person-name-print.ts';
import { printCandidate } from '../print-value.ts';
import { fullNameCandidates } from '../printed-names.ts';
import { heightOf, middleOf, type PrintBox } from '../reading-order.ts';
import { hasSameSize, isLabelBetween } from '../value-lines.ts';
import { isNorthAmerican } from './north-american.ts';

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
  country: string | undefined,
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
  const bounds = { labels, unclaimed: pairing.unclaimed };
  return found ? [nameCandidate(missing, latinLine(found, bounds, country), 0.6)] : [];
}

/** Whether more print that could be a name stands with the two: then nothing tells which two are the name. */
function isThird(piece: PrintPiece, [above, below]: readonly [PrintPiece, PrintPiece]): boolean {
  if (piece === above || piece === below || !isInCapitals(piece.text) || !isName(piece)) return false;
  const reach = FARTHEST * heightOf(below.box);
  const isNear = piece.box.top < below.box.bottom + reach && piece.box.bottom > above.box.top - reach;
  return isNear && piece.box.left < Math.max(above.box.right, below.box.right) && piece.box.right > above.box.left;
}

/** Cards that print the given names above the surname, without labels: the Moroccan identity card. */
const GIVEN_NAMES_ABOVE = new Set(['MAR']);

/** Two names in capitals, one above the other and above the date of birth, and no third. */
function pairOfNames(
  pairing: Pairing,
  labels: readonly LabelBlock[],
  birth: PrintPiece,
  country: string | undefined,
): FieldCandidate[] {
  const names = pairing.unclaimed.filter(
    (piece) =>
      piece.confidence >= SURE_NAME && piece.box.bottom < birth.box.bottom && isInCapitals(piece.text) && isName(piece),
  );
  const pairs = names.flatMap((above) =>
    names.filter((below) => areParts(above, below, labels)).map((below) => [above, below] as const),
  );
  const [only, ...others] = pairs;
  if (!only || others.length > 0 || pairing.unclaimed.some((piece) => isThird(piece, only))) return [];
  const [last, first] = country !== undefined && GIVEN_NAMES_ABOVE.has(country) ? [only[1], only[0]] : only;
  return [nameCandidate('LAST_NAME', last, 0.45), nameCandidate('FIRST_NAME', first, 0.45)];
}

/** `CHAN, Siu Ming`, `John Andrew CITIZEN`: forms that nothing but a name has. */
const FORMS_OF_NAME = [/^\p{Lu}[\p{Lu}' -]+, ?\p{Lu}\p{Ll}/u, /^(?:\p{Lu}\p{Ll}+ )+\p{Lu}[\p{Lu}'-]{2,}$/u];
/** `Tremblay, Marie`: on North American licences a name; elsewhere an office and its town look alike. */
const NAME_IN_SMALL_LETTERS = /^\p{Lu}[\p{L}' -]+, ?\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)*$/u;

function hasFormOfName(text: string, country: string | undefined): boolean {
  return (
    FORMS_OF_NAME.some((form) => form.test(text)) || (isNorthAmerican(country) && NAME_IN_SMALL_LETTERS.test(text))
  );
}

/** Whether `name` stands right above `block`, in one column with it and about as large. */
function standsOver(name: PrintPiece, block: PrintBox, labels: readonly LabelBlock[]): boolean {
  const height = heightOf(name.box);
  const gap = (block.top - name.box.bottom) / height;
  const isNear = gap > -0.5 && gap < 1.8 && Math.abs(block.left - name.box.left) < INDENT * height;
  return isNear && hasSameSize(name.box, block) && !isLabelBetween(name.box, block, labels);
}

/**
 * A whole name on one line: the only line in the form of one, else what stands right above the address or the date of birth, as on letters
 * and on cards without labels. North American cards have rules of their own.
 */
function wholeName(
  { pairs, unclaimed }: Pairing,
  labels: readonly LabelBlock[],
  known: readonly FieldCandidate[],
  country: string | undefined,
): FieldCandidate[] {
  const names = unclaimed.filter(
    (piece) => piece.confidence >= SURE_NAME && piece.text.trim().includes(' ') && isName(piece) && !isTitle(piece),
  );
  const quad = known.find(({ field }) => field === 'ADDRESS')?.quad;
  const addresses = quad ? unclaimed.filter((piece) => piece.quad === quad) : [];
  const births = pairs.filter(({ label }) => label.key === 'birthDate').map(({ label }) => label);
  const formed = names.filter(({ text }) => hasFormOfName(text.trim(), country));
  const over = isNorthAmerican(country)
    ? []
    : names.filter((name) => [...addresses, ...births].some(({ box }) => standsOver(name, box, labels)));
  const [name, ...others] = formed.length > 0 ? formed : over;
  return name && others.length === 0 ? fullNameCandidates(name, 0.5 * name.confidence, country, false) : [];
}

function isTitle({ text }: PrintPiece): boolean {
  return findDocumentTypesIn(text).length > 0 || findSubdivisionsIn(text).length > 0;
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
  country: string | undefined,
): FieldCandidate[] {
  const has = (field: FieldCandidate['field']): boolean => known.some((candidate) => candidate.field === field);
  if (!has('DATE_OF_BIRTH') && !has('SEX')) return [];
  if (has('LAST_NAME')) return has('FIRST_NAME') ? [] : companion(pairing, labels, 'FIRST_NAME', country);
  if (has('FIRST_NAME')) return companion(pairing, labels, 'LAST_NAME', country);
  const birth = known.find(({ field }) => field === 'DATE_OF_BIRTH')?.quad;
  const pieces = [...pairing.unclaimed, ...pairing.pairs.map(({ piece }) => piece)];
  const place = birth && pieces.find(({ quad }) => quad === birth);
  if (!place || has('FULL_NAME')) return [];
  const pair = pairOfNames(pairing, labels, place, country);
  return pair.length > 0 ? pair : wholeName(pairing, labels, known, country);
}
