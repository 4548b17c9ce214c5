import { isIdlensError } from '../../domain/errors.ts';
import { type Face, LANDMARK_TYPES } from '../../domain/face/face.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { FaceComparison, FaceEngine, FacePicture, FaceSighting } from '../face-engine.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import {
  expectAbortable,
  expectFailure,
  expectSame,
  expectShare,
  expectThat,
  expectUntouched,
} from './expectations.ts';

/** The adapter under test, and pictures that it can see. */
export interface FaceEngineSubject {
  /** A fresh engine. */
  make(): Eventually<FaceEngine>;
  /** One face that fills much of the picture, upright. */
  oneFace(): Eventually<FacePicture>;
  /** The same person as on {@link oneFace}, on another picture or another print of it. */
  samePerson(): Eventually<FacePicture>;
  /** Another person. */
  otherPerson(): Eventually<FacePicture>;
  /** Two faces or more. */
  severalFaces(): Eventually<FacePicture>;
  /** A picture that shows nobody. */
  nobody(): Eventually<FacePicture>;
  /** An engine that cannot answer; left out when that cannot be brought about. */
  makeUnavailable?(): Eventually<FaceEngine>;
}

/** From this similarity on two faces count as one person's by default (the contract of `POST /v1/face/compare`). */
const MATCH = 80;
const SAME_PICTURE = 99;
const ASYMMETRY = 0.5;

/** The conformance suite of the {@link FaceEngine} port. */
export function faceEngineContract(runner: ContractRunner, subject: FaceEngineSubject): void {
  runner.describe('face engine contract', () => {
    const engine = shared(runner, subject.make, (made) => made.close());
    sightingTests(runner, subject, engine);
    comparisonTests(runner, subject, engine);
    attributeTests(runner, subject, engine);
    conductTests(runner, subject, engine);
    lifecycleTests(runner, subject);
  });
}

type Engine = () => Promise<FaceEngine>;

function sightingTests({ it }: ContractRunner, subject: FaceEngineSubject, engine: Engine): void {
  it('names itself and its version', async () => {
    const { id, version } = await engine();
    expectThat(id !== '' && version !== '', 'the id and the version are not empty');
  });

  it('finds one face where there is one, with all its points inside the page', async () => {
    const picture = await subject.oneFace();
    const sighting = await (await engine()).detect(picture);
    expectThat(sighting.faces.length === 1, `one face, got ${sighting.faces.length}`);
    expectSighting(sighting, picture.image);
  });

  it('finds several faces', async () => {
    const picture = await subject.severalFaces();
    const sighting = await (await engine()).detect(picture);
    expectThat(sighting.faces.length > 1, `several faces, got ${sighting.faces.length}`);
    expectSighting(sighting, picture.image);
  });

  it('finds nobody where nobody is, and that is no error', async () => {
    const sighting = await (await engine()).detect(await subject.nobody());
    expectSame(sighting.faces, [], 'the faces of a picture without any');
  });
}

function expectSighting({ turn, page, faces }: FaceSighting, image: DecodedImage): void {
  expectThat([0, 90, 180, 270].includes(turn), `the turn is a quarter turn, got ${turn}`);
  const sideways = turn === 90 || turn === 270;
  const [widthPx, heightPx] = sideways ? [image.heightPx, image.widthPx] : [image.widthPx, image.heightPx];
  expectSame(page, { widthPx, heightPx }, 'the page is the picture, turned');
  for (const face of faces) expectFace(face);
}

function expectFace({ confidence, box, landmarks, quality }: Face): void {
  expectShare(confidence, 'the confidence of a face');
  expectShare(box.left, 'the left side of a face');
  expectShare(box.top, 'the top of a face');
  expectThat(box.width > 0 && box.left + box.width <= 1.000_001, 'a face lies between the sides of the page');
  expectThat(box.height > 0 && box.top + box.height <= 1.000_001, 'a face lies between top and bottom of the page');
  const types = landmarks.map(({ type }) => type);
  expectSame(types, LANDMARK_TYPES, 'the points of a face, in order');
  for (const { type, x, y } of landmarks) {
    expectShare(x, `x of ${type}`);
    expectShare(y, `y of ${type}`);
  }
  for (const [name, value] of Object.entries(quality ?? {}))
    expectThat(Number.isFinite(value), `${name} of a face is a number, got ${value}`);
}

