import type { DocumentType, DocumentTypeHint } from '../document/document-type.ts';
import { numberFormOf } from '../document/number-forms.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { dateOrderOf } from '../values/date-order.ts';
import { AAMVA_NUMBERING, VIENNA_NUMBERING, withNumberedLabels } from './families/field-numbers.ts';
import { isNorthAmerican } from './families/north-american.ts';
import { furtherCandidates } from './further-candidates.ts';
import { withImpliedDocument } from './implied-document.ts';
import { withIssuedNumber } from './issued-number.ts';
import { type PartedPrint, partPrint } from './label-blocks.ts';
import type { LabelKey } from './label-key.ts';
import { labelledCandidates } from './labelled-candidates.ts';
import { licenceEvidence } from './licence-evidence.ts';
import { withPartedValues } from './merged-values.ts';
import { type Pairing, pairLabels } from './pair-labels.ts';
import { surestOfEach } from './print-value.ts';
import { levelFragments, type PrintFragment } from './reading-order.ts';
import { type RecognisedDocument, recogniseDocument } from './recognise-document.ts';
import { withJoinedDates } from './split-dates.ts';
import type { PageText } from './text-line.ts';
import type { ValueContext } from './value-reading.ts';

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

/** Of the cards of North America those with classes and the like are licences, even where only field numbers tell them. */
function withLicence(
  recognised: RecognisedDocument,
  isTitled: boolean,
  parted: PartedPrint,
  fragments: readonly PrintFragment[],
  country: string | undefined,
): RecognisedDocument {
  const isLicence = isNorthAmerican(country) && licenceEvidence(parted, fragments) > 0;
  if (isTitled || !isLicence) return recognised;
  return { ...recognised, documentType: { type: 'drivers_license', confidence: 0.4 } };
}

function typeOf(context: PrintContext, recognised: RecognisedDocument): DocumentType | undefined {
  const hint = context.documentTypeHint;
  return context.documentType ?? recognised.documentType?.type ?? (hint === 'auto' ? undefined : hint);
}

/** Of the issuers whose forms of numbers are known only the American states publish all their series. */
function withIssuersForm(
  candidates: readonly FieldCandidate[],
  fragments: readonly PrintFragment[],
  type: DocumentType | undefined,
  issuer: RecognisedDocument['issuingCountry'],
): readonly FieldCandidate[] {
  const form = type && issuer?.subdivision ? numberFormOf(type, issuer.code, issuer.subdivision) : undefined;
  return form ? withIssuedNumber(candidates, fragments, form) : candidates;
}

/**
 * Reads the fields of a document from its print: labels in the languages of identity documents are found in spite of reading
 * errors, each is given the print that stands where its value belongs, and what a family of documents prints without labels
 * (names and addresses of North American licences, numbers beside titles) is read by its place and form.
 * Total: any lines give an answer. Neither the order of the lines nor the scale of the page matters.
 */
export function readPrintedFields(text: PageText, context: PrintContext): PrintReading {
  const fragments = withJoinedDates(levelFragments(text));
  if (fragments.length === 0) return { candidates: [] };
  const worded = withPartedValues(partPrint(fragments), { today: context.today });
  const first = pairLabels(worded, { today: context.today });
  const titled = recogniseDocument(fragments, worded, placesOf(first, fragments));
  const implied = withImpliedDocument(titled, first, fragments, context.today);
  const country = context.country ?? implied.issuingCountry?.code;
  const parted = numbered(worded, typeOf(context, implied), country, first);
  const recognised = withLicence(implied, titled.documentType !== undefined, parted, fragments, country);
  const type = typeOf(context, recognised);
  const order = country === undefined ? undefined : dateOrderOf(country);
  const values: ValueContext = { today: context.today, ...(country ? { country } : {}), ...(order ? { order } : {}) };
  const pairing = pairLabels(parted, values);
  const candidates = labelledCandidates(pairing, parted, country, context.today);
  const subdivision = recognised.issuingCountry?.subdivision;
  const further = furtherCandidates(candidates, pairing, parted, fragments, { type, subdivision, values });
  const surest = surestOfEach([...candidates, ...further]);
  return { ...recognised, candidates: withIssuersForm(surest, fragments, type, recognised.issuingCountry) };
}
