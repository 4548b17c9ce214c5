import { compactText } from '../../../domain/reading/compact-text.ts';
import type { LineProbabilities } from './ctc-decoding.ts';

/** Stands for whatever is no letter of the lexicon: blank, space, punctuation. */
export const NO_LETTER = 0;
/** A character that the recogniser gives no chance may still be the right one in blurred print. */
const LEAST_PROBABILITY = 1e-3;

/** How likely each letter is in each frame of a line: natural logarithms of probabilities against the likeliest letter of the frame. */
export interface LetterScores {
  readonly frames: number;
  /** `frames` × letters. */
  readonly letters: Float32Array;
  /** Of what parts words: space, punctuation, digits. */
  readonly parting: Float32Array;
}

/** The letters in which labels are spelled (see {@link compactText}), numbered, and which of them each class of a recogniser prints. */
export class LetterClasses {
  /** How many letters there are, {@link NO_LETTER} among them. */
  readonly count: number;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #letterOfClass: Uint8Array;
  readonly #partsWords: readonly boolean[];

  /** `charset`: the characters of the recogniser's classes after the blank. */
  constructor(charset: readonly string[]) {
    const characters = ['', ...charset];
    const letters = characters.map((character) => compactText(character).letters);
    const single = new Set(letters.filter((letter) => letter.length === 1));
    this.#numbers = new Map([...single].map((letter, index) => [letter, index + 1]));
    this.#letterOfClass = Uint8Array.from(letters, (letter) => this.#numbers.get(letter) ?? NO_LETTER);
    this.#partsWords = characters.map((character) => /\P{L}/u.test(character));
    this.count = single.size + 1;
  }

  /** The number of a letter; {@link NO_LETTER} where no class prints it. */
  numberOf(letter: string): number {
    return this.#numbers.get(letter) ?? NO_LETTER;
  }

  /** The scores of a line that the recogniser has read. */
  scoresOf({ data, frames, classes }: LineProbabilities): LetterScores {
    const letters = new Float32Array(frames * this.count);
    const parting = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) {
      const row = letters.subarray(frame * this.count, (frame + 1) * this.count);
      let parts = 0;
      for (let index = 0; index < classes; index++) {
        const probability = data[frame * classes + index] as number;
        const letter = this.#letterOfClass[index] as number;
        row[letter] = (row[letter] as number) + probability;
        if (this.#partsWords[index]) parts += probability;
      }
      const best = largest(row);
      for (let letter = 0; letter < row.length; letter++) row[letter] = score(row[letter] as number, best);
      parting[frame] = Math.min(0, score(parts, best));
    }
    return { frames, letters, parting };
  }
}

function score(probability: number, best: number): number {
  return Math.log((probability + LEAST_PROBABILITY) / (best + LEAST_PROBABILITY));
}

function largest(values: Float32Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}
