import type { Check, CheckSubject } from '../../../src/domain/authenticity/check.ts';
import type { BarcodePayload } from '../../../src/domain/barcode/payload.ts';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';
import type { EvidenceSource, FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { reconcile } from '../../../src/domain/evidence/reconcile.ts';
import { mrzCandidates } from '../../../src/domain/mrz/mrz-candidates.ts';
import { type MrzReading, parseMrz } from '../../../src/domain/mrz/parse.ts';
import { quadOf } from '../../../src/domain/reading/geometry.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';

/** The day on which every check of these tests looks. */
export const TODAY = { year: 2026, month: 6, day: 15 };

/** What a test tells of a document; the rest is empty. */
interface Told extends Partial<Omit<CheckSubject, 'sides' | 'fields' | 'mrz'>> {
  readonly mrz?: MrzReading;
  readonly print?: readonly (string | TextLine)[];
  readonly barcodes?: readonly string[];
}

/** A subject for checks: candidates are reconciled into fields, a zone adds its own. */
export function subjectOf({ print = [], barcodes = [], candidates = [], mrz, ...told }: Told): CheckSubject {
  const all = [...(mrz ? mrzCandidates(mrz, 0.99, true) : []), ...candidates];
  const page = { widthPx: 1000, heightPx: 700 };
  const lines = print.map((each, row) => (typeof each === 'string' ? line(each, row) : each));
  const payloads = barcodes.map((text): BarcodePayload => ({ format: 'PDF417', text }));
  return {
    documentType: 'passport',
    expected: 'auto',
    findings: [],
    today: TODAY,
    ...told,
    ...(mrz ? { mrz } : {}),
    candidates: all,
    fields: reconcile(all).fields,
    sides: [{ page, lines, fields: [], barcodes: payloads }],
  };
}

/** A line of print, 0.99 sure. */
export function line(text: string, row = 0, confidence = 0.99): TextLine {
  const quad = quadOf({ left: 0.1, top: 0.02 * row, width: 0.5, height: 0.015 });
  return { text, confidence, quad, script: 'print' };
}

/** One reading; printed dates and codes carry their text as value. */
export function reading(
  field: FieldName,
  source: EvidenceSource,
  text: string,
  more: Partial<FieldCandidate> = {},
): FieldCandidate {
  const isValue = /^\d{4}-\d{2}-\d{2}$|^[A-Z]{3}$|^[MFX]$/.test(text);
  return { field, source, text, ...(isValue ? { value: text } : {}), confidence: 0.95, proven: false, ...more };
}

/** A zone read clearly, but for the places told with the confidence they were read with. */
export function zone(
  lines: readonly string[],
  doubtful: readonly { readonly line: number; readonly column: number }[] = [],
): MrzReading {
  const characterConfidences = lines.map((text, row) =>
    [...text].map((_, at) => (doubtful.some(({ line, column }) => line === row && column === at) ? 0.4 : 0.99)),
  );
  const read = parseMrz(lines, { today: TODAY, characterConfidences });
  if (!read) throw new Error('the lines are no zone');
  return read;
}

/** The status of one check on a subject. */
export function statusOf({ look }: Check, subject: CheckSubject): string {
  return look(subject).status;
}
