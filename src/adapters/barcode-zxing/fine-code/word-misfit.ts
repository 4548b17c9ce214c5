import { WORD_MODULES } from './code-word-shapes.ts';
import { SEEN_MODULES } from './seen-pixels.ts';

/** The shapes' bits are looked up in two parts. */
const LOW_BITS = 9;
const LOW = 1 << LOW_BITS;
const HIGH = 1 << (WORD_MODULES - LOW_BITS);
/** Of the low part's bits, the uppermost so many share pixels with as many of the high part. */
const SHARED = SEEN_MODULES - 1;
const ACROSS = 1 << (2 * SHARED);

/** The square difference of a code word to the picture: `Σ square[i][j] x_i x_j − 2 Σ linear[i] x_i` for modules x of 0 or 1. */
export class WordMisfit {
  readonly #linear = new Float64Array(WORD_MODULES);
  /** By module and distance to the other module. */
  readonly #square = new Float64Array(WORD_MODULES * SEEN_MODULES);
  readonly #low = new Float64Array(LOW);
  readonly #high = new Float64Array(HIGH);
  readonly #across = new Float64Array(ACROSS);

  clear(): void {
    this.#linear.fill(0);
    this.#square.fill(0);
  }

  addLinear(module: number, value: number): void {
    this.#linear[module] = (this.#linear[module] as number) + value;
  }

  /** `distance` modules to the right of `module` is the other one. */
  addSquare(module: number, distance: number, value: number): void {
    const at = module * SEEN_MODULES + distance;
    this.#square[at] = (this.#square[at] as number) + value;
  }

  /** Of `shapes`, the one with the least value. */
  best(shapes: Int32Array): number {
    this.#tabulate(this.#low, 0);
    this.#tabulate(this.#high, LOW_BITS);
    this.#tabulateAcross();
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let at = 0; at < shapes.length; at += 1) {
      const shape = shapes[at] as number;
      const value =
        (this.#low[shape & (LOW - 1)] as number) +
        (this.#high[shape >> LOW_BITS] as number) +
        (this.#across[(shape >> (LOW_BITS - SHARED)) & (ACROSS - 1)] as number);
      if (value < least) {
        least = value;
        best = shape;
      }
    }
    return best;
  }

  /** The values of all patterns of the modules from `first` on, each from the one without its last dark module. */
  #tabulate(table: Float64Array, first: number): void {
    for (let pattern = 1; pattern < table.length; pattern += 1) {
      const last = 31 - Math.clz32(pattern);
      const rest = pattern ^ (1 << last);
      const module = first + last;
      let value = (this.#square[module * SEEN_MODULES] as number) - 2 * (this.#linear[module] as number);
      for (let other = Math.max(0, last - SEEN_MODULES + 1); other < last; other += 1) {
        if ((rest >> other) & 1) value += 2 * (this.#square[(first + other) * SEEN_MODULES + last - other] as number);
      }
      table[pattern] = (table[rest] as number) + value;
    }
  }

  /** What the pairs of a low and a high module add, for all patterns of those that share pixels. */
  #tabulateAcross(): void {
    const first = LOW_BITS - SHARED;
    for (let pattern = 1; pattern < ACROSS; pattern += 1) {
      const last = 31 - Math.clz32(pattern);
      const rest = pattern ^ (1 << last);
      let value = 0;
      for (let other = Math.max(0, last - SEEN_MODULES + 1); other < SHARED && last >= SHARED; other += 1) {
        if ((rest >> other) & 1) value += 2 * (this.#square[(first + other) * SEEN_MODULES + last - other] as number);
      }
      this.#across[pattern] = (this.#across[rest] as number) + value;
    }
  }
}
