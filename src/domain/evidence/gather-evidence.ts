import { readBarcodePayload } from '../barcode/payload.ts';
import type { DocumentTypeHint } from '../document/document-type.ts';
import { documentTypeFromMrz } from '../mrz/document-code.ts';
import { mrzCandidates } from '../mrz/mrz-candidates.ts';
import type { MrzReading } from '../mrz/parse.ts';
import type { PrintContext, PrintReading } from '../reading/read-printed-fields.ts';
import type { RecognisedDocument } from '../reading/recognise-document.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import type { FieldCandidate } from './candidate.ts';
import { fullNameEcho } from './full-name-echo.ts';
import { type DocumentObservation, type ObservedSide, observedSides } from './observation.ts';
import { withPartedName } from './parted-zone-name.ts';
import { printedEchoes } from './printed-echo.ts';
import { readPrintedSides } from './printed-sides.ts';
import { proveZone, type ZoneProof } from './prove-zone.ts';
import { vendorCandidates } from './vendor-candidates.ts';
import { inPrintedNameOrder } from './vendor-name-order.ts';
import { type ObservedZone, zoneOfSides } from './zone-of-sides.ts';

/** All evidence in an observation, every reading of every field side by side. */
export interface Evidence {
  readonly candidates: readonly FieldCandidate[];
  readonly mrz?: MrzReading;
  /** Where the zone was read; told with every zone. */
  readonly zonePlace?: Pick<ObservedZone, 'textLines' | 'page' | 'side'>;
  /** How far the zone's text is proven; told with every zone. */
  readonly zoneProof?: ZoneProof;
  /** What the print says of the document as a whole. */
  readonly print: RecognisedDocument;
}

/**
 * Reads the machine-readable zone, the barcodes, the vendor's fields and the printed lines of all sides, in this order: what the
 * coded sources prove of type and issuer helps to read the print. The evidence of two sides counts as that of one document; each reading
 * keeps the side that it stands on.
 */
export function gatherEvidence(
  observation: DocumentObservation,
  hint: DocumentTypeHint,
  today: CalendarDate,
): Evidence {
  const sides = observedSides(observation);
  const zone = zoneOfSides(sides, today);
  const lines = sides.flatMap((side) => side.lines);
  const zoneProof = zone && proveZone(zone.mrz, lines, zone.mayGoOn);
  const coded = [
    ...(zone ? onSide(withPartedName(mrzCandidates(zone.mrz, zone.confidence, zoneProof?.proven === true)), zone) : []),
    ...sides.flatMap((side) =>
      onSide(
        side.barcodes.flatMap((barcode) => readBarcodePayload(barcode, today)),
        side,
      ),
    ),
    ...sides.flatMap((side) => onSide(vendorCandidates(side.fields), side)),
  ];
  const print = readPrintedSides(sides, contextOf(coded, zone, hint, today));
  const printed = sides.flatMap((side, index) => {
    const reading = print.readings[index];
    const echoes = [...printedEchoes(coded, side.lines, today), ...fullNameEcho(coded, side.lines)];
    return onSide([...echoes, ...(reading ? [...reading.candidates, ...impliedIssuer(reading)] : [])], side);
  });
  const read = zone && zoneProof ? { mrz: zone.mrz, zonePlace: zone, zoneProof } : {};
  const candidates = inPrintedNameOrder([...coded, ...printed], lines);
  return { candidates, print: print.document, ...read };
}

function contextOf(
  coded: readonly FieldCandidate[],
  zone: ObservedZone | undefined,
  documentTypeHint: DocumentTypeHint,
  today: CalendarDate,
): PrintContext {
  const country = coded.find((candidate) => candidate.field === 'ISSUING_COUNTRY')?.value;
  const documentType = zone ? documentTypeFromMrz(zone.mrz) : 'unknown';
  return {
    documentTypeHint,
    today,
    ...(country ? { country } : {}),
    ...(documentType === 'unknown' ? {} : { documentType }),
  };
}

function onSide(
  candidates: readonly FieldCandidate[],
  { side }: Pick<ObservedSide, 'side'>,
): readonly FieldCandidate[] {
  return side ? candidates.map((candidate) => ({ ...candidate, side })) : candidates;
}

function impliedIssuer({ issuingCountry }: PrintReading): FieldCandidate[] {
  if (!issuingCountry) return [];
  const { code, confidence } = issuingCountry;
  return [{ field: 'ISSUING_COUNTRY', text: code, value: code, confidence, source: 'print', proven: false }];
}
