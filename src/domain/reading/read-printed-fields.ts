import type { DocumentType, DocumentTypeHint } from '../document/document-type.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { dateOrderOf } from '../values/date-order.ts';
import { joinAddressLines } from '../values/postal-address.ts';
import { findPrintedDates } from '../values/printed-date.ts';
import { cityLineOf, withoutFieldNumber } from './city-line.ts';
import { datesByChronology } from './families/dates-by-chronology.ts';
import { AAMVA_NUMBERING, VIENNA_NUMBERING, withNumberedLabels } from './families/field-numbers.ts';
import { northAmericanCandidates } from './families/north-american-address.ts';
import { postalBlock } from './families/postal-block.ts';
import { unlabelledNames } from './families/unlabelled-names.ts';
import { unlabelledNumber } from './families/unlabelled-number.ts';
import { garbledSex, unlabelledSex } from './families/unlabelled-sex.ts';
import { type PartedPrint, type PrintPiece, partPrint } from './label-blocks.ts';
import type { LabelKey } from './label-key.ts';
import type { ValueContext } from './labelled-value.ts';
import { type LabelPair, type Pairing, pairLabels } from './pair-labels.ts';
import { pairConfidence, printCandidate, surestOfEach } from './print-value.ts';
import { nameCandidates } from './printed-names.ts';
import { levelFragments, type PrintFragment } from './reading-order.ts';
import { type RecognisedDocument, recogniseDocument } from './recognise-document.ts';
import type { PageText } from './text-line.ts';
import { ADDRESS_SPACING, type LineBounds, linesFrom, rowAfter } from './value-lines.ts';

/** What is known of a document before its print is read. */
export interface PrintContext {
  readonly documentTypeHint: DocumentTypeHint;
  readonly today: CalendarDate;
  /** Alpha-3 code of the issuer, already proven by the machine-readable zone or the barcode. */
  readonly country?: string;
  /** The type that the machine-readable zone tells. */
  readonly documentType?: DocumentType;
}

/** What the print of one picture says. */
export interface PrintReading extends RecognisedDocument {
  /** At most one candidate a field, source `print`, none proven. */
  readonly candidates: readonly FieldCandidate[];
}

const NAME_KEYS: ReadonlySet<LabelKey> = new Set([
  'surname',
  'givenNames',
  'middleName',
  'name',
  'fullName',
  'surnameAndGivenNames',
  'birthName',
]);

/** Keys whose values name countries and places that are not the issuer. */
const PLACE_KEYS: ReadonlySet<LabelKey> = new Set([
  'nationality',
  'birthPlace',
  'birthDateAndPlace',
  'address',
  'surname',
  'givenNames',
  'name',
  'fullName',
]);

function placesOf(pairing: Pairing, fragments: readonly PrintFragment[]): PrintFragment[] {
  const quads = new Set(pairing.pairs.filter(({ label }) => PLACE_KEYS.has(label.key)).map(({ piece }) => piece.quad));
  return fragments.filter(({ quad }) => quads.has(quad));
}

function isNorthAmerican(country: string | undefined): boolean {
  return country === 'USA' || country === 'CAN';
}

/** Fields are numbered on licences everywhere, and on the identification cards of North America. */
function numbered(
  parted: PartedPrint,
  type: DocumentType | undefined,
  country: string | undefined,
  pairing: Pairing,
): PartedPrint {
  const values = new Set(pairing.pairs.map(({ piece }) => piece));
  if (isNorthAmerican(country) && type !== 'passport' && type !== 'visa')
    return withNumberedLabels(parted, AAMVA_NUMBERING, values);
  return type === 'drivers_license' ? withNumberedLabels(parted, VIENNA_NUMBERING, values) : parted;
}

/** Lines that may go on an address: no dates, and nothing after the line with city and code. */
function addressLines(pair: LabelPair, bounds: LineBounds, today: CalendarDate): PrintPiece[] {
  const isPart = ({ text }: PrintPiece): boolean =>
    /[\p{L}\d]{2}/u.test(text) && findPrintedDates(text, { today }).every(({ date }) => date.kind === 'partial');
  const lines = linesFrom(pair.piece, bounds, ADDRESS_SPACING, isPart, 4).map((line) => {
    const next = rowAfter(line, bounds);
    return next && isPart(next) ? { ...line, text: `${line.text} ${next.text}` } : line;
  });
  const last = lines.findIndex(({ text }) => cityLineOf(text) !== undefined);
  return last < 0 ? lines : lines.slice(0, last + 1);
}

