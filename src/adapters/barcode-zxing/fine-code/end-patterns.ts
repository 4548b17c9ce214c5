import {
  FRAME_MODULES,
  START_BAR_MODULES,
  START_PATTERN,
  STOP_BAR_MODULES,
  STOP_PATTERN,
  WORD_MODULES,
} from './code-word-shapes.ts';
import { darkShare, edgeResponse } from './point-spread.ts';

/** Where a row of a PDF417 begins and ends on a profile, in pixels, and how many modules lie between. */
export interface RowEnds {
  /** Left edge of the start pattern. */
  readonly start: number;
  /** Right edge of the stop pattern. */
  readonly end: number;
  readonly modules: number;
  /** Sum of both patterns' correlation with the profile, up to 2. */
  readonly likeness: number;
}

/** A row of modules to be found on a profile, with light modules of the quiet zone (at least two by ISO/IEC 15438, quiet zones). */
interface EndPattern {
  /** A module each: 1 dark, 0 light. */
  readonly modules: readonly number[];
  /** The module of the pattern at which the symbol's own edge lies. */
  readonly edge: number;
  /** The wide bar: its first module and the one after its last. */
  readonly wideBar: readonly [number, number];
}

const QUIET = [0, 0];
/** What the rows begin with. */
export const ROW_START: EndPattern = {
  modules: [...QUIET, ...START_PATTERN],
  edge: QUIET.length,
  wideBar: [QUIET.length, QUIET.length + START_BAR_MODULES],
};
/** What the rows end with. */
export const ROW_END: EndPattern = {
  modules: [...STOP_PATTERN, ...QUIET],
  edge: STOP_PATTERN.length,
  wideBar: [0, STOP_BAR_MODULES],
};

/** Module widths that are looked for: finer ones no longer show their bars, ZXing reads coarser ones itself. */
const LEAST_MODULE_PX = 0.5;
const MOST_MODULE_PX = 2;
const MODULE_STEP = 1.02;
/** A symbol has 1 to 30 columns of data (ISO/IEC 15438, symbol parameters). */
const MOST_COLUMNS = 30;
const LEAST_MODULES = FRAME_MODULES + WORD_MODULES;
/** How far the width between both patterns may be off a whole number of columns, as a share of it. */
const WIDTH_TOLERANCE = 0.04;
/** Correlation from which a place is looked at closely, and what both patterns' has to come to then: that of codes comes to 1.85 and more. */
const LEAST_CORRELATION = 0.75;
const LEAST_LIKENESS = 1.78;
/** By how much the wide bar is darker than the whole pattern, in standard deviations of the pattern: in theory 0.85 and more. */
const LEAST_BAR_DARKNESS = 0.5;
/** Profiles whose grey levels vary less (variance) show nothing. */
const LEAST_VARIANCE = 30;
/** Places of a pattern that are tried for one module width. */
const PEAKS = 3;
/** Pairs of places that are measured closely, and that are told. */
const MEASURED_PAIRS = 6;
const TOLD_PAIRS = 3;
/** A pattern is looked for at every half pixel. */
const PHASES = 2;
/** A close look tries offsets up to a pixel in steps of an eighth. */
const CLOSE_LOOK_PX = 1;
const CLOSE_STEP_PX = 0.125;
/** Blur of the picture that is looked for, as the standard deviation in pixels. */
const TYPICAL_BLUR = edgeResponse(0.5);

/**
 * Where start and stop pattern lie on `profile` (mean grey levels along the rows), most alike first, at most three, each with another number of
 * columns; nothing where there is no pair of them that a whole number of columns fits between.
 */
export function findRowEnds(profile: Float64Array): readonly RowEnds[] {
  const pairs = new Map<number, RowEnds>();
  const sums = runningSums(profile);
  for (const { modulePx, start, end } of templates()) {
    if (modulePx * LEAST_MODULES > profile.length) break;
    const starts = peaksOf(profile, sums, start, 0);
    if (starts.length === 0) continue;
    const ends = peaksOf(profile, sums, end, profile.length >> 1);
    for (const one of starts) for (const other of ends) keepBest(pairs, pairOf(one, other, modulePx));
  }
  return [...pairs.values()]
    .sort(byLikeness)
    .slice(0, MEASURED_PAIRS)
    .map((pair) => measured(profile, pair))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort(byLikeness)
    .slice(0, TOLD_PAIRS);
}

