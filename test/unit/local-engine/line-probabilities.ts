import type { LineProbabilities } from '../../../src/adapters/local-engine/reading/ctc-decoding.ts';
import { MRZ_CHARACTERS } from '../../../src/adapters/local-engine/reading/mrz-alphabet.ts';

/** A frame of a line: the probabilities of some characters; `''` is the blank. What is left over is spread evenly. */
export type Frame = Readonly<Record<string, number>>;

/** What a recogniser of `characters` would say frame by frame. */
export function linesOfFrames(frames: readonly Frame[], characters = MRZ_CHARACTERS): LineProbabilities {
  const classes = characters.length + 1;
  const data = new Float32Array(frames.length * classes);
  frames.forEach((frame, index) => {
    const given = Object.values(frame).reduce((sum, value) => sum + value, 0);
    data.fill((1 - given) / classes, index * classes, (index + 1) * classes);
    for (const [character, probability] of Object.entries(frame)) {
      const place = character === '' ? 0 : characters.indexOf(character) + 1;
      data[index * classes + place] = probability + (1 - given) / classes;
    }
  });
  return { data, frames: frames.length, classes };
}

/** A line read without doubt, but where `frames` says otherwise by column: each character, then a blank. */
export function probabilitiesOf(
  text: string,
  doubts: ReadonlyMap<number, Frame> = new Map(),
  characters = MRZ_CHARACTERS,
): LineProbabilities {
  const frames = [...text].flatMap((character, column) => [doubts.get(column) ?? { [character]: 0.97 }, { '': 0.97 }]);
  return linesOfFrames(frames, characters);
}