function addressCandidate(pair: LabelPair, bounds: LineBounds, today: CalendarDate): FieldCandidate[] {
  const lines = addressLines(pair, bounds, today);
  const texts = lines.map(
    ({ text }, index) =>
      cityLineOf(text)?.text ?? (index === 0 && pair.label.number === undefined ? withoutFieldNumber(text) : text),
  );
  const text = joinAddressLines(texts);
  const isSentence = (text.match(/(?<![\p{L}.])\p{Ll}{2,}/gu)?.length ?? 0) >= 8;
  return /\p{L}{2}/u.test(text) && !isSentence
    ? [printCandidate({ field: 'ADDRESS', text }, pairConfidence(pair), lines)]
    : [];
}

function labelledCandidates(
  pairing: Pairing,
  parted: PartedPrint,
  country: string | undefined,
  today: CalendarDate,
): FieldCandidate[] {
  const bounds = { labels: parted.labels, unclaimed: pairing.unclaimed };
  return pairing.pairs.flatMap((pair) => {
    if (NAME_KEYS.has(pair.label.key)) return nameCandidates(pair, { bounds, labels: parted.labels, country });
    if (pair.label.key === 'address') return addressCandidate(pair, bounds, today);
    const isLicenceNumber =
      pair.label.number === '4d' && pair.label.key === 'personalNumber' && isNorthAmerican(country);
    return pair.reading.parts.map((part) =>
      printCandidate(isLicenceNumber ? { ...part, field: 'DOCUMENT_NUMBER' } : part, pairConfidence(pair), [
        pair.piece,
      ]),
    );
  });
}

function labelledCode({ pairs }: Pairing, field: 'ISSUING_COUNTRY' | 'NATIONALITY'): string | undefined {
  const parts = pairs.flatMap(({ reading }) => reading.parts);
  return parts.find((part) => part.field === field)?.value;
}

const PASSPORT = { type: 'passport', confidence: 0.6 } as const;
const IDENTITY_CARD = { type: 'national_id', confidence: 0.3 } as const;

const HOLDER_KEYS: ReadonlySet<LabelKey> = new Set([
  'surname',
  'givenNames',
  'name',
  'fullName',
  'surnameAndGivenNames',
  'birthDate',
  'birthDateAndPlace',
  'expiryDate',
  'address',
  'personalNumber',
]);

/** Labels that say who somebody is: without a title that says otherwise, the document is most likely an identity card. */
function showsHolder({ pairs }: Pairing): boolean {
  return new Set(pairs.map(({ label }) => label.key).filter((key) => HOLDER_KEYS.has(key))).size >= 2;
}

/**
 * Where no title names the issuer, the code of the issuing state does (ICAO Doc 9303-4: only travel documents print it, with
 * the type P), and passports and identity cards are issued by the state of the holder's nationality.
 */
function withLabelledIssuer(recognised: RecognisedDocument, pairing: Pairing): RecognisedDocument {
  const code = labelledCode(pairing, 'ISSUING_COUNTRY');
  const isPassport = code !== undefined && pairing.pairs.some(({ piece }) => /^P[A-Z]?$/.test(piece.text.trim()));
  const impliedType = isPassport ? PASSPORT : showsHolder(pairing) ? IDENTITY_CARD : undefined;
  const documentType = recognised.documentType ?? impliedType;
  const isNational = documentType?.type === 'passport' || documentType?.type === 'national_id';
  const national = isNational ? labelledCode(pairing, 'NATIONALITY') : undefined;
  const implied = code ? { code, confidence: 0.8 } : national ? { code: national, confidence: 0.5 } : undefined;
  const issuingCountry = recognised.issuingCountry ?? implied;
  return { ...(documentType ? { documentType } : {}), ...(issuingCountry ? { issuingCountry } : {}) };
}

function typeOf(context: PrintContext, recognised: RecognisedDocument): DocumentType | undefined {
  const hint = context.documentTypeHint;
  return context.documentType ?? recognised.documentType?.type ?? (hint === 'auto' ? undefined : hint);
}

