import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createRekognitionFaceEngine,
  type RekognitionFaceEngineOptions,
} from '../../src/adapters/aws/rekognition/index.ts';
import { faceEngineContract } from '../../src/ports/contracts/face-engine-contract.ts';
import type { FaceEngine, FacePicture, FacePictureKind } from '../../src/ports/face-engine.ts';
import { compareFacesAnswer, detectFacesAnswer, type RecordedFace } from '../aws/face-recording.ts';
import {
  type LoopbackService,
  type ServiceReply,
  type ServiceRequest,
  startLoopbackService,
} from '../aws/loopback-json-service.ts';
import { base64Of, CODEC, plainPicture } from '../aws/pictures.ts';

const FACE: RecordedFace = { box: { left: 0.3, top: 0.2, width: 0.3, height: 0.5 } };
const SMALL: RecordedFace = { box: { left: 0.8, top: 0.6, width: 0.08, height: 0.14 }, confidence: 99.99 };
const SECOND: RecordedFace = { box: { left: 0.65, top: 0.2, width: 0.25, height: 0.4 }, confidence: 99.99 };

let service: LoopbackService;
const engines: FaceEngine[] = [];
beforeAll(async () => {
  service = await startLoopbackService('rekognition');
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});
afterAll(() => service.close());

function engine(options: Partial<RekognitionFaceEngineOptions> = {}): FaceEngine {
  const made = createRekognitionFaceEngine({ ...service.connection, codec: CODEC, ...options });
  engines.push(made);
  return made;
}

const ANNA = await picture(60);
const ANNA_ELSEWHERE = await picture(90);
const BORIS = await picture(120);
const ANNA_AND_BORIS = await picture(150);
const NOBODY = await picture(255);

describe('Rekognition over its protocol', () => {
  beforeAll(() => service.replyWith(answerByPicture));
  faceEngineContract(
    { describe, it, afterAll },
    {
      make: () => createRekognitionFaceEngine({ ...service.connection, codec: CODEC }),
      oneFace: () => ANNA,
      samePerson: () => ANNA_ELSEWHERE,
      otherPerson: () => BORIS,
      severalFaces: () => ANNA_AND_BORIS,
      nobody: () => NOBODY,
      makeUnavailable: () =>
        createRekognitionFaceEngine({ ...service.connection, endpoint: 'http://127.0.0.1:9', codec: CODEC }),
    },
  );
  it('takes every signature for good', () => {
    expect(service.signatureFaults).toEqual([]);
    expect(service.requests.length).toBeGreaterThan(10);
  });
});

describe('faces by Rekognition', () => {
  it('count by how sure they are, those much smaller than another last, but on a document by their size', async () => {
    service.replyWith(() => ({ answer: detectFacesAnswer([SMALL, FACE, SECOND]) }));
    const onSelfie = await engine().detect(ANNA);
    expect(onSelfie.faces.map(({ box }) => box.left)).toEqual([0.65, 0.3, 0.8]);
    const onDocument = await engine().detect({ ...ANNA, kind: 'document' });
    expect(onDocument.faces.map(({ box }) => box.left)).toEqual([0.3, 0.65, 0.8]);
  });

  it.each([90, 180, 270] as const)('turn a picture upright that lies by %d degrees', async (lyingBy) => {
    service.replyWith(() => ({ answer: detectFacesAnswer([{ ...FACE, lyingBy }]) }));
    const { turn, page, faces } = await engine().detect(ANNA);
    expect(turn).toBe(360 - lyingBy);
    expect(page.widthPx > page.heightPx).toBe(lyingBy === 180);
    const at = Object.fromEntries(faces[0]?.landmarks.map(({ type, x, y }) => [type, { x, y }]) ?? []);
    expect(at['eyeLeft']?.x).toBeLessThan(at['eyeRight']?.x ?? 0);
    expect(at['mouthLeft']?.x).toBeLessThan(at['mouthRight']?.x ?? 0);
    expect(at['eyeLeft']?.y).toBeLessThan(at['mouthLeft']?.y ?? 0);
  });

  it('have the viewer’s left and right, whosever they were on a picture upside down', async () => {
    const { FaceDetails } = detectFacesAnswer([{ ...FACE, lyingBy: 180 }]);
    const mirrored = FaceDetails.map((face) => ({
      ...face,
      Landmarks: face.Landmarks.map(({ Type, ...point }) => ({ ...point, Type: OTHER_SIDE[Type] ?? Type })),
    }));
    service.replyWith(() => ({ answer: { FaceDetails: mirrored } }));
    const { turn, faces } = await engine().detect(ANNA);
    const across = Object.fromEntries(faces[0]?.landmarks.map(({ type, x }) => [type, x]) ?? []);
    expect(turn).toBe(180);
    expect(across['eyeLeft']).toBeLessThan(across['eyeRight'] ?? 0);
    expect(across['mouthLeft']).toBeLessThan(across['mouthRight'] ?? 0);
  });

  it('that reach beyond the picture end at its rim', async () => {
    const box = { left: -0.1, top: 0.8, width: 0.3, height: 0.4 };
    service.replyWith(() => ({ answer: detectFacesAnswer([{ box }]) }));
    const { faces } = await engine().detect(ANNA);
    expect(faces[0]?.box.left).toBe(0);
    expect(faces[0]?.box.width).toBeCloseTo(0.2);
    expect((faces[0]?.box.top ?? 0) + (faces[0]?.box.height ?? 0)).toBeCloseTo(1);
  });

  it('tell age and sex only where they are asked for', async () => {
    service.replyWith(({ body }) => ({ answer: detectFacesAnswer([FACE], (body as DetectFaces).Attributes) }));
    expect(await engine().estimateAge(ANNA)).toMatchObject({
      ageRange: { low: 27, high: 35 },
      sex: { value: 'female', confidence: 0.991 },
    });
    await engine().detect(ANNA);
    expect(service.requests.at(-1)?.body).toMatchObject({ Attributes: ['DEFAULT'] });
  });
});

