import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { BarcodeReader } from '../../ports/barcode-reader.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { ScanDocument } from '../../ports/driving/scan-document.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { cutPortrait } from './cut-portrait.ts';
import type { DecodePicture } from './decode-picture.ts';
import { createReadDocument } from './read-document.ts';
import { type Sides, workOnSides } from './work-on-sides.ts';

/**
 * The scan over the given ports; `codec` cuts out portraits. Two pictures are both decoded before either is read, so that a bad one costs no reading. The portrait,
 * where it is asked for, is looked for while the document is read: on the front first, since ghost images are on backs.
 * `policy` judges authenticity where the request tells none.
 */
export function createScanDocument(
  decode: DecodePicture,
  codec: ImageCodec,
  reader: DocumentReader,
  barcodes: BarcodeReader,
  clock: Clock,
  telemetry: Telemetry,
  faces: FaceEngine,
  policy: AuthenticityPolicy,
): ScanDocument {
  const readDocument = createReadDocument(reader, barcodes, clock, telemetry, policy);

  async function portraitOn(image: DecodedImage, options: CallOptions): Promise<Uint8Array | undefined> {
    return cutPortrait(codec, image, await faces.detect({ image, kind: 'document' }, options), options);
  }

  async function findPortrait({ image, imageBack }: Sides<DecodedImage>, options: CallOptions) {
    return (await portraitOn(image, options)) ?? (imageBack && (await portraitOn(imageBack, options)));
  }

  return async (request, caller, options = {}) => {
    const pictures = await workOnSides(request, (input) => decode(input, caller, options));
    const [result, portrait] = await Promise.all([
      readDocument(pictures, request, caller, options),
      request.withPortrait ? findPortrait(pictures, options) : undefined,
    ]);
    return { ...result, ...(portrait ? { portrait } : {}) };
  };
}