/** The place within a pixel of `edge` (the symbol's edge, in pixels) where a pattern fits best. */
export function closeLook(
  profile: Float64Array,
  pattern: EndPattern,
  edge: number,
  modulePx: number,
): { readonly edge: number; readonly likeness: number } {
  let best = { edge, likeness: -1 };
  for (let offset = -CLOSE_LOOK_PX; offset <= CLOSE_LOOK_PX; offset += CLOSE_STEP_PX) {
    const left = edge + offset - pattern.edge * modulePx;
    const likeness = correlationAt(profile, pattern, left, modulePx);
    if (likeness > best.likeness) best = { edge: edge + offset, likeness };
  }
  return best;
}

function byLikeness(one: RowEnds, other: RowEnds): number {
  return other.likeness - one.likeness;
}

function keepBest(pairs: Map<number, RowEnds>, pair: RowEnds | undefined): void {
  if (pair && pair.likeness > (pairs.get(pair.modules)?.likeness ?? 0)) pairs.set(pair.modules, pair);
}

function pairOf(start: Peak, end: Peak, modulePx: number): RowEnds | undefined {
  const left = start.at + ROW_START.edge * modulePx;
  const right = end.at + ROW_END.edge * modulePx;
  const width = (right - left) / modulePx;
  const columns = Math.round((width - FRAME_MODULES) / WORD_MODULES);
  const modules = FRAME_MODULES + columns * WORD_MODULES;
  if (columns < 1 || columns > MOST_COLUMNS || Math.abs(width - modules) > WIDTH_TOLERANCE * modules) return undefined;
  return { start: left, end: right, modules, likeness: start.correlation + end.correlation };
}

function measured(profile: Float64Array, { start, end, modules }: RowEnds): RowEnds {
  const modulePx = (end - start) / modules;
  const left = closeLook(profile, ROW_START, start, modulePx);
  const right = closeLook(profile, ROW_END, end, modulePx);
  return { start: left.edge, end: right.edge, modules, likeness: left.likeness + right.likeness };
}

/** A pattern as pixels show it, for each phase of its left edge. */
type Template = readonly TemplatePixels[];

interface TemplatePixels {
  /** Darkness without its mean, of length 1. */
  readonly darkness: Float64Array;
  /** The pixels that lie wholly within the wide bar: the first and the one after the last. */
  readonly barFrom: number;
  readonly barTo: number;
}

interface WidthTemplates {
  readonly modulePx: number;
  readonly start: Template;
  readonly end: Template;
}

let made: readonly WidthTemplates[] | undefined;

/** Made when first wanted: most processes see no fine bars. */
function templates(): readonly WidthTemplates[] {
  made ??= makeTemplates();
  return made;
}

function makeTemplates(): WidthTemplates[] {
  const all: WidthTemplates[] = [];
  for (let modulePx = LEAST_MODULE_PX; modulePx <= MOST_MODULE_PX; modulePx *= MODULE_STEP) {
    all.push({ modulePx, start: templateOf(ROW_START, modulePx), end: templateOf(ROW_END, modulePx) });
  }
  return all;
}

function templateOf(pattern: EndPattern, modulePx: number): Template {
  return Array.from({ length: PHASES }, (_, phase) => {
    const left = phase / PHASES;
    const pixels = Math.floor(left + pattern.modules.length * modulePx - 0.5) + 1;
    const [barFrom, barTo] = pattern.wideBar;
    return {
      darkness: normalised(
        Float64Array.from({ length: pixels }, (_, at) => darkness(pattern, (at + 0.5 - left) / modulePx, modulePx)),
      ),
      barFrom: Math.ceil(left + barFrom * modulePx),
      barTo: Math.floor(left + barTo * modulePx),
    };
  });
}

