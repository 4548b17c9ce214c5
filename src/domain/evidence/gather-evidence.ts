import { type BarcodePayload, readBarcodePayload } from '../barcode/payload.ts';
import type { DocumentTypeHint } from '../document/document-type.ts';
import { documentTypeFromMrz } from '../mrz/document-code.ts';
import { mrzCandidates } from '../mrz/mrz-candidates.ts';
import { type MrzReading, parseMrz } from '../mrz/parse.ts';
import { readMrz } from '../mrz/read-mrz.ts';
import { repairMrz } from '../mrz/repair.ts';
import { type PrintReading, readPrintedFields } from '../reading/read-printed-fields.ts';
import type { PageText } from '../reading/text-line.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import type { FieldCandidate } from './candidate.ts';
import { fullNameEcho } from './full-name-echo.ts';
import { printedEchoes } from './printed-echo.ts';
import type { ReaderField } from './reader-field.ts';
import { vendorCandidates } from './vendor-candidates.ts';

/** Everything that was read off one picture, before it is interpreted. */
export interface Observation extends PageText {
  readonly fields: readonly ReaderField[];
  readonly barcodes: readonly BarcodePayload[];
}

/** All evidence in an observation, every reading of every field side by side. */
export interface Evidence {
  readonly candidates: readonly FieldCandidate[];
  readonly mrz?: MrzReading;
  readonly print: PrintReading;
}

/**
 * Reads the machine-readable zone, the barcodes, the vendor's fields and the printed lines of an observation, in this order: what the
 * coded sources prove of type and issuer helps to read the print.
 */
export function gatherEvidence(observation: Observation, hint: DocumentTypeHint, today: CalendarDate): Evidence {
  const zone = readMrz(observation, today) ?? vendorMrz(observation.fields, today);
  const mrz: MrzReading | undefined = zone;
  const coded = [
    ...(zone ? mrzCandidates(zone, zone.confidence) : []),
    ...observation.barcodes.flatMap(readBarcodePayload),
    ...vendorCandidates(observation.fields),
  ];
  const country = coded.find((candidate) => candidate.field === 'ISSUING_COUNTRY')?.value;
  const documentType = mrz ? documentTypeFromMrz(mrz) : undefined;
  const print = readPrintedFields(observation, {
    documentTypeHint: hint,
    today,
    ...(country ? { country } : {}),
    ...(documentType && documentType !== 'unknown' ? { documentType } : {}),
  });
  const echoes = [...printedEchoes(coded, observation.lines, today), ...fullNameEcho(coded, observation.lines)];
  const candidates = [...coded, ...echoes, ...print.candidates, ...impliedIssuer(print)];
  return { candidates, print, ...(mrz ? { mrz } : {}) };
}

/** AnalyzeID returns the zone as one field; its lines are separated by line breaks or spaces. */
function vendorMrz(
  fields: readonly ReaderField[],
  today: CalendarDate,
): (MrzReading & { confidence: number }) | undefined {
  const field = fields.find(({ field: name, text }) => name === 'MRZ_CODE' && text.trim() !== '');
  if (!field) return undefined;
  const { lines, repairs } = repairMrz(field.text.trim().split(/\s+/));
  const reading = parseMrz(lines, { today, repairs });
  return reading && { ...reading, confidence: field.confidence };
}

function impliedIssuer({ issuingCountry }: PrintReading): FieldCandidate[] {
  if (!issuingCountry) return [];
  const { code, confidence } = issuingCountry;
  return [{ field: 'ISSUING_COUNTRY', text: code, value: code, confidence, source: 'print', proven: false }];
}
