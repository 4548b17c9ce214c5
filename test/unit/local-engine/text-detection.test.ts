import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { FloatTensor, InferenceModel } from '../../../src/adapters/local-engine/inference/inference-model.ts';
import { StageClock } from '../../../src/adapters/local-engine/inference/stage-clock.ts';
import type { Pixels } from '../../../src/adapters/local-engine/picture/pixels.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { detectText } from '../../../src/adapters/local-engine/reading/text-detection.ts';

const [WIDTH, HEIGHT] = [960, 640];
const CELL_PX = 2;
/** How much of a line's height its core takes, as the detector was trained to draw it. */
const CORE_SHARE = 0.6;
/** What boxes are larger than their lines, in heights of the line. */
const [HEIGHT_MARGIN, END_MARGIN] = [0.3, 0.2];

const page = (widthPx: number, heightPx: number): Pixels => ({
  widthPx,
  heightPx,
  channels: 1,
  data: new Uint8Array(widthPx * heightPx),
});

/** A model that draws the cores of these lines, given in pixels of what it sees. */
function drawing(lines: readonly RotatedBox[], sureness = 1): InferenceModel & { seen: FloatTensor[] } {
  const seen: FloatTensor[] = [];
  return {
    seen,
    charset: [],
    async run(input) {
      seen.push(input);
      const [height, width] = [(input.dims[2] ?? 0) / CELL_PX, (input.dims[3] ?? 0) / CELL_PX];
      const data = new Float32Array(width * height);
      for (let at = 0; at < data.length; at++) {
        const [x, y] = [at % width, Math.floor(at / width)];
        data[at] = sureness * Math.max(0, ...lines.map((line) => coverage(line, x, y)));
      }
      return { data, dims: [1, 1, height, width] };
    },
  };
}

/** Share of a cell that the core of a line covers. */
function coverage(line: RotatedBox, x: number, y: number): number {
  const steps = [0.125, 0.375, 0.625, 0.875];
  let inside = 0;
  for (const down of steps) {
    for (const across of steps) {
      const dx = (x + across) * CELL_PX - line.centreX;
      const dy = (y + down) * CELL_PX - line.centreY;
      const along = Math.abs(dx * line.directionX + dy * line.directionY);
      const off = Math.abs(dy * line.directionX - dx * line.directionY);
      const height = Math.min(line.widthPx, line.heightPx);
      const inset = ((1 - CORE_SHARE) * height) / 2;
      if (along < line.widthPx / 2 - inset && off < line.heightPx / 2 - inset) inside++;
    }
  }
  return inside / steps.length ** 2;
}

function line(centreX: number, centreY: number, widthPx: number, heightPx: number, degrees = 0): RotatedBox {
  const angle = (degrees * Math.PI) / 180;
  return { centreX, centreY, widthPx, heightPx, directionX: Math.cos(angle), directionY: Math.sin(angle) };
}

const detect = (model: InferenceModel, pixels: Pixels) => detectText(model, pixels, new StageClock());

describe('text detection', () => {
  test.prop([
    fc.integer({ min: 220, max: 740 }),
    fc.integer({ min: 220, max: 420 }),
    fc.integer({ min: 60, max: 400 }),
    fc.integer({ min: 9, max: 40 }),
    fc.integer({ min: -40, max: 40 }),
  ])('gives back the line whose core the model draws', async (x, y, width, height, degrees) => {
    const wanted = line(x, y, width, height, degrees);
    const [found, ...others] = await detect(drawing([wanted]), page(WIDTH, HEIGHT));
    expect(others).toEqual([]);
    expect(Math.abs((found?.centreX ?? 0) - x)).toBeLessThan(2);
    expect(Math.abs((found?.centreY ?? 0) - y)).toBeLessThan(2);
    expect(Math.abs((found?.widthPx ?? 0) - width - END_MARGIN * height)).toBeLessThan(0.12 * height + 5);
    expect(Math.abs((found?.heightPx ?? 0) - height * (1 + HEIGHT_MARGIN))).toBeLessThan(0.12 * height + 3);
    const turn = (found?.directionX ?? 0) * wanted.directionY - (found?.directionY ?? 0) * wanted.directionX;
    expect(Math.abs(turn) * width).toBeLessThan(6);
  });

  it('gives vertical text higher than wide', async () => {
    const [found] = await detect(drawing([line(500, 300, 20, 200)]), page(WIDTH, HEIGHT));
    expect(found?.heightPx).toBeGreaterThan(150);
    expect(found?.widthPx).toBeLessThan(34);
  });

  it('parts lines that nearly touch', async () => {
    const lines = [line(400, 300, 300, 12), line(400, 313, 300, 12), line(400, 326, 200, 12)];
    expect(await detect(drawing(lines), page(WIDTH, HEIGHT))).toHaveLength(3);
  });

  it('leaves out what the model is not sure of, and specks', async () => {
    expect(await detect(drawing([line(400, 300, 300, 20)], 0.6), page(WIDTH, HEIGHT))).toEqual([]);
    expect(await detect(drawing([line(400, 300, 4, 4)]), page(WIDTH, HEIGHT))).toEqual([]);
  });

  it('shows the model a picture of one size, and tells boxes in pixels of the picture', async () => {
    const model = drawing([line(480, 320, 300, 30)]);
    const [found] = await detect(model, page(WIDTH * 3, HEIGHT * 3));
    expect(model.seen[0]?.dims).toEqual([1, 1, HEIGHT, WIDTH]);
    expect(found?.centreX).toBeCloseTo(480 * 3, -1);
    expect(found?.widthPx).toBeCloseTo(918, -2);
  });

  it('enlarges a small picture less', async () => {
    const model = drawing([]);
    await detect(model, page(600, 400));
    expect(model.seen[0]?.dims).toEqual([1, 1, 480, 736]);
  });
});
