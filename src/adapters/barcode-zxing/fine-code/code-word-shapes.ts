/**
 * Modules from left to right as the bits of a number, the leftmost module in bit 0, a dark module 1.
 * Source of all shapes: ISO/IEC 15438, symbol structure and code words.
 */
type Modules = number;

/** Modules of a code word. */
export const WORD_MODULES = 17;
/** A code word is four bars and four spaces of 1 to 6 modules each, the first a bar. */
const WORD_RUNS = 8;
const WIDEST_RUN = 6;
/** Every third row has code words of the same cluster. */
const CLUSTERS = 3;

/** The wide bar that start and stop pattern begin with, in modules. */
export const START_BAR_MODULES = 8;
export const STOP_BAR_MODULES = 7;
/** The widths of the start pattern's bars and spaces, which all rows begin with, in modules. */
const START_WIDTHS = [START_BAR_MODULES, 1, 1, 1, 1, 1, 1, 3];
/** The widths of the stop pattern's bars and spaces, which all rows end with, in modules. */
const STOP_WIDTHS = [STOP_BAR_MODULES, 1, 1, 3, 1, 1, 1, 2, 1];

/** The start pattern, a module each: 1 dark, 0 light. */
export const START_PATTERN: readonly number[] = modulesOf(START_WIDTHS);
/** The stop pattern, a module each: 1 dark, 0 light. */
export const STOP_PATTERN: readonly number[] = modulesOf(STOP_WIDTHS);

/** Modules in a row besides its data: start pattern, left and right row indicator, stop pattern. */
export const FRAME_MODULES = START_PATTERN.length + 2 * WORD_MODULES + STOP_PATTERN.length;

/**
 * Every shape a code word of row `row` (0 for the uppermost) may have: b1 − b2 + b3 − b4 ≡ 0, 3 or 6 modulo 9 for the widths of the bars, by the row's
 * cluster. The standard uses 929 of the 1002 to 1484 shapes a cluster.
 */
export function codeWordShapes(row: number): Int32Array {
  return SHAPES[row % CLUSTERS] as Int32Array;
}

const SHAPES: readonly Int32Array[] = shapesByCluster();

function modulesOf(widths: readonly number[]): number[] {
  return widths.flatMap((width, run) => new Array<number>(width).fill(run % 2 === 0 ? 1 : 0));
}

function shapesByCluster(): Int32Array[] {
  const shapes: Modules[][] = Array.from({ length: CLUSTERS }, () => []);
  for (const widths of widthsOf(WORD_RUNS, WORD_MODULES)) {
    const [b1 = 0, , b2 = 0, , b3 = 0, , b4 = 0] = widths;
    const cluster = (b1 - b2 + b3 - b4 + 9) % 9;
    if (cluster % CLUSTERS === 0) shapes[cluster / CLUSTERS]?.push(bitsOf(modulesOf(widths)));
  }
  return shapes.map((cluster) => Int32Array.from(cluster));
}

/** All ways to fill `modules` with so many runs. */
function widthsOf(runs: number, modules: number): number[][] {
  if (runs === 0) return modules === 0 ? [[]] : [];
  if (modules < runs || modules > runs * WIDEST_RUN) return [];
  const widths = Array.from({ length: WIDEST_RUN }, (_, index) => index + 1);
  return widths.flatMap((width) => widthsOf(runs - 1, modules - width).map((rest) => [width, ...rest]));
}

function bitsOf(modules: readonly number[]): Modules {
  return modules.reduce((bits, module, at) => bits | (module << at), 0);
}
