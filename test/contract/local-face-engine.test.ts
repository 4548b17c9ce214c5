import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalFaceEngine } from '../../src/adapters/local-engine/index.ts';
import { faceEngineContract } from '../../src/ports/contracts/face-engine-contract.ts';
import type { FaceEngine } from '../../src/ports/face-engine.ts';
import { drawSpecimen } from '../specimens/draw-specimen.ts';
import { composed, facePicture, manFile, womanFile, youngerManFile } from '../specimens/faces.ts';
import { PEOPLE } from '../specimens/people.ts';

async function twoPeople(): Promise<Buffer> {
  return composed([
    { file: womanFile(), left: 80, top: 150, widthPx: 300 },
    { file: await manFile(), left: 520, top: 150, widthPx: 260 },
  ]);
}

async function cardWithPortrait(): Promise<Buffer> {
  return composed(
    [
      { file: womanFile(), left: 60, top: 200, widthPx: 220, grey: true },
      { file: womanFile(), left: 720, top: 380, widthPx: 130, opacity: 0.5, grey: true },
    ],
    (await drawSpecimen('identity-card-back', PEOPLE.anna)).png,
  );
}

faceEngineContract(
  { describe, it, afterAll },
  {
    make: () => createLocalFaceEngine({ processes: 1 }),
    oneFace: async () => facePicture(await manFile()),
    samePerson: async () => facePicture(await youngerManFile()),
    otherPerson: () => facePicture(womanFile()),
    severalFaces: async () => facePicture(await twoPeople()),
    nobody: async () => facePicture((await drawSpecimen('identity-card-back', PEOPLE.anna)).png, 'document'),
    makeUnavailable: () => createLocalFaceEngine({ processes: 1, modelsFolder: join(tmpdir(), 'idlens-no-models') }),
  },
);

describe('local face engine', () => {
  let engine: FaceEngine;
  beforeAll(() => {
    engine = createLocalFaceEngine({ processes: 1 });
  });
  afterAll(() => engine.close());

  it('finds the eyes, the nose and the mouth where they are', async () => {
    const { faces } = await engine.detect(await facePicture(womanFile()));
    const seen = faces[0]?.landmarks.flatMap(({ x, y }) => [x, y]) ?? [];
    const places = [0.33, 0.37, 0.66, 0.37, 0.48, 0.55, 0.4, 0.68, 0.6, 0.68];
    expect(seen).toHaveLength(places.length);
    for (const [index, place] of places.entries()) expect(Math.abs((seen[index] ?? 0) - place)).toBeLessThan(0.04);
  });

  it.each([90, 180, 270])('turns a picture that lies by %d degrees', async (degrees) => {
    const lying = await sharp(await twoPeople())
      .rotate(degrees)
      .png()
      .toBuffer();
    const { turn, faces } = await engine.detect(await facePicture(lying));
    expect(turn).toBe(360 - degrees);
    expect(faces).toHaveLength(2);
  });

  it('leaves an upright picture as it is', async () => {
    expect(await engine.detect(await facePicture(await twoPeople()))).toMatchObject({ turn: 0 });
  });

  it('puts the portrait of a document before its ghost image', async () => {
    const { faces } = await engine.detect(await facePicture(await cardWithPortrait(), 'document'));
    expect(faces[0]?.box.left).toBeLessThan(0.3);
    for (const face of faces.slice(1)) expect(face.box.left).toBeGreaterThan(0.5);
  });

  it('knows the bearer of a printed grey portrait', async () => {
    const card = await facePicture(await cardWithPortrait(), 'document');
    const bearer = await engine.compare(card, await facePicture(womanFile()));
    const another = await engine.compare(card, await facePicture(await manFile()));
    expect(bearer.similarity).toBeGreaterThan(80);
    expect(another.similarity).toBeLessThan(80);
  });

  it('knows a face in the mirror as well as itself', async () => {
    const mirrored = await sharp(womanFile()).flop().png().toBuffer();
    const { similarity } = await engine.compare(await facePicture(womanFile()), await facePicture(mirrored));
    expect(similarity).toBeGreaterThan(99.925);
  });

  it('takes the large face of a selfie, not the one on the card in the hand', async () => {
    const selfie = composed([
      { file: await manFile(), left: 60, top: 60, widthPx: 460 },
      { file: womanFile(), left: 640, top: 300, widthPx: 150 },
    ]);
    const { similarity } = await engine.compare(await facePicture(await selfie), await facePicture(await manFile()));
    expect(similarity).toBeGreaterThan(80);
  });

  it.each([
    ['tiny', { widthPx: 56 }],
    ['grey', { widthPx: 300, grey: true }],
  ])('knows a %s face', async (_what, print) => {
    const picture = await composed([{ file: womanFile(), left: 400, top: 250, ...print }]);
    const { similarity, source } = await engine.compare(await facePicture(picture), await facePicture(womanFile()));
    expect(source.faces).toHaveLength(1);
    expect(similarity).toBeGreaterThan(80);
  });

  it('tells men from women and the middle-aged from the young', async () => {
    const man = await engine.estimateAge(await facePicture(await manFile()));
    const woman = await engine.estimateAge(await facePicture(womanFile()));
    expect(man.sex?.value).toBe('male');
    expect(woman.sex?.value).toBe('female');
    expect(man.ageRange?.low).toBeGreaterThan(woman.ageRange?.low ?? 0);
    for (const { ageRange } of [man, woman])
      expect((ageRange?.high ?? 0) - (ageRange?.low ?? 0)).toBeGreaterThanOrEqual(16);
  });

  it('measures a small or blurred face as such', async () => {
    const sharpFace = await engine.detect(await facePicture(womanFile()));
    const blurred = await engine.detect(await facePicture(await sharp(womanFile()).blur(6).png().toBuffer()));
    const small = await composed([{ file: womanFile(), left: 400, top: 250, widthPx: 90 }]);
    const far = await engine.detect(await facePicture(small));
    const qualities = [sharpFace, blurred, far].map(({ faces }) => faces[0]?.quality);
    expect(qualities[1]?.sharpness).toBeLessThan((qualities[0]?.sharpness ?? 0) / 4);
    expect(qualities[0]?.eyeDistancePx).toBeGreaterThan(70);
    expect(qualities[2]?.eyeDistancePx).toBeLessThan(40);
  });

  it('refuses models that do not match their manifest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'idlens-models-'));
    await cp(new URL('../../dist/models/', import.meta.url), folder, { recursive: true });
    await appendFile(join(folder, 'face-mesh.onnx'), 'x');
    const damaged = createLocalFaceEngine({ processes: 1, modelsFolder: folder });
    const detecting = damaged.detect(await facePicture(womanFile()));
    await expect(detecting).rejects.toMatchObject({ code: 'face_engine.unavailable' });
    await damaged.close();
    await rm(folder, { recursive: true });
  });
});
