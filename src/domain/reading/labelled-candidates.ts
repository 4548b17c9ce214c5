import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { joinAddressLines } from '../values/postal-address.ts';
import { findPrintedDates } from '../values/printed-date.ts';
import { cityLineOf, withoutFieldNumber } from './city-line.ts';
import { isNorthAmerican } from './families/north-american.ts';
import type { LabelBlock, PartedPrint, PrintPiece } from './label-blocks.ts';
import type { LabelKey } from './label-key.ts';
import type { LabelPair, Pairing } from './pair-labels.ts';
import { pairConfidence, printCandidate } from './print-value.ts';
import { nameCandidates } from './printed-names.ts';
import { ADDRESS_SPACING, type LineBounds, linesFrom, rowAfter } from './value-lines.ts';

const NAME_KEYS: ReadonlySet<LabelKey> = new Set([
  'surname',
  'secondSurname',
  'givenNames',
  'middleName',
  'name',
  'fullName',
  'surnameAndGivenNames',
  'birthName',
]);

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
  return isPlace(text) && !isSentence ? [printCandidate({ field: 'ADDRESS', text }, pairConfidence(pair), lines)] : [];
}

/** A house number or the name of a town: three letters alone are an office or a state. */
function isPlace(text: string): boolean {
  return /\p{L}{2}/u.test(text) && (/\d/.test(text) || (text.match(/\p{L}/gu)?.length ?? 0) > 3);
}

/** Field 4d is the number of the licence in North America (AAMVA), one of the holder elsewhere (Vienna Convention), whatever word is with it. */
function numberedField({ number }: LabelBlock, field: FieldName, country: string | undefined): FieldName {
  if (number !== '4d') return field;
  if (isNorthAmerican(country)) return field === 'PERSONAL_NUMBER' ? 'DOCUMENT_NUMBER' : field;
  return field === 'DOCUMENT_NUMBER' ? 'PERSONAL_NUMBER' : field;
}

/** A licence that prints a number of the card beside its own goes by its own. */
const CARD_NUMBER_STANDING = 0.85;

/** The fields that labels announce: one candidate a value; a name or an address with the lines that go on below its label's. */
export function labelledCandidates(
  pairing: Pairing,
  parted: PartedPrint,
  country: string | undefined,
  today: CalendarDate,
): FieldCandidate[] {
  const bounds = { labels: parted.labels, unclaimed: pairing.unclaimed };
  const names = { bounds, labels: parted.labels, pairs: pairing.pairs, country };
  return pairing.pairs.flatMap((pair) => {
    if (NAME_KEYS.has(pair.label.key)) return nameCandidates(pair, names);
    if (pair.label.key === 'address') return addressCandidate(pair, bounds, today);
    const confidence = (pair.label.key === 'cardNumber' ? CARD_NUMBER_STANDING : 1) * pairConfidence(pair);
    return pair.reading.parts.map((part) =>
      printCandidate({ ...part, field: numberedField(pair.label, part.field, country) }, confidence, [pair.piece]),
    );
  });
}
