import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import type { Finding } from '../../domain/authenticity/finding.ts';
import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import { interpretObservation } from '../../domain/document/interpret-observation.ts';
import type { ScannedPage, ScanResult } from '../../domain/document/scan-result.ts';
import type { Observation } from '../../domain/evidence/observation.ts';
import { measureQuality, type QualityMeasures } from '../../domain/image/image-quality.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import { examinePixels, withPrintForensics } from '../../domain/image/picture-forensics.ts';
import { qualityFindings } from '../../domain/image/quality-findings.ts';
import { calendarDateAt } from '../../domain/values/calendar-date.ts';
import type { BarcodeReader } from '../../ports/barcode-reader.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentReader, ReaderWarning } from '../../ports/document-reader.ts';
import type { PictureCaller } from '../../ports/driving/image-input.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { createSideReadings } from './side-readings.ts';
import { type Sides, workOnSides } from './work-on-sides.ts';

/** What is known of a document beforehand, and how its authenticity is judged: by the configured policy when none is told. */
export interface ReadingTerms {
  readonly documentType: DocumentTypeHint;
  readonly authenticityPolicy?: AuthenticityPolicy;
}

/** Reads one document off the decoded pictures of its sides; fails as a scan does, but for what lies in bytes and keys. */
export type ReadDocument = (
  pictures: Sides<DecodedImage>,
  terms: ReadingTerms,
  caller: PictureCaller,
  options: CallOptions,
) => Promise<ScanResult>;

/** What was read off one picture. */
interface ReadPicture {
  readonly observation: Observation;
  readonly scanned: Omit<ScannedPage, 'quality'>;
  readonly measures: QualityMeasures;
  readonly reader: ScanResult['reader'];
  /** What the reader could not do fully. */
  readonly remarks: readonly Finding[];
}

/**
 * The reading over the given ports; two sides are read at once. A barcode reader that fails costs its evidence, not the reading. `policy`
 * judges the documents whose terms tell none.
 */
export function createReadDocument(
  reader: DocumentReader,
  barcodes: BarcodeReader,
  clock: Clock,
  telemetry: Telemetry,
  policy: AuthenticityPolicy,
): ReadDocument {
  return async (pictures, { documentType, authenticityPolicy = policy }, { requestId }, options) => {
    const readingOf = createSideReadings(reader, pictures, { documentType }, options);

    async function observe(image: DecodedImage): Promise<ReadPicture> {
      const readings = Promise.all([
        readingOf(image),
        barcodes.read(image, options).catch((error: unknown) => {
          if (options.signal?.aborted) throw error;
          telemetry.failure('barcode_reader.failed', error, { requestId });
          return [];
        }),
      ]);
      // While the readers are at work elsewhere, this thread has nothing to do.
      const pixels = examinePixels(image);
      const [reading, found] = await readings;
      const { page, turn, lines, fields, reader: readBy, warnings } = reading;
      const observation = { page, lines, fields, barcodes: found, forensics: withPrintForensics(pixels, reading) };
      const measures = measureQuality(image, reading);
      return { observation, scanned: { page, turn }, measures, reader: readBy, remarks: warnings.map(remarkOf) };
    }

    const { image: front, imageBack: back } = await workOnSides(pictures, observe);
    const observation = { ...front.observation, ...(back ? { back: back.observation } : {}) };
    const today = calendarDateAt(clock.nowMs());
    const interpretation = interpretObservation(observation, documentType, today, authenticityPolicy);
    const fieldCount = interpretation.fields.length;
    return {
      ...interpretation,
      findings: [...interpretation.findings, ...remarksOn(front, back)],
      ...scannedPage(front, fieldCount),
      ...(back ? { back: scannedPage(back, fieldCount) } : {}),
      reader: front.reader,
    };
  };
}

function remarkOf({ code, message }: ReaderWarning): Finding {
  return { code, severity: 'info', detail: message };
}

/** A remark on both sides is told once. */
function remarksOn(front: ReadPicture, back: ReadPicture | undefined): readonly Finding[] {
  const remarks = [...front.remarks, ...(back?.remarks ?? [])];
  return [...new Map(remarks.map((remark) => [remark.code, remark])).values()];
}

function scannedPage({ scanned, measures }: ReadPicture, fieldCount: number): ScannedPage {
  return { ...scanned, quality: { measures, findings: qualityFindings(measures, fieldCount) } };
}
