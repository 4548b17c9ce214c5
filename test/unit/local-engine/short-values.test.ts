import { describe, expect, it } from 'vitest';
import type { InferenceModel } from '../../../src/adapters/local-engine/inference/inference-model.ts';
import { StageClock } from '../../../src/adapters/local-engine/inference/stage-clock.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { LabelDecoder } from '../../../src/adapters/local-engine/reading/label-decoding.ts';
import { PageViews } from '../../../src/adapters/local-engine/reading/page-views.ts';
import { type PrintedLine, PrintReader } from '../../../src/adapters/local-engine/reading/print-lines.ts';
import { withShortValues } from '../../../src/adapters/local-engine/reading/short-values.ts';

/** The label of these pages: 60 × 20 pixels from (40, 40) on. */
const LABEL: RotatedBox = { centreX: 70, centreY: 50, directionX: 1, directionY: 0, widthPx: 60, heightPx: 20 };

function printed(text: string, box: RotatedBox, confidence = 0.95): PrintedLine {
  return { box, decoded: { text, confidence, peaks: [], frames: [] } };
}

/** A page of 300 × 140 pixels on which one character of 10 × 16 pixels stands at each place. */
function pageWithCharacters(places: readonly (readonly [x: number, y: number])[]): PageViews {
  const data = new Uint8Array(300 * 140 * 3).fill(225);
  for (const [left, top] of places) {
    for (let y = top; y < top + 16; y++) data.fill(35, (y * 300 + left) * 3, (y * 300 + left + 10) * 3);
  }
  return new PageViews({ widthPx: 300, heightPx: 140, channels: 3, data });
}

/** A recogniser that reads the same text everywhere. */
function reading(text: string, confidence = 0.97): InferenceModel {
  const charset = [...new Set(text)];
  const classes = charset.length + 1;
  const frames = [...text].flatMap((character) => [charset.indexOf(character) + 1, 0]);
  const data = new Float32Array(frames.length * classes);
  frames.forEach((index, frame) => {
    data[frame * classes + index] = confidence;
  });
  return { charset, run: async () => ({ data, dims: [1, frames.length, classes] }) };
}

async function linesOn(views: PageViews, lines: readonly PrintedLine[], model = reading('F')) {
  const models = {
    textDetection: model,
    textOrientation: model,
    textLine: model,
    labels: new LabelDecoder(model.charset),
    textLineLarge: model,
    mrzLine: model,
  };
  return withShortValues(lines, views, new PrintReader(models, views, new StageClock()));
}

async function valuesOn(views: PageViews, lines: readonly PrintedLine[], model = reading('F')) {
  return (await linesOn(views, lines, model)).filter((line) => !lines.includes(line));
}

describe('short values', () => {
  it('are read beside their label', async () => {
    const [value, ...others] = await valuesOn(pageWithCharacters([[125, 42]]), [printed('15 SEX', LABEL)]);
    expect(others).toEqual([]);
    expect(value?.decoded.text).toBe('F');
    expect(value?.box.centreX).toBeCloseTo(130, 0);
    expect(value?.box.centreY).toBeCloseTo(50, 0);
  });

  it('are read under their label, in two languages', async () => {
    const found = await valuesOn(pageWithCharacters([[44, 70]]), [printed('Kön/Sex', LABEL)], reading('K/F'));
    expect(found.map(({ decoded }) => decoded.text)).toEqual(['K/F']);
    expect(found[0]?.box.centreY).toBeCloseTo(78, 0);
  });

  it('are read beside a label that may be one of a sex, where the reader is not sure of it', async () => {
    const views = pageWithCharacters([[125, 42]]);
    const beside = async (label: string, confidence: number) =>
      (await valuesOn(views, [printed(label, LABEL, confidence)])).length;
    expect(await Promise.all([beside('SEKO', 0.7), beside('Ser', 0.7), beside('5EX', 0.7)])).toEqual([1, 1, 1]);
    expect(await Promise.all([beside('SEKO', 0.9), beside('NAME', 0.7), beside('BASEL', 0.7)])).toEqual([0, 0, 0]);
  });

  it('are read where the detector saw a character that its line does not tell', async () => {
    const doubtful = printed('1', { ...LABEL, centreX: 130, widthPx: 14 }, 0.7);
    const label = printed('SEX', LABEL);
    const lines = await linesOn(pageWithCharacters([[125, 42]]), [label, doubtful]);
    expect(lines.map(({ decoded }) => decoded.text)).toEqual(['SEX', 'F']);
  });

  it('are not looked for without such a label', async () => {
    const views = pageWithCharacters([[125, 42]]);
    expect(await valuesOn(views, [printed('NAME', LABEL)])).toEqual([]);
    expect(await valuesOn(views, [printed('SEX M', LABEL)])).toEqual([]);
    expect(await valuesOn(views, [printed('SEX', LABEL, 0.4)])).toEqual([]);
  });

  it('are not looked for where the value has a line', async () => {
    const views = pageWithCharacters([
      [125, 42],
      [44, 70],
    ]);
    const value = printed('M', { ...LABEL, centreX: 130, widthPx: 14 });
    expect(await valuesOn(views, [printed('SEX', LABEL), value])).toEqual([]);
  });

  it('are not taken out of other lines or words', async () => {
    const other = printed('NONE', { ...LABEL, centreX: 150, widthPx: 70 });
    expect(await valuesOn(pageWithCharacters([[125, 42]]), [printed('SEX', LABEL), other])).toEqual([]);
    const word = [108, 120, 132, 144, 156].map((x) => [x, 42] as const);
    expect(await valuesOn(pageWithCharacters(word), [printed('SEX', LABEL)])).toEqual([]);
  });

  it('are not the end of the label itself', async () => {
    expect(await valuesOn(pageWithCharacters([[82, 42]]), [printed('SEX', LABEL)])).toEqual([]);
  });

  it.each([
    ['an unclear letter', reading('F', 0.7)],
    ['a letter that is no sex', reading('Q')],
    ['a digit', reading('1')],
    ['a word', reading('MALE')],
  ])('are no sex when the recogniser reads %s', async (_, model) => {
    expect(await valuesOn(pageWithCharacters([[125, 42]]), [printed('SEX', LABEL)], model)).toEqual([]);
  });
});
