import type { LineProbabilities } from '../../../src/adapters/local-engine/reading/ctc-decoding.ts';
import { MRZ_CHARACTERS } from '../../../src/adapters/local-engine/reading/mrz-alphabet.ts';

const CLASSES = MRZ_CHARACTERS.length + 1;

/** A frame of a line: the probabilities of some characters; `''` is the blank. What is left over is spread evenly. */
export type Frame = Readonly<Record<string, number>>;

/** What a recogniser would say frame by frame. */
export function linesOfFrames(frames: readonly Frame[]): LineProbabilities {
  const data = new Float32Array(frames.length * CLASSES);
  frames.forEach((frame, index) => {
    const given = Object.values(frame).reduce((sum, value) => sum + value, 0);
    data.fill((1 - given) / CLASSES, index * CLASSES, (index + 1) * CLASSES);
    for (const [character, probability] of Object.entries(frame)) {
      const place = character === '' ? 0 : MRZ_CHARACTERS.indexOf(character) + 1;
      data[index * CLASSES + place] = probability + (1 - given) / CLASSES;
    }
  });
  return { data, frames: frames.length, classes: CLASSES };
}

/** A line read without doubt, but where `frames` says otherwise by column: each character, then a blank. */
export function probabilitiesOf(text: string, doubts: ReadonlyMap<number, Frame> = new Map()): LineProbabilities {
  return linesOfFrames(
    [...text].flatMap((character, column) => [doubts.get(column) ?? { [character]: 0.97 }, { '': 0.97 }]),
  );
}