function comparisonTests({ it }: ContractRunner, subject: FaceEngineSubject, engine: Engine): void {
  const compare = async (source: FacePicture, target: FacePicture): Promise<FaceComparison> => {
    const comparison = await (await engine()).compare(source, target);
    expectSighting(comparison.source, source.image);
    expectSighting(comparison.target, target.image);
    return comparison;
  };
  const similarity = async (source: FacePicture, target: FacePicture): Promise<number> => {
    const { similarity: value } = await compare(source, target);
    expectThat(value !== undefined && value >= 0 && value <= 100, `the similarity is from 0 to 100, got ${value}`);
    return value;
  };

  it('gives more than 99 to a picture and itself', async () => {
    const picture = await subject.oneFace();
    const value = await similarity(picture, picture);
    expectThat(value > SAME_PICTURE, `the similarity of a picture and itself, got ${value}`);
  });

  it('gives 80 and more to two pictures of one person, and less to two persons', async () => {
    const one = await subject.oneFace();
    const same = await similarity(one, await subject.samePerson());
    const other = await similarity(one, await subject.otherPerson());
    expectThat(same >= MATCH, `the similarity of one person, got ${same}`);
    expectThat(other < MATCH, `the similarity of two persons, got ${other}`);
  });

  it('gives about the same when source and target are exchanged', async () => {
    const one = await subject.oneFace();
    for (const other of [await subject.samePerson(), await subject.otherPerson(), await subject.severalFaces()]) {
      const [there, back] = [await similarity(one, other), await similarity(other, one)];
      expectThat(Math.abs(there - back) < ASYMMETRY, `similarities of ${there} and ${back} when exchanged`);
    }
  });

  it('gives no similarity where either picture shows nobody, and says which', async () => {
    const [one, nobody] = [await subject.oneFace(), await subject.nobody()];
    for (const [source, target] of [
      [one, nobody],
      [nobody, one],
      [nobody, nobody],
    ] as const) {
      const comparison = await compare(source, target);
      expectThat(comparison.similarity === undefined, `no similarity without a face, got ${comparison.similarity}`);
      expectThat(comparison.source.faces.length > 0 === (source === one), 'the source shows a face or not');
      expectThat(comparison.target.faces.length > 0 === (target === one), 'the target shows a face or not');
    }
  });
}

function attributeTests({ it }: ContractRunner, subject: FaceEngineSubject, engine: Engine): void {
  it('estimates an age range and a sex', async () => {
    const picture = await subject.oneFace();
    const { sighting, ageRange, sex } = await (await engine()).estimateAge(picture);
    expectSighting(sighting, picture.image);
    expectThat(ageRange !== undefined && sex !== undefined, 'a face has an age range and a sex');
    expectThat(ageRange.low >= 0 && ageRange.low <= ageRange.high, `ages from ${ageRange.low} to ${ageRange.high}`);
    expectThat(['male', 'female'].includes(sex.value), `the sex is known, got ${sex.value}`);
    expectShare(sex.confidence, 'the confidence of the sex');
  });

  it('estimates nothing where nobody is', async () => {
    const { sighting, ageRange, sex } = await (await engine()).estimateAge(await subject.nobody());
    expectSame({ faces: sighting.faces, ageRange, sex }, { faces: [] }, 'the attributes of nobody');
  });
}

function conductTests({ it }: ContractRunner, subject: FaceEngineSubject, engine: Engine): void {
  it('leaves the pictures as they were given', async () => {
    const made = await engine();
    const picture = await subject.oneFace();
    await expectUntouched(picture.image, async () => {
      await made.detect(picture);
      await made.compare(picture, picture);
      await made.estimateAge(picture);
    });
  });

  it('sees the same on the same picture, also in several calls at once', async () => {
    const made = await engine();
    const picture = await subject.severalFaces();
    const first = await made.detect(picture);
    const together = await Promise.all([1, 2, 3].map(() => made.detect(picture)));
    for (const sighting of together) expectSame(sighting, first, 'a second sighting');
  });

  it('rejects with the reason of its signal when aborted, and goes on afterwards', async () => {
    const made = await engine();
    const picture = await subject.oneFace();
    await expectAbortable((signal) => made.detect(picture, { signal }));
    await expectAbortable((signal) => made.compare(picture, picture, { signal }));
    await expectAbortable((signal) => made.estimateAge(picture, { signal }));
    await made.detect(picture);
  });
}

function lifecycleTests({ it }: ContractRunner, subject: FaceEngineSubject): void {
  it('is ready until it is closed, and may be closed twice', async () => {
    const engine = await subject.make();
    const picture = await subject.oneFace();
    await engine.detect(picture);
    expectThat(await engine.isReady(), 'an engine that just answered is ready');
    await engine.close();
    await engine.close();
    expectThat(!(await engine.isReady()), 'a closed engine is not ready');
    await expectAllFail(engine, picture);
  });

  it('lets a call in flight end when it is closed', async () => {
    const engine = await subject.make();
    const picture = await subject.oneFace();
    const outcome = engine.compare(picture, picture).then(
      () => 'compared',
      (error: unknown) => (isIdlensError(error) ? error.code : String(error)),
    );
    await engine.close();
    expectSame(await outcome, 'compared', 'a call in flight when the engine is closed');
  });

  if (subject.makeUnavailable === undefined) return;
  const { makeUnavailable } = subject;
  it('says so when it cannot answer', async () => {
    const engine = await makeUnavailable();
    await expectAllFail(engine, await subject.oneFace());
    expectThat(!(await engine.isReady()), 'an engine that cannot answer is not ready');
    await engine.close();
  });
}

async function expectAllFail(engine: FaceEngine, picture: FacePicture): Promise<void> {
  const retryable = { retryable: true };
  await expectFailure(engine.detect(picture), 'face_engine.unavailable', retryable);
  await expectFailure(engine.compare(picture, picture), 'face_engine.unavailable', retryable);
  await expectFailure(engine.estimateAge(picture), 'face_engine.unavailable', retryable);
}