/** How dark a pixel is whose centre lies `place` modules from the left edge of a pattern, 0–1. */
function darkness({ modules }: EndPattern, place: number, modulePx: number): number {
  const reach = 2 / modulePx;
  const last = Math.min(modules.length - 1, Math.ceil(place + reach));
  let dark = 0;
  for (let module = Math.max(0, Math.floor(place - reach)); module <= last; module += 1) {
    if (modules[module] === 0) continue;
    const right = darkShare(TYPICAL_BLUR, (module + 1 - place) * modulePx);
    dark += right - darkShare(TYPICAL_BLUR, (module - place) * modulePx);
  }
  return dark;
}

function normalised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map((value) => (value - mean) / length);
}

interface RunningSums {
  readonly levels: Float64Array;
  readonly squares: Float64Array;
}

function runningSums(profile: Float64Array): RunningSums {
  const levels = new Float64Array(profile.length + 1);
  const squares = new Float64Array(profile.length + 1);
  for (let at = 0; at < profile.length; at += 1) {
    const level = profile[at] as number;
    levels[at + 1] = (levels[at] as number) + level;
    squares[at + 1] = (squares[at] as number) + level * level;
  }
  return { levels, squares };
}

/** A place where a pattern correlates more than beside it: its left edge in pixels. */
interface Peak {
  readonly at: number;
  readonly correlation: number;
}

/** The strongest places with their left edge in the half of the profile that begins at `from`. */
function peaksOf(profile: Float64Array, sums: RunningSums, template: Template, from: number): readonly Peak[] {
  const peaks: Peak[] = [];
  let [before, here] = [-1, -1];
  const to = Math.min(from + (profile.length >> 1), profile.length - (template[0] as TemplatePixels).darkness.length);
  for (let place = PHASES * from; place < PHASES * to; place += 1) {
    const after = correlation(profile, sums, Math.floor(place / PHASES), template[place % PHASES] as TemplatePixels);
    if (here > LEAST_CORRELATION && here >= before && here > after) {
      peaks.push({ at: (place - 1) / PHASES, correlation: here });
    }
    before = here;
    here = after;
  }
  return peaks.sort((one, other) => other.correlation - one.correlation).slice(0, PEAKS);
}

function correlation(profile: Float64Array, sums: RunningSums, from: number, template: TemplatePixels): number {
  const { darkness: expected, barFrom, barTo } = template;
  const pixels = expected.length;
  const mean = ((sums.levels[from + pixels] as number) - (sums.levels[from] as number)) / pixels;
  const variance = ((sums.squares[from + pixels] as number) - (sums.squares[from] as number)) / pixels - mean * mean;
  // Not a number where the template would jut out.
  if (!(variance > LEAST_VARIANCE)) return -1;
  const bar = ((sums.levels[from + barTo] as number) - (sums.levels[from + barFrom] as number)) / (barTo - barFrom);
  if (mean - bar < LEAST_BAR_DARKNESS * Math.sqrt(variance)) return -1;
  let product = 0;
  for (let at = 0; at < pixels; at += 1) product -= (expected[at] as number) * (profile[from + at] as number);
  return product / Math.sqrt(variance * pixels);
}

/** The correlation of a pattern with its left edge anywhere. */
function correlationAt(profile: Float64Array, pattern: EndPattern, left: number, modulePx: number): number {
  const from = Math.ceil(left - 0.5);
  const pixels = Math.floor(left + pattern.modules.length * modulePx - 0.5) + 1 - from;
  if (from < 0 || from + pixels > profile.length) return -1;
  let [level, square, dark, darkSquare, product] = [0, 0, 0, 0, 0];
  for (let at = from; at < from + pixels; at += 1) {
    const grey = profile[at] as number;
    const expected = darkness(pattern, (at + 0.5 - left) / modulePx, modulePx);
    level += grey;
    square += grey * grey;
    dark += expected;
    darkSquare += expected * expected;
    product -= grey * expected;
  }
  const variance = square - (level * level) / pixels;
  const expectedVariance = darkSquare - (dark * dark) / pixels;
  if (variance < LEAST_VARIANCE * pixels) return -1;
  return (product + (level * dark) / pixels) / Math.sqrt(variance * expectedVariance);
}
