import { ContainerModule } from 'inversify';
import type { BarcodeReader } from '../../ports/barcode-reader.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { AppConfig } from '../config/app-config.ts';
import { createCompareFaces } from '../use-cases/compare-faces.ts';
import { createDecodePicture } from '../use-cases/decode-picture.ts';
import { createDetectFace } from '../use-cases/detect-face.ts';
import { createEstimateAge } from '../use-cases/estimate-age.ts';
import { createReadDocument } from '../use-cases/read-document.ts';
import { createVerifyIdentity } from '../use-cases/verify-identity.ts';
import { TOKENS } from './tokens.ts';

/** Of the time that a call may take, so much is for its parts: what is left goes to decoding before them and the portrait after them. */
const PART_SHARE_OF_DEADLINE = 0.7;

const PICTURES_AND_FACES = [TOKENS.imageCodec, TOKENS.objectStore, TOKENS.faceEngine] as const;
const DOCUMENTS = [TOKENS.documentReader, TOKENS.barcodeReader, TOKENS.clock, TOKENS.telemetry] as const;

/** The use cases of faces, and the verification, over whatever fills the ports. */
export function faceUseCasesModule({
  faces: { matchThreshold },
  scans,
  uploads,
  authenticity,
}: AppConfig): ContainerModule {
  const partDeadlineMs = Math.round(PART_SHARE_OF_DEADLINE * scans.deadlineMs);
  return new ContainerModule(({ bind }) => {
    bind(TOKENS.detectFace).toResolvedValue(
      (codec: ImageCodec, objects: ObjectStore, faces: FaceEngine) =>
        createDetectFace(createDecodePicture(codec, objects, uploads.layout), faces),
      [...PICTURES_AND_FACES],
    );
    bind(TOKENS.estimateAge).toResolvedValue(
      (codec: ImageCodec, objects: ObjectStore, faces: FaceEngine) =>
        createEstimateAge(createDecodePicture(codec, objects, uploads.layout), faces),
      [...PICTURES_AND_FACES],
    );
    bind(TOKENS.compareFaces).toResolvedValue(
      (codec: ImageCodec, objects: ObjectStore, faces: FaceEngine) =>
        createCompareFaces(createDecodePicture(codec, objects, uploads.layout), faces, matchThreshold),
      [...PICTURES_AND_FACES],
    );
    bind(TOKENS.verifyIdentity).toResolvedValue(
      (
        codec: ImageCodec,
        objects: ObjectStore,
        faces: FaceEngine,
        reader: DocumentReader,
        barcodes: BarcodeReader,
        clock: Clock,
        telemetry: Telemetry,
      ) => {
        const decode = createDecodePicture(codec, objects, uploads.layout);
        const readDocument = createReadDocument(reader, barcodes, clock, telemetry, authenticity.policy);
        const services = { decode, readDocument, faces, codec, telemetry };
        return createVerifyIdentity(services, { threshold: matchThreshold, partDeadlineMs });
      },
      [...PICTURES_AND_FACES, ...DOCUMENTS],
    );
  });
}
