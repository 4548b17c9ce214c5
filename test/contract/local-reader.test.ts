import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalReader } from '../../src/adapters/local-engine/reading/local-reader.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import { boundingBox, type QuarterTurn } from '../../src/domain/reading/geometry.ts';
import { documentReaderContract } from '../../src/ports/contracts/document-reader-contract.ts';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import { drawSpecimen, type Specimen, type SpecimenKind } from '../specimens/draw-specimen.ts';
import { PEOPLE } from '../specimens/people.ts';

const HINT = { documentType: 'auto' } as const;

function decoded({ widthPx, heightPx, rgb }: Specimen['picture']): DecodedImage {
  return { widthPx, heightPx, rgb, source: { bytes: new Uint8Array(), format: 'png', widthPx, heightPx } };
}

/** The picture turned counter-clockwise, as a page that needs a clockwise `turn` lies. */
function lyingBy(picture: Specimen['picture'], turn: QuarterTurn): Specimen['picture'] {
  if (turn === 0) return picture;
  const { widthPx, heightPx, rgb } = lyingBy(picture, (turn - 90) as QuarterTurn);
  const turned = new Uint8Array(rgb.length);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const from = (y * widthPx + x) * 3;
      turned.set(rgb.subarray(from, from + 3), ((widthPx - 1 - x) * heightPx + y) * 3);
    }
  }
  return { widthPx: heightPx, heightPx: widthPx, rgb: turned };
}

/** One picture above the other, left edges in line, white beside the narrower one. */
function stacked(above: Specimen['picture'], below: Specimen['picture']): Specimen['picture'] {
  const widthPx = Math.max(above.widthPx, below.widthPx);
  const heightPx = above.heightPx + below.heightPx;
  const rgb = new Uint8Array(widthPx * heightPx * 3).fill(255);
  let top = 0;
  for (const each of [above, below]) {
    for (let y = 0; y < each.heightPx; y += 1) {
      rgb.set(each.rgb.subarray(y * each.widthPx * 3, (y + 1) * each.widthPx * 3), (top + y) * widthPx * 3);
    }
    top += each.heightPx;
  }
  return { widthPx, heightPx, rgb };
}

documentReaderContract(
  { describe, it, afterAll },
  {
    make: () => createLocalReader({ processes: 1 }),
    legibleImage: async () => decoded((await drawSpecimen('identity-card-front', PEOPLE.anna)).picture),
    blankImage: () => decoded({ widthPx: 320, heightPx: 200, rgb: new Uint8Array(320 * 200 * 3).fill(255) }),
    capabilities: { lines: true, fields: false },
    makeUnavailable: () => createLocalReader({ processes: 1, modelsFolder: join(tmpdir(), 'idlens-no-models') }),
  },
);

describe('local reader on drawn specimens', () => {
  let reader: DocumentReader;
  beforeAll(() => {
    reader = createLocalReader({ processes: 1 });
  });
  afterAll(() => reader.close());

  const zoneOf = async (picture: Specimen['picture']) => {
    const { turn, lines } = await reader.read(decoded(picture), HINT);
    return { turn, zone: lines.filter(({ script }) => script === 'mrz').map(({ text }) => text) };
  };

  it.each<SpecimenKind>([
    'passport',
    'identity-card-back',
    'identity-card-td2',
    'residence-permit-back',
    'visa-a',
    'visa-b',
  ])('reads every character of the machine-readable zone of a %s', async (kind) => {
    const { picture, truth } = await drawSpecimen(kind, PEOPLE.helene);
    expect((await zoneOf(picture)).zone).toEqual(truth.mrz);
  });

  it.each<QuarterTurn>([90, 180, 270])('turns a page by %d degrees and reads its zone', async (turn) => {
    const { picture, truth } = await drawSpecimen('passport', PEOPLE.joerg);
    expect(await zoneOf(lyingBy(picture, turn))).toEqual({ turn, zone: truth.mrz });
  });

  it.each<readonly [passport: QuarterTurn, others: QuarterTurn]>([
    [90, 180],
    [270, 0],
    [180, 90],
  ])('turns what lies by %d degrees by its zone, though more print beside it lies by %d', async (turn, others) => {
    const { picture: passport, truth } = await drawSpecimen('passport', PEOPLE.joerg, { widthPx: 1000 });
    const licence = lyingBy((await drawSpecimen('eu-licence', PEOPLE.jane, { widthPx: 1400 })).picture, others);
    const together = stacked(lyingBy(passport, turn), stacked(licence, licence));
    expect(await zoneOf(together)).toEqual({ turn, zone: truth.mrz });
  });

  it('turns a page without a zone by its print', async () => {
    const { picture } = await drawSpecimen('us-licence-front', PEOPLE.anna);
    expect((await zoneOf(lyingBy(picture, 180))).turn).toBe(180);
  });

  it('reads the printed names where they stand', async () => {
    const { picture, lines: truth } = await drawSpecimen('identity-card-front', PEOPLE.anna);
    const { lines } = await reader.read(decoded(picture), HINT);
    const drawn = truth.find(({ text }) => text === PEOPLE.anna.surname);
    const surname = lines.find(({ text }) => text === PEOPLE.anna.surname);
    if (!drawn || !surname) throw new Error(`${PEOPLE.anna.surname} was not read`);
    const box = boundingBox(surname.quad);
    expect(box.left).toBeCloseTo(drawn.left, 1);
    expect(box.top + box.height / 2).toBeCloseTo(drawn.top + drawn.height / 2, 1);
    expect(box.width).toBeCloseTo(drawn.width, 1);
  });

  it('finds no zone on a document that has none', async () => {
    const { picture } = await drawSpecimen('eu-licence', PEOPLE.anna);
    expect((await zoneOf(picture)).zone).toEqual([]);
  });

  it('books the time inside each model apart', async () => {
    const { picture } = await drawSpecimen('passport', PEOPLE.anna);
    const { timings } = await reader.read(decoded(picture), HINT);
    const models = timings.filter(({ kind }) => kind === 'model').map(({ stage }) => stage);
    expect(models).toEqual(expect.arrayContaining(['text-detection', 'text-line', 'mrz-line']));
  });

  it('refuses models that do not match their manifest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'idlens-models-'));
    await cp(new URL('../../dist/models/', import.meta.url), folder, { recursive: true });
    await appendFile(join(folder, 'mrz-line.onnx'), 'x');
    const damaged = createLocalReader({ processes: 1, modelsFolder: folder });
    const { picture } = await drawSpecimen('passport', PEOPLE.anna);
    await expect(damaged.read(decoded(picture), HINT)).rejects.toMatchObject({ code: 'reader.unavailable' });
    await damaged.close();
    await rm(folder, { recursive: true });
  });
});
