import { LABEL_LEXICON, type LabelEntry } from '../../../domain/reading/label-lexicon.ts';
import type { LineProbabilities } from './ctc-decoding.ts';
import { LabelBeginnings } from './label-beginnings.ts';
import { LetterClasses, type LetterScores, NO_LETTER } from './letter-scores.ts';

/** A label in a line, from frame `start` up to, not including, `end`. */
export interface DecodedLabel {
  readonly entry: LabelEntry;
  readonly start: number;
  readonly end: number;
  /** How likely against the recogniser's own reading of these frames: natural logarithm, per letter of the label; 0 at most. */
  readonly fit: number;
  /** How much likelier than the next label of another meaning, or than none: natural logarithm. */
  readonly lead: number;
}

/** What a letter of a label may cost (natural logarithm) before other text is the better explanation. */
const LETTER_REWARD = 1.2;
/** Beginnings of labels that are worth this much less than the best one are given up. */
const BEAM = 6;

/** A label that ends before frame `end`. */
interface Ending {
  readonly entry: LabelEntry;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/**
 * Finds a label of the lexicon in a line by the recogniser's probabilities: of all labels and places the one with the likeliest path
 * (Viterbi over the index of labels; connectionist temporal classification, Graves et al. 2006). Labels are the smallest print of a
 * document: their letters are often lost one by one where their sequence still tells them.
 */
export class LabelDecoder {
  readonly #classes: LetterClasses;
  /** For each node of the index the number of its letter. */
  readonly #letterOfNode: Uint8Array;
  #now = new LabelBeginnings(LABEL_LEXICON.codes.length);
  #next = new LabelBeginnings(LABEL_LEXICON.codes.length);

  /** `charset`: the characters of the recogniser's classes after the blank. */
  constructor(charset: readonly string[]) {
    this.#classes = new LetterClasses(charset);
    this.#letterOfNode = Uint8Array.from(LABEL_LEXICON.codes, (code) =>
      this.#classes.numberOf(String.fromCharCode(code)),
    );
  }

  /** The likeliest label in the line; undefined where other text explains all of it better. */
  decode(line: LineProbabilities): DecodedLabel | undefined {
    const scores = this.#classes.scoresOf(line);
    const endings: Ending[] = [];
    this.#now.clear();
    this.#now.raiseGap(0, 0, 0);
    for (let frame = 0; frame < scores.frames; frame++) {
      this.#step(scores, frame);
      this.#collect(frame + 1, scores.parting[frame + 1] ?? 0, endings);
    }
    return likeliest(endings);
  }

  /** Lets every beginning grow by one frame: by a gap, by the same letter once more, or by each letter that may follow. */
  #step({ letters, parting }: LetterScores, frame: number): void {
    const now = this.#now;
    const next = this.#next;
    const row = frame * this.#classes.count;
    const gap = letters[row + NO_LETTER] as number;
    const least = now.top - BEAM;
    next.clear();
    // A label may begin after whatever parts words.
    next.raiseGap(0, parting[frame] as number, frame + 1);
    for (let index = 0; index < now.count; index++) {
      const node = now.nodes[index] as number;
      const score = now.scoreOf(node);
      if (score < least) continue;
      next.raiseGap(node, score + gap, now.startOf(node));
      const repeated =
        (now.afterLetter[node] as number) + (letters[row + (this.#letterOfNode[node] as number)] as number);
      next.raiseLetter(node, repeated, now.letterStart[node] as number);
      this.#follow(node, letters, row, least);
    }
    this.#now = next;
    this.#next = now;
  }

  /** Lets the beginning that ends in `node` grow by each letter that may follow, scored in `letters` from `row` on. */
  #follow(node: number, letters: Float32Array, row: number, least: number): void {
    const now = this.#now;
    const score = now.scoreOf(node);
    const end = LABEL_LEXICON.childrenFrom[node + 1] as number;
    for (let child = LABEL_LEXICON.childrenFrom[node] as number; child < end; child++) {
      const letter = this.#letterOfNode[child] as number;
      if (letter === NO_LETTER) continue;
      // Between two equal letters there is a gap.
      const needsGap = letter === this.#letterOfNode[node];
      const from = needsGap ? (now.afterGap[node] as number) : score;
      const grown = from + (letters[row + letter] as number) + LETTER_REWARD;
      if (grown < least) continue;
      this.#next.raiseLetter(child, grown, needsGap ? (now.gapStart[node] as number) : now.startOf(node));
    }
  }

  /** Takes in the labels that end before frame `end`; `parting` is what it costs that a word ends there. */
  #collect(end: number, parting: number, endings: Ending[]): void {
    const now = this.#now;
    for (let index = 0; index < now.count; index++) {
      const node = now.nodes[index] as number;
      const entries = LABEL_LEXICON.entries[node] ?? [];
      if (entries.length === 0) continue;
      const score = now.scoreOf(node) + parting;
      if (score > 0) for (const entry of entries) endings.push({ entry, start: now.startOf(node), end, score });
    }
  }
}

function likeliest(endings: readonly Ending[]): DecodedLabel | undefined {
  const first = best(endings);
  if (!first) return undefined;
  const second = best(endings.filter(({ entry }) => entry.key !== first.entry.key));
  const { entry, start, end, score } = first;
  const { length } = entry.letters;
  return { entry, start, end, fit: score / length - LETTER_REWARD, lead: score - (second?.score ?? 0) };
}

function best(endings: readonly Ending[]): Ending | undefined {
  let first: Ending | undefined;
  for (const ending of endings) if (ending.score > (first?.score ?? 0)) first = ending;
  return first;
}
