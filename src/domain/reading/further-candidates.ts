import type { DocumentType } from '../document/document-type.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { citizenCandidates } from './families/citizen-card.ts';
import { datesByChronology } from './families/dates-by-chronology.ts';
import { isNorthAmerican } from './families/north-american.ts';
import { northAmericanCandidates, showsGluedNumbers } from './families/north-american-address.ts';
import { postalBlock } from './families/postal-block.ts';
import { unlabelledNames } from './families/unlabelled-names.ts';
import { unlabelledNationality } from './families/unlabelled-nationality.ts';
import { unlabelledNumber } from './families/unlabelled-number.ts';
import { garbledSex, unlabelledSex } from './families/unlabelled-sex.ts';
import type { PartedPrint, PrintPiece } from './label-blocks.ts';
import type { LabelKey } from './label-key.ts';
import type { Pairing } from './pair-labels.ts';
import type { PrintFragment } from './reading-order.ts';
import type { LineBounds } from './value-lines.ts';
import type { ValueContext } from './value-reading.ts';

/** What is known of the document by now. */
export interface KnownDocument {
  readonly type: DocumentType | undefined;
  readonly subdivision: string | undefined;
  readonly values: ValueContext;
}

/** Field numbers may name one line of a block and miss the next, so what they claim of it stays part of the block. */
const BLOCK_KEYS: ReadonlySet<LabelKey> = new Set(['surname', 'givenNames', 'address']);

function blockBounds(pairing: Pairing, parted: PartedPrint): LineBounds {
  const claimed = pairing.pairs.filter(({ label }) => BLOCK_KEYS.has(label.key) && label.number !== undefined);
  const pieces = [...pairing.unclaimed, ...claimed.map(({ piece }) => piece)];
  return {
    labels: parted.labels.filter(({ key, number }) => !BLOCK_KEYS.has(key) || number === undefined),
    unclaimed: pieces.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left),
  };
}

/** Print that no label claims, or none that says what it is. */
function unlabelledPieces({ unclaimed, pairs }: Pairing): PrintPiece[] {
  return [...unclaimed, ...pairs.filter(({ label }) => label.key === 'other').map(({ piece }) => piece)];
}

const HOLDER_FIELDS: ReadonlySet<FieldCandidate['field']> = new Set([
  'FIRST_NAME',
  'LAST_NAME',
  'FULL_NAME',
  'DATE_OF_BIRTH',
  'EXPIRATION_DATE',
]);

/** Travel documents and residence permits have numbers of their own beside that of the holder. */
const TYPES_WITH_OWN_NUMBERS: ReadonlySet<DocumentType> = new Set(['passport', 'visa', 'residence_permit']);

function hasOwnNumber(type: DocumentType | undefined): boolean {
  return type !== undefined && TYPES_WITH_OWN_NUMBERS.has(type);
}

/** Other documents without a number of their own go by the number of their holder. */
function personalAsDocumentNumber(candidates: readonly FieldCandidate[]): FieldCandidate[] {
  const personal = candidates.find(({ field }) => field === 'PERSONAL_NUMBER');
  return personal ? [{ ...personal, field: 'DOCUMENT_NUMBER', confidence: 0.55 * personal.confidence }] : [];
}

function numberAndNationality(
  labelled: readonly FieldCandidate[],
  { unclaimed }: Pairing,
  fragments: readonly PrintFragment[],
  { type, values }: KnownDocument,
): FieldCandidate[] {
  const has = (field: FieldCandidate['field']): boolean => labelled.some((candidate) => candidate.field === field);
  const personal = hasOwnNumber(type) ? [] : personalAsDocumentNumber(labelled);
  return [
    ...(has('DOCUMENT_NUMBER') ? [] : [...unlabelledNumber(unclaimed, fragments, type, values), ...personal]),
    ...(has('NATIONALITY') ? [] : unlabelledNationality(unclaimed, type, values)),
  ];
}

/** What families of documents print without labels, for the fields that no label gave. */
export function furtherCandidates(
  candidates: readonly FieldCandidate[],
  pairing: Pairing,
  parted: PartedPrint,
  fragments: readonly PrintFragment[],
  document: KnownDocument,
): FieldCandidate[] {
  const { type, subdivision, values } = document;
  const isWanted = (field: FieldCandidate['field']): boolean =>
    !candidates.some((candidate) => candidate.field === field);
  const isIdentified = type !== undefined || values.country !== undefined;
  const further: FieldCandidate[] = [];
  if (isNorthAmerican(values.country) && type !== 'passport' && type !== 'visa') {
    const card = { country: values.country, subdivision, hasGluedNumbers: showsGluedNumbers(fragments) };
    further.push(...northAmericanCandidates(blockBounds(pairing, parted), card, isWanted));
  }
  if (!hasOwnNumber(type)) further.push(...citizenCandidates(fragments, values).filter(({ field }) => isWanted(field)));
  if (isIdentified && isWanted('ADDRESS') && !isNorthAmerican(values.country)) {
    further.push(...postalBlock({ labels: parted.labels, unclaimed: pairing.unclaimed }));
  }
  if (isIdentified && isWanted('SEX')) {
    const garbled = garbledSex(fragments, values.country);
    further.push(...(garbled.length > 0 ? garbled : unlabelledSex(pairing.unclaimed, type, values.country)));
  }
  if (isIdentified) {
    further.push(...datesByChronology(candidates, unlabelledPieces(pairing), values));
    further.push(...unlabelledNames(pairing, parted.labels, [...candidates, ...further], values.country));
  }
  // A side of a document that shows nothing of its holder (the back of a licence) has other bare numbers.
  const isOfHolder = [...candidates, ...further].some(({ field }) => HOLDER_FIELDS.has(field));
  return isOfHolder ? [...further, ...numberAndNationality(candidates, pairing, fragments, document)] : further;
}
