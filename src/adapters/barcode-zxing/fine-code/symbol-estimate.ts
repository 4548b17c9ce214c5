import type { LumaPlane } from '../luma-plane.ts';
import { codeWordShapes, START_PATTERN, STOP_PATTERN, WORD_MODULES } from './code-word-shapes.ts';
import {
  type ModuleGrid,
  type Optics,
  SEEN_MODULES,
  SEEN_ROWS,
  type SeenPixels,
  seenDarkness,
  seenPixels,
} from './seen-pixels.ts';
import type { SymbolPose } from './symbol-pose.ts';
import { WordMisfit } from './word-misfit.ts';
import { pixelsOfWords, type WordColumns, type WordPixels } from './word-pixels.ts';

/** What a module is taken for before its code word is estimated: half dark. */
const UNKNOWN = 0.5;

/**
 * The likeliest modules of a symbol whose pose is known. The picture is taken for a sum: each pixel sees a few modules of a few rows, by known shares. Code
 * word after code word, the shape is chosen that leaves the least square difference to the picture, given what the neighbours are taken for
 * by then (iterated conditional modes); that needs no pixel more than once a code word, since the difference is a quadratic form of the 17 modules.
 */
export class SymbolEstimate {
  /** What the modules are taken for by now. */
  readonly grid: ModuleGrid;
  /** The pixels that the estimate rests on. */
  readonly pixels: SeenPixels;
  readonly #columns: WordColumns;
  /** What the picture shows more, in darkness, than the modules explain; for each pixel. */
  readonly #rest: Float64Array;
  readonly #words: WordPixels;
  readonly #misfit = new WordMisfit();

  /** `known`: what an earlier estimate took the modules for, of a symbol of the same size; it goes on with them. */
  constructor(full: LumaPlane, pose: SymbolPose, optics: Optics, columns: WordColumns, known?: ModuleGrid) {
    this.grid = known ?? blankGrid(pose);
    this.#columns = columns;
    this.pixels = seenPixels(full, pose, optics, {
      from: START_PATTERN.length + columns.from * WORD_MODULES,
      to: START_PATTERN.length + columns.to * WORD_MODULES,
    });
    this.#rest = new Float64Array(this.pixels.count);
    this.#words = pixelsOfWords(this.pixels, pose.rows, columns);
    this.#findRest();
  }

  /** Estimates every code word once; tells how many changed. */
  pass(): number {
    let changed = 0;
    for (let row = 0; row < this.grid.rows; row += 1) {
      for (let column = this.#columns.from; column < this.#columns.to; column += 1) {
        if (this.#estimate(row, column)) changed += 1;
      }
    }
    return changed;
  }

  /** Mean square of what the modules do not explain, of 1 between white and black. */
  misfit(): number {
    this.#findRest();
    let sum = 0;
    for (let pixel = 0; pixel < this.#rest.length; pixel += 1) sum += (this.#rest[pixel] as number) ** 2;
    return sum / this.#rest.length;
  }

  #findRest(): void {
    const { count, darkness } = this.pixels;
    for (let pixel = 0; pixel < count; pixel += 1) {
      this.#rest[pixel] = (darkness[pixel] as number) - seenDarkness(this.grid, this.pixels, pixel);
    }
  }

  #estimate(row: number, column: number): boolean {
    const word = row * (this.#columns.to - this.#columns.from) + column - this.#columns.from;
    const from = this.#words.starts[word] as number;
    const to = this.#words.starts[word + 1] as number;
    const first = START_PATTERN.length + column * WORD_MODULES;
    const start = row * this.grid.modules + first;
    this.#misfit.clear();
    for (let at = from; at < to; at += 1) this.#see(this.#words.pixels[at] as number, row, first, start);
    const shape = this.#misfit.best(codeWordShapes(row));
    for (let at = from; at < to; at += 1) this.#explain(this.#words.pixels[at] as number, row, first, start, shape);
    let changed = false;
    for (let module = 0; module < WORD_MODULES; module += 1) {
      const dark = (shape >> module) & 1;
      if (this.grid.darkness[start + module] !== dark) changed = true;
      this.grid.darkness[start + module] = dark;
    }
    return changed;
  }

  /** Adds to the quadratic form what a pixel says about the code word whose first module is `first`, at `start` in the list. */
  #see(pixel: number, row: number, first: number, start: number): void {
    const { firstModule, firstRow, moduleShares, rowShares } = this.pixels;
    const share = rowShares[pixel * SEEN_ROWS + row - (firstRow[pixel] as number)] as number;
    const offset = (firstModule[pixel] as number) - first;
    const low = Math.max(0, -offset);
    const high = Math.min(SEEN_MODULES, WORD_MODULES - offset);
    let wanted = this.#rest[pixel] as number;
    for (let m = low; m < high; m += 1) {
      wanted +=
        share * (moduleShares[pixel * SEEN_MODULES + m] as number) * (this.grid.darkness[start + offset + m] as number);
    }
    for (let m = low; m < high; m += 1) {
      const weight = share * (moduleShares[pixel * SEEN_MODULES + m] as number);
      this.#misfit.addLinear(offset + m, weight * wanted);
      for (let n = m; n < high; n += 1) {
        this.#misfit.addSquare(offset + m, n - m, weight * share * (moduleShares[pixel * SEEN_MODULES + n] as number));
      }
    }
  }

  /** Takes what changes with the new shape off the pixel's rest. */
  #explain(pixel: number, row: number, first: number, start: number, shape: number): void {
    const { firstModule, firstRow, moduleShares, rowShares } = this.pixels;
    const share = rowShares[pixel * SEEN_ROWS + row - (firstRow[pixel] as number)] as number;
    const offset = (firstModule[pixel] as number) - first;
    const high = Math.min(SEEN_MODULES, WORD_MODULES - offset);
    let change = 0;
    for (let m = Math.max(0, -offset); m < high; m += 1) {
      const dark = (shape >> (offset + m)) & 1;
      change +=
        (moduleShares[pixel * SEEN_MODULES + m] as number) *
        (dark - (this.grid.darkness[start + offset + m] as number));
    }
    this.#rest[pixel] = (this.#rest[pixel] as number) - share * change;
  }
}

/** Start and stop patterns alone, the modules between unknown. */
function blankGrid({ modules, rows }: SymbolPose): ModuleGrid {
  const darkness = new Float64Array(modules * rows).fill(UNKNOWN);
  for (let row = 0; row < rows; row += 1) {
    darkness.set(START_PATTERN, row * modules);
    darkness.set(STOP_PATTERN, (row + 1) * modules - STOP_PATTERN.length);
  }
  return { modules, rows, darkness };
}