describe('a comparison by Rekognition', () => {
  it('tells similarities below every threshold', async () => {
    replyWithFaces([FACE], compareFacesAnswer(FACE, [{ ...FACE, similarity: 12.5 }]));
    expect((await engine().compare(ANNA, BORIS)).similarity).toBe(12.5);
    expect(service.requests.at(-1)).toMatchObject({ operation: 'CompareFaces', body: { SimilarityThreshold: 0 } });
  });

  it('is that with the face of the target that counts, not with the most similar one', async () => {
    const targets = [
      { ...SMALL, similarity: 99 },
      { ...FACE, similarity: 31 },
    ];
    replyWithFaces([SMALL, FACE], compareFacesAnswer(FACE, targets));
    expect((await engine().compare(ANNA, BORIS)).similarity).toBe(31);
  });

  it('is 0 with a face that Rekognition calls unmatched', async () => {
    replyWithFaces([FACE], compareFacesAnswer(FACE, [FACE]));
    expect((await engine().compare(ANNA, BORIS)).similarity).toBe(0);
  });

  it('sends the face of the source alone where Rekognition would take another, larger one', async () => {
    replyWithFaces([FACE, SECOND], compareFacesAnswer(SECOND, [{ ...SECOND, similarity: 90 }]));
    expect((await engine().compare(ANNA, BORIS)).similarity).toBe(90);
    const sent = service.requests.at(-1)?.body as CompareFaces | undefined;
    expect(sent?.TargetImage.Bytes).toBe(base64Of(BORIS.image));
    const cut = await sharp(Buffer.from(sent?.SourceImage.Bytes ?? '', 'base64')).metadata();
    expect(cut.width).toBeLessThan(ANNA.image.widthPx * 0.6);
  });

  it('shares one look at a picture with a detection at the same time, also when one of the two is given up', async () => {
    replyWithFaces([FACE], compareFacesAnswer(FACE, [{ ...FACE, similarity: 97 }]));
    const subject = engine();
    const asked = service.requests.length;
    const controller = new AbortController();
    const detecting = subject.detect(BORIS, { signal: controller.signal });
    const comparing = subject.compare(ANNA, BORIS);
    controller.abort(new Error('given up'));
    await expect(detecting).rejects.toThrow('given up');
    expect((await comparing).similarity).toBe(97);
    const [alone, together] = await Promise.all([subject.detect(BORIS), subject.compare(ANNA, BORIS)]);
    expect(together.target).toEqual(alone);
    const operations = service.requests.slice(asked).map(({ operation }) => operation);
    expect(operations.filter((operation) => operation === 'DetectFaces')).toHaveLength(4);
  });

  it('asks nothing more when a picture shows nobody', async () => {
    service.replyWith(() => ({ answer: detectFacesAnswer([]) }));
    const asked = service.requests.length;
    const comparison = await engine().compare(ANNA, NOBODY);
    expect(comparison).not.toHaveProperty('similarity');
    expect(service.requests.slice(asked).map(({ operation }) => operation)).toEqual(['DetectFaces', 'DetectFaces']);
  });

  it('has no similarity where CompareFaces finds no face that DetectFaces found', async () => {
    replyWithFaces([FACE], undefined, { exception: 'InvalidParameterException' });
    const comparison = await engine().compare(ANNA, BORIS);
    expect(comparison).not.toHaveProperty('similarity');
    expect(comparison.source.faces).toHaveLength(1);
  });
});

