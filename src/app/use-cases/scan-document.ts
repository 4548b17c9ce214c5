import { mayReadObject, objectNotReadable } from '../../domain/account/object-key.ts';
import { interpretObservation } from '../../domain/document/interpret-observation.ts';
import type { ScannedPage, ScanResult } from '../../domain/document/scan-result.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { Observation } from '../../domain/evidence/observation.ts';
import { measureQuality, type QualityMeasures } from '../../domain/image/image-quality.ts';
import { type DecodedImage, MAX_IMAGE_BYTES } from '../../domain/image/image-rules.ts';
import { resolveImageString } from '../../domain/image/image-source.ts';
import { qualityFindings } from '../../domain/image/quality-findings.ts';
import { calendarDateAt } from '../../domain/values/calendar-date.ts';
import type { BarcodeReader } from '../../ports/barcode-reader.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { ImageInput, ScanCaller, ScanDocument } from '../../ports/driving/scan-document.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { workOnSides } from './work-on-sides.ts';

/** What was read off one picture. */
interface ReadPicture {
  readonly observation: Observation;
  readonly scanned: Omit<ScannedPage, 'quality'>;
  readonly measures: QualityMeasures;
  readonly reader: ScanResult['reader'];
}

/**
 * The scan over the given ports. Two pictures are both decoded before either is read, so that a bad one costs no reading, and then read
 * at once. A barcode reader that fails costs its evidence, not the scan.
 */
export function createScanDocument(
  codec: ImageCodec,
  reader: DocumentReader,
  barcodes: BarcodeReader,
  objects: ObjectStore,
  clock: Clock,
  telemetry: Telemetry,
): ScanDocument {
  return async (request, caller, options = {}) => {
    async function decode(input: ImageInput): Promise<DecodedImage> {
      return codec.decode(await imageBytes(input, caller, objects, options), options);
    }

    async function read(image: DecodedImage): Promise<ReadPicture> {
      const [reading, found] = await Promise.all([
        reader.read(image, { documentType: request.documentType }, options),
        barcodes.read(image, options).catch((error: unknown) => {
          if (options.signal?.aborted) throw error;
          telemetry.failure('barcode_reader.failed', error, { requestId: caller.requestId });
          return [];
        }),
      ]);
      const { page, turn, lines, fields, reader: readBy } = reading;
      const observation = { page, lines, fields, barcodes: found };
      return { observation, scanned: { page, turn }, measures: measureQuality(image, reading), reader: readBy };
    }

    const { image: front, imageBack: back } = await workOnSides(await workOnSides(request, decode), read);
    const observation = { ...front.observation, ...(back ? { back: back.observation } : {}) };
    const interpretation = interpretObservation(observation, request.documentType, calendarDateAt(clock.nowMs()));
    const fieldCount = interpretation.fields.length;
    return {
      ...interpretation,
      ...scannedPage(front, fieldCount),
      ...(back ? { back: scannedPage(back, fieldCount) } : {}),
      reader: front.reader,
    };
  };
}

function scannedPage({ scanned, measures }: ReadPicture, fieldCount: number): ScannedPage {
  return { ...scanned, quality: { measures, findings: qualityFindings(measures, fieldCount) } };
}

async function imageBytes(
  input: ImageInput,
  caller: ScanCaller,
  objects: ObjectStore,
  options: CallOptions,
): Promise<Uint8Array> {
  if (input.kind === 'bytes') return input.bytes;
  const source = resolveImageString(input.text);
  switch (source.kind) {
    case 'bytes':
      return source.bytes;
    case 'unreadable':
      throw new IdlensError('image.not_an_image', `The image cannot be read: ${source.reason}.`);
    case 'object_key': {
      if (!mayReadObject(caller.organisationId, source.key)) throw objectNotReadable();
      return (await objects.read(source.key, { maxBytes: MAX_IMAGE_BYTES }, options)).bytes;
    }
  }
}
