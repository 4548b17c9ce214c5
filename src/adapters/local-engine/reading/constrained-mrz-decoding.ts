import type { LineProbabilities } from './ctc-decoding.ts';
import { type LineAlphabet, MRZ_CHARACTERS } from './mrz-alphabet.ts';

/** A line read with exactly the characters its layout has. */
export interface Alignment {
  readonly text: string;
  /** Log-probability lost against the unconstrained best path; 0 or less. A dropped or invented character shows here. */
  readonly loss: number;
  /** For each column the best log-probability of every allowed character in the frames of that column; −Infinity for the others. */
  readonly alternatives: readonly Float64Array[];
}

const SIZE = MRZ_CHARACTERS.length;
const FLOOR = 1e-9;
const IMPOSSIBLE = -1e9;
/** Back pointers of a character: it goes on, it follows a blank, or (from 2 on) it follows character n − 2 directly. */
const STAY = 0;
const AFTER_BLANK = 1;
const AFTER_CHARACTER = 2;

/**
 * The most probable CTC path with exactly one character per column, each out of its column's alphabet (Viterbi over columns and
 * characters). Undefined when the line has fewer frames than columns, or no such path.
 */
export function alignToAlphabet(line: LineProbabilities, alphabet: LineAlphabet): Alignment | undefined {
  if (line.frames < alphabet.length) return undefined;
  const logs = Float64Array.from(line.data, (probability) => Math.log(Math.max(probability, FLOOR)));
  const lattice = new Lattice(logs, line.frames, line.classes, alphabet);
  for (let frame = 0; frame < line.frames; frame++) lattice.step(frame);
  const path = lattice.trace();
  if (!path) return undefined;
  const alternatives = alphabet.map((allowed, column) => bestInFrames(logs, line, path.spans[column] ?? [], allowed));
  const text = path.characters.map((index) => MRZ_CHARACTERS.charAt(index)).join('');
  return { text, loss: path.score - bestPathScore(logs, line), alternatives };
}

function bestPathScore(logs: Float64Array, { frames, classes }: LineProbabilities): number {
  let sum = 0;
  for (let frame = 0; frame < frames; frame++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let i = frame * classes; i < (frame + 1) * classes; i++) best = Math.max(best, logs[i] as number);
    sum += best;
  }
  return sum;
}

function bestInFrames(
  logs: Float64Array,
  line: LineProbabilities,
  frames: readonly number[],
  allowed: Uint8Array,
): Float64Array {
  const best = new Float64Array(SIZE).fill(Number.NEGATIVE_INFINITY);
  for (const frame of frames) {
    for (let character = 0; character < SIZE; character++) {
      if (allowed[character] === 0) continue;
      const value = logs[frame * line.classes + 1 + character] as number;
      if (value > (best[character] as number)) best[character] = value;
    }
  }
  return best;
}

interface TracedPath {
  readonly characters: number[];
  readonly spans: number[][];
  readonly score: number;
}

/** The Viterbi lattice: `shown[column, character]` when the last frame shows that character, `blank[n]` when n characters are done. */
class Lattice {
  readonly #logs: Float64Array;
  readonly #frames: number;
  readonly #classes: number;
  readonly #alphabet: LineAlphabet;
  readonly #columns: number;
  readonly #shown: Float64Array;
  readonly #blank: Float64Array;
  readonly #shownFrom: Int8Array;
  readonly #blankFrom: Int8Array;

  constructor(logs: Float64Array, frames: number, classes: number, alphabet: LineAlphabet) {
    this.#logs = logs;
    this.#frames = frames;
    this.#classes = classes;
    this.#alphabet = alphabet;
    this.#columns = alphabet.length;
    this.#shown = new Float64Array(this.#columns * SIZE).fill(IMPOSSIBLE);
    this.#blank = new Float64Array(this.#columns + 1).fill(IMPOSSIBLE);
    this.#blank[0] = 0;
    this.#shownFrom = new Int8Array(frames * this.#columns * SIZE);
    this.#blankFrom = new Int8Array(frames * (this.#columns + 1));
  }