describe('a fault of Rekognition', () => {
  it.each([
    ['InvalidParameterException', 400, 'image.undecodable', false],
    ['InvalidImageFormatException', 400, 'image.unsupported_format', false],
    ['ImageTooLargeException', 400, 'image.too_large', false],
    ['InvalidS3ObjectException', 400, 'object.not_readable', false],
    ['AccessDeniedException', 400, 'config.invalid', false],
    ['ProvisionedThroughputExceededException', 400, 'face_engine.unavailable', true],
    ['ThrottlingException', 500, 'face_engine.unavailable', true],
    ['InternalServerError', 500, 'face_engine.unavailable', true],
  ] as const)('%s (%d) is %s, retryable: %s', async (exception, status, code, retryable) => {
    service.replyWith(() => ({ exception, status }));
    await expect(engine().detect(ANNA)).rejects.toMatchObject({ code, retryable });
  });

  it.each([
    ['an answer that is cut off', { drop: 'half way' }, 'face_engine.unavailable'],
    ['an answer of another shape', { answer: { Faces: [] } }, 'face_engine.unavailable'],
    ['silence', { hang: true }, 'face_engine.timeout'],
  ] as const)('that is %s is retryable', async (_what, fault, code) => {
    service.replyWith(() => fault);
    await expect(engine({ deadlineMs: 200 }).detect(ANNA)).rejects.toMatchObject({ code, retryable: true });
  });

  it('in a comparison of another shape is retryable', async () => {
    replyWithFaces([FACE], { Matches: [] });
    await expect(engine().compare(ANNA, BORIS)).rejects.toMatchObject({ code: 'face_engine.unavailable' });
  });

  it('that passes is tried again', async () => {
    let tries = 0;
    service.replyWith(() => (++tries === 1 ? { exception: 'ThrottlingException' } : { answer: detectFacesAnswer([]) }));
    expect((await engine({ maxAttempts: 2 }).detect(ANNA)).faces).toEqual([]);
    expect(tries).toBe(2);
  });
});

// Helpers

const OTHER_SIDE: Readonly<Record<string, string>> = {
  eyeLeft: 'eyeRight',
  eyeRight: 'eyeLeft',
  mouthLeft: 'mouthRight',
  mouthRight: 'mouthLeft',
};

interface DetectFaces {
  readonly Image: { readonly Bytes: string };
  readonly Attributes: readonly string[];
}

interface CompareFaces {
  readonly SourceImage: { readonly Bytes: string };
  readonly TargetImage: { readonly Bytes: string };
}

async function picture(shade: number, kind: FacePictureKind = 'selfie'): Promise<FacePicture> {
  return { image: await plainPicture(shade), kind };
}

/** Answers every DetectFaces with `faces`, and CompareFaces with `comparison` or what takes its place. */
function replyWithFaces(faces: readonly RecordedFace[], comparison: unknown, otherwise?: ServiceReply): void {
  service.replyWith(({ operation }) =>
    operation === 'DetectFaces' ? { answer: detectFacesAnswer(faces) } : (otherwise ?? { answer: comparison }),
  );
}

/** Who is on each picture, the one that counts first. */
function peopleOn(bytes: string): readonly string[] {
  if (bytes === base64Of(NOBODY.image)) return [];
  if (bytes === base64Of(BORIS.image)) return ['boris'];
  return bytes === base64Of(ANNA_AND_BORIS.image) ? ['anna', 'boris'] : ['anna'];
}

const PLACES = [FACE, { ...SECOND, confidence: 99.9 }] as const;

function answerByPicture({ operation, body }: ServiceRequest): ServiceReply {
  if (operation === 'DetectFaces') {
    const { Image, Attributes } = body as DetectFaces;
    return { answer: detectFacesAnswer(PLACES.slice(0, peopleOn(Image.Bytes).length), Attributes), afterMs: 3 };
  }
  const { SourceImage, TargetImage } = body as CompareFaces;
  const [bearer] = peopleOn(SourceImage.Bytes);
  const isSamePicture = SourceImage.Bytes === TargetImage.Bytes;
  const targets = peopleOn(TargetImage.Bytes).map((person, index) => {
    const similarity = person === bearer ? (isSamePicture ? 100 : 97.3) : 2.1;
    return { ...(PLACES[index] ?? FACE), similarity };
  });
  return { answer: compareFacesAnswer(FACE, targets) };
}
