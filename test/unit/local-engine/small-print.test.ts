import { describe, expect, it } from 'vitest';
import type { InferenceModel } from '../../../src/adapters/local-engine/inference/inference-model.ts';
import { StageClock } from '../../../src/adapters/local-engine/inference/stage-clock.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { LabelDecoder } from '../../../src/adapters/local-engine/reading/label-decoding.ts';
import { PageViews } from '../../../src/adapters/local-engine/reading/page-views.ts';
import { PrintReader } from '../../../src/adapters/local-engine/reading/print-lines.ts';
import {
  agreedReading,
  type BoxReading,
  isSettled,
  isSmallPrint,
  otherCuts,
} from '../../../src/adapters/local-engine/reading/small-print.ts';
import { linesOfFrames } from './line-probabilities.ts';

function reading(text: string, confidence: number): BoxReading {
  return {
    decoded: { text, confidence, peaks: [], frames: [] },
    probabilities: { data: new Float32Array(), frames: 0, classes: 0 },
  };
}

const agreed = (own: readonly [string, number], ...others: (readonly [string, number])[]) => {
  const { text, confidence } = agreedReading(
    reading(...own),
    others.map((other) => reading(...other)),
  ).decoded;
  return [text, confidence];
};

const BOX: RotatedBox = { centreX: 40, centreY: 20, directionX: 0.8, directionY: 0.6, widthPx: 60, heightPx: 8 };

describe('small print', () => {
  it('is a row of a few pixels, not one that stands upright', () => {
    expect(isSmallPrint(BOX)).toBe(true);
    expect(isSmallPrint({ ...BOX, heightPx: 12 })).toBe(false);
    expect(isSmallPrint({ ...BOX, widthPx: 5 })).toBe(false);
  });

  it('is cut out higher and lower, above and below, along the direction of its row', () => {
    const cuts = otherCuts(BOX);
    expect(cuts.map(({ heightPx }) => heightPx / BOX.heightPx)).toEqual([1.25, 0.8, 1, 1, 1.1]);
    for (const { centreX, centreY } of cuts) {
      expect((centreX - BOX.centreX) * BOX.directionX + (centreY - BOX.centreY) * BOX.directionY).toBeCloseTo(0);
    }
    const shifts = cuts.map(({ centreX, centreY }) => Math.hypot(centreX - BOX.centreX, centreY - BOX.centreY));
    expect(shifts.map((shift) => Math.round(shift * 10) / 10)).toEqual([0, 0, 0.8, 0.8, 0]);
  });

  it('is read as most of its cuts show it, as surely as the surest of them', () => {
    expect(agreed(['IC/TUR', 0.84], ['TC/TUR', 0.9], ['TC/TUR', 0.86], ['TC/TUR', 0.85], ['IE/TUR', 0.8])).toEqual([
      'TC/TUR',
      0.9,
    ]);
  });

  it('needs no more cuts once three show one text', () => {
    const settled = (...texts: string[]) => isSettled(texts.map((text) => reading(text, 0.8)));
    expect([settled('A', 'B', 'A', 'A'), settled('A', 'B', 'A', 'B')]).toEqual([true, false]);
  });

  it('is read as the box shows it where neither many cuts nor a much surer one say otherwise', () => {
    expect(agreed(['DOE', 0.74], ['NDOE', 0.77], ['NDOE', 0.75], ['D0E', 0.7])).toEqual(['DOE', 0.74]);
    expect(agreed(['DOE', 0.7], ['DOE', 0.8], ['NDOE', 0.84], ['D0E', 0.6])).toEqual(['DOE', 0.8]);
    expect(agreed(['DOE', 0.7], ['DOE', 0.74], ['NDOE', 0.76], ['NDOE', 0.76])).toEqual(['DOE', 0.74]);
    expect(agreed(['PAIAN', 0.71], ['HAKAN', 0.89], ['PAJKAN', 0.69], ['HAJKAN', 0.81])).toEqual(['HAKAN', 0.89]);
  });
});

describe('the reader of printed lines', () => {
  /** A recogniser that says the first text of the first picture it is shown, and the others in turn. */
  function saying(...texts: readonly (readonly [string, number])[]): InferenceModel {
    const charset = [...new Set(texts.map(([text]) => text).join(''))];
    let call = 0;
    const run = async () => {
      const [text, confidence] = texts[Math.min(call++, texts.length - 1)] ?? ['', 0];
      const shown = [...text].flatMap((character) => [{ [character]: confidence }, { '': confidence }]);
      const { data, frames, classes } = linesOfFrames(shown, charset.join(''));
      return { data, dims: [1, frames, classes] };
    };
    return { charset, run };
  }

  async function read(box: RotatedBox, ...texts: readonly (readonly [string, number])[]): Promise<string> {
    const textLine = saying(...texts);
    const other = saying(['', 0]);
    const labels = new LabelDecoder(textLine.charset);
    const models = {
      textDetection: other,
      textOrientation: other,
      textLine,
      labels,
      textLineLarge: other,
      mrzLine: other,
    };
    const data = new Uint8Array(200 * 100 * 3).fill(200);
    const views = new PageViews({ widthPx: 200, heightPx: 100, channels: 3, data });
    return (await new PrintReader(models, views, new StageClock()).read(box)).decoded.text;
  }

  it('cuts out again what is small, doubtful and perhaps a value', async () => {
    const others = ['TC/TUR', 0.86] as const;
    expect(await read(BOX, ['IC/TUR', 0.8], others)).toBe('TC/TUR');
    expect(await read({ ...BOX, heightPx: 12 }, ['IC/TUR', 0.8], others)).toBe('IC/TUR');
    expect(await read(BOX, ['IC/TUR', 0.9], others)).toBe('IC/TUR');
    expect(await read(BOX, ['IC/TUR', 0.5], others)).toBe('IC/TUR');
    expect(await read(BOX, ['some running text', 0.8], ['same running text', 0.86])).toBe('some running text');
  });
});