  /** Takes one frame in. Columns go from last to first, so that the column before still holds the frame before. */
  step(frame: number): void {
    const blankLog = this.#logs[frame * this.#classes] as number;
    for (let column = this.#columns; column >= 0; column--) {
      const [first, second] = this.#twoBest(column - 1);
      if (column < this.#columns) this.#stepColumn(frame, column, first, second);
      const done = first < 0 ? IMPOSSIBLE : (this.#shown[(column - 1) * SIZE + first] as number);
      const waited = this.#blank[column] as number;
      this.#blank[column] = Math.max(waited, done) + blankLog;
      this.#blankFrom[frame * (this.#columns + 1) + column] = done > waited ? 1 + first : 0;
    }
  }

  #stepColumn(frame: number, column: number, first: number, second: number): void {
    const allowed = this.#alphabet[column] as Uint8Array;
    const before = (column - 1) * SIZE;
    const fromBlank = this.#blank[column] as number;
    const firstScore = first < 0 ? IMPOSSIBLE : (this.#shown[before + first] as number);
    const secondScore = second < 0 ? IMPOSSIBLE : (this.#shown[before + second] as number);
    const start = column * SIZE;
    const pointers = (frame * this.#columns + column) * SIZE;
    const logs = frame * this.#classes + 1;
    for (let character = 0; character < SIZE; character++) {
      if (allowed[character] === 0) continue;
      let best = this.#shown[start + character] as number;
      let from = STAY;
      if (fromBlank > best) {
        best = fromBlank;
        from = AFTER_BLANK;
      }
      // Without a blank between them two equal characters would be one.
      const previous = character === first ? second : first;
      const previousScore = character === first ? secondScore : firstScore;
      if (previousScore > best) {
        best = previousScore;
        from = AFTER_CHARACTER + previous;
      }
      this.#shown[start + character] = best + (this.#logs[logs + character] as number);
      this.#shownFrom[pointers + character] = from;
    }
  }

  #twoBest(column: number): [number, number] {
    if (column < 0) return [-1, -1];
    let [first, second] = [-1, -1];
    let [firstScore, secondScore] = [IMPOSSIBLE, IMPOSSIBLE];
    for (let character = 0; character < SIZE; character++) {
      const score = this.#shown[column * SIZE + character] as number;
      if (score > firstScore) {
        [second, secondScore] = [first, firstScore];
        [first, firstScore] = [character, score];
      } else if (score > secondScore) {
        [second, secondScore] = [character, score];
      }
    }
    return [first, second];
  }

  /** Walks the best path back from the last frame. */
  trace(): TracedPath | undefined {
    const last = this.#columns - 1;
    const [ending] = this.#twoBest(last);
    const shownScore = ending < 0 ? IMPOSSIBLE : (this.#shown[last * SIZE + ending] as number);
    const blankScore = this.#blank[this.#columns] as number;
    const score = Math.max(shownScore, blankScore);
    if (score <= IMPOSSIBLE / 2) return undefined;
    const characters = new Array<number>(this.#columns).fill(0);
    const spans = characters.map((): number[] => []);
    let inBlank = blankScore >= shownScore;
    let column = inBlank ? this.#columns : last;
    let character = ending;
    for (let frame = this.#frames - 1; frame >= 0; frame--) {
      if (inBlank) {
        const from = this.#blankFrom[frame * (this.#columns + 1) + column] as number;
        if (from === 0) continue;
        character = from - 1;
        column--;
        inBlank = false;
        continue;
      }
      characters[column] = character;
      spans[column]?.push(frame);
      const from = this.#shownFrom[(frame * this.#columns + column) * SIZE + character] as number;
      if (from === AFTER_BLANK) inBlank = true;
      if (from >= AFTER_CHARACTER) {
        character = from - AFTER_CHARACTER;
        column--;
      }
    }
    return { characters, spans, score };
  }
}
