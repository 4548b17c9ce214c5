import {
  type Attribute,
  CompareFacesCommand,
  DetectFacesCommand,
  RekognitionClient,
} from '@aws-sdk/client-rekognition';
import { isIdlensError } from '../../../domain/errors.ts';
import { portraitCrop } from '../../../domain/face/portrait-crop.ts';
import type { DecodedImage } from '../../../domain/image/image-rules.ts';
import type { FaceEngine, FacePicture, FaceSighting } from '../../../ports/face-engine.ts';
import type { ImageCodec } from '../../../ports/image-codec.ts';
import { type AwsConnectionOptions, clientConfig } from '../connection/aws-connection.ts';
import { createServiceCalls, type ServiceCall } from '../connection/service-calls.ts';
import { fittingPart, fittingPicture } from '../picture/fitting-picture.ts';
import { similarityTo } from './compared-similarity.ts';
import { type DetailedFace, facesOfAnswer } from './face-details.ts';
import { REKOGNITION_FAILURES } from './rekognition-failures.ts';
import { createSharedLooks } from './shared-looks.ts';
import { rankFaces, sizeOf, uprightSighting } from './upright-sighting.ts';

/** How Rekognition is reached, and what makes pictures fit its limits. */
export interface RekognitionFaceEngineOptions extends AwsConnectionOptions {
  readonly codec: ImageCodec;
}

/** What was sent of a picture, and its faces in that frame. */
interface SentPicture {
  readonly bytes: Uint8Array;
  readonly faces: readonly DetailedFace[];
}

/** A picture that was looked at, the face that counts first. */
interface SeenPicture extends SentPicture {
  readonly picture: FacePicture;
}

/** Rekognition tells no version of its models; this is its API's. */
const API_VERSION = '2016-06-27';

/** With `DEFAULT` alone neither age nor sex is told (Rekognition API Reference, "DetectFaces"). */
const PLACE_ONLY: Attribute[] = ['DEFAULT'];
const AGE_AND_SEX: Attribute[] = ['DEFAULT', 'AGE_RANGE', 'GENDER'];

/**
 * A {@link FaceEngine} on Amazon Rekognition: DetectFaces and CompareFaces. Needs the package `@aws-sdk/client-rekognition`, and the rights
 * `rekognition:DetectFaces` and `rekognition:CompareFaces`.
 *
 * Similarities are Rekognition's own, those below any threshold too. A comparison looks at both pictures first, so that a picture without a
 * face is an answer and the faces that count are the ones compared. Pictures beyond Rekognition's limits are sent as the best JPEG that
 * fits. Throttles and passing faults are tried again within `deadlineMs`; then the call fails as the port says, with `image.*` when
 * Rekognition refuses a picture, and with `config.invalid` when it refuses the credentials.
 */
export function createRekognitionFaceEngine({ codec, ...connection }: RekognitionFaceEngineOptions): FaceEngine {
  const client = new RekognitionClient(clientConfig(connection));
  const calls = createServiceCalls(REKOGNITION_FAILURES, connection, () => client.destroy());

  async function detectFaces(call: ServiceCall, image: DecodedImage, Attributes: Attribute[]): Promise<SentPicture> {
    const bytes = await fittingPicture(codec, image, call);
    const command = new DetectFacesCommand({ Image: { Bytes: bytes }, Attributes });
    return { bytes, faces: facesOfAnswer(await call.ask((options) => client.send(command, options))) };
  }

  const sharedLook = createSharedLooks((image, options) =>
    calls.run((call) => detectFaces(call, image, PLACE_ONLY), options),
  );

  async function lookAt({ signal }: ServiceCall, picture: FacePicture): Promise<SeenPicture> {
    return ranked(picture, await sharedLook(picture.image, signal));
  }

  /** CompareFaces takes the largest face of the source: where another one counts, it is sent alone. */
  async function sourceBytes(call: ServiceCall, { picture, bytes, faces }: SeenPicture): Promise<Uint8Array> {
    const [first, ...others] = faces;
    if (!first || others.every((other) => sizeOf(other) <= sizeOf(first))) return bytes;
    return fittingPart(codec, picture.image, { crop: portraitCrop(first.box, 0) }, call);
  }

  async function similarityOf(call: ServiceCall, source: SeenPicture, target: SeenPicture) {
    const [face] = target.faces;
    if (!source.faces[0] || !face) return undefined;
    const command = new CompareFacesCommand({
      SourceImage: { Bytes: await sourceBytes(call, source) },
      TargetImage: { Bytes: target.bytes },
      SimilarityThreshold: 0,
    });
    const answer = await call.ask((options) => client.send(command, options)).catch(unlessFaceless);
    return answer && similarityTo(face.box, answer);
  }

  return {
    id: 'rekognition',
    version: API_VERSION,
    detect: (picture, options) => calls.run(async (call) => sightingOf(await lookAt(call, picture)), options),
    compare: (sourcePicture, targetPicture, options) =>
      calls.run(async (call) => {
        const [source, target] = await Promise.all([lookAt(call, sourcePicture), lookAt(call, targetPicture)]);
        const similarity = await similarityOf(call, source, target);
        const sightings = { source: sightingOf(source), target: sightingOf(target) };
        return { ...sightings, ...(similarity === undefined ? {} : { similarity }) };
      }, options),
    estimateAge: (picture, options) =>
      calls.run(async (call) => {
        const seen = ranked(picture, await detectFaces(call, picture.image, AGE_AND_SEX));
        const { ageRange, sex } = seen.faces[0] ?? {};
        return { sighting: sightingOf(seen), ...(ageRange ? { ageRange } : {}), ...(sex ? { sex } : {}) };
      }, options),
    isReady: async () => calls.isReady(),
    close: () => calls.close(),
  };
}

function ranked(picture: FacePicture, { bytes, faces }: SentPicture): SeenPicture {
  return { picture, bytes, faces: rankFaces(faces, picture.kind) };
}

function sightingOf({ picture, faces }: SeenPicture): FaceSighting {
  return uprightSighting(picture.image, faces);
}

/**
 * CompareFaces calls a parameter invalid when it finds no face in a picture. DetectFaces has taken both pictures by then, so nothing else can
 * be wrong with them: there is no similarity.
 */
function unlessFaceless(error: unknown): undefined {
  if (isIdlensError(error) && error.cause instanceof Error && error.cause.name === 'InvalidParameterException') return;
  throw error;
}