/**
 * Reads the fields of a document from its print: labels in the languages of identity documents are found in spite of reading
 * errors, each is given the print that stands where its value belongs, and what a family of documents prints without labels
 * (names and addresses of North American licences, numbers beside titles) is read by its place and form.
 * Total: any lines give an answer. Neither the order of the lines nor the scale of the page matters.
 */
export function readPrintedFields(text: PageText, context: PrintContext): PrintReading {
  const fragments = levelFragments(text);
  if (fragments.length === 0) return { candidates: [] };
  const worded = partPrint(fragments);
  const first = pairLabels(worded, { today: context.today });
  const recognised = withLabelledIssuer(recogniseDocument(fragments, worded, placesOf(first, fragments)), first);
  const country = context.country ?? recognised.issuingCountry?.code;
  const type = typeOf(context, recognised);
  const parted = numbered(worded, type, country, first);
  const order = country === undefined ? undefined : dateOrderOf(country);
  const values: ValueContext = { today: context.today, ...(country ? { country } : {}), ...(order ? { order } : {}) };
  const pairing = pairLabels(parted, values);
  const candidates = labelledCandidates(pairing, parted, country, context.today);
  const subdivision = recognised.issuingCountry?.subdivision;
  const further = furtherCandidates(candidates, pairing, parted, fragments, { type, subdivision, values });
  return { ...recognised, candidates: surestOfEach([...candidates, ...further]) };
}

interface Issuer {
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

const HOLDER_FIELDS: ReadonlySet<FieldCandidate['field']> = new Set([
  'FIRST_NAME',
  'LAST_NAME',
  'FULL_NAME',
  'DATE_OF_BIRTH',
  'EXPIRATION_DATE',
]);

/** Travel documents and residence permits have numbers of their own beside that of the holder. */
const TYPES_WITH_OWN_NUMBERS: ReadonlySet<DocumentType> = new Set(['passport', 'visa', 'residence_permit']);

/** Other documents without a number of their own go by the number of their holder. */
function personalAsDocumentNumber(
  candidates: readonly FieldCandidate[],
  type: DocumentType | undefined,
): FieldCandidate[] {
  const hasOwn = type !== undefined && TYPES_WITH_OWN_NUMBERS.has(type);
  const personal = hasOwn ? undefined : candidates.find(({ field }) => field === 'PERSONAL_NUMBER');
  return personal ? [{ ...personal, field: 'DOCUMENT_NUMBER', confidence: 0.55 * personal.confidence }] : [];
}

/** What families of documents print without labels, for the fields that no label gave. */
function furtherCandidates(
  candidates: readonly FieldCandidate[],
  pairing: Pairing,
  parted: PartedPrint,
  fragments: readonly PrintFragment[],
  { type, subdivision, values }: Issuer,
): FieldCandidate[] {
  const isWanted = (field: FieldCandidate['field']): boolean =>
    !candidates.some((candidate) => candidate.field === field);
  const further: FieldCandidate[] = [];
  if (isNorthAmerican(values.country) && type !== 'passport' && type !== 'visa') {
    further.push(...northAmericanCandidates(blockBounds(pairing, parted), values.country, subdivision, isWanted));
  }
  if (type !== undefined && isWanted('ADDRESS') && !isNorthAmerican(values.country)) {
    further.push(...postalBlock({ labels: parted.labels, unclaimed: pairing.unclaimed }));
  }
  // A side of a document that shows nothing of its holder (the back of a licence) has other bare numbers.
  const isOfHolder = [...candidates, ...further].some(({ field }) => HOLDER_FIELDS.has(field));
  if (isWanted('DOCUMENT_NUMBER') && isOfHolder) {
    further.push(
      ...unlabelledNumber(pairing.unclaimed, fragments, type, values),
      ...personalAsDocumentNumber(candidates, type),
    );
  }
  if (type !== undefined && isWanted('SEX')) {
    const garbled = isNorthAmerican(values.country) ? garbledSex(fragments) : [];
    further.push(...(garbled.length > 0 ? garbled : unlabelledSex(pairing.unclaimed, values.country)));
  }
  if (type !== undefined) {
    further.push(...datesByChronology(candidates, pairing.unclaimed, values));
    further.push(...unlabelledNames(pairing, parted.labels, [...candidates, ...further]));
  }
  return further;
}
