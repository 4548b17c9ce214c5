import type { Cutting, LumaPlane, TurnedRectangle } from '../luma-plane.ts';
import { FRAME_MODULES, WORD_MODULES } from './code-word-shapes.ts';
import { opticsOf, refined, type Sight } from './pose-refinement.ts';
import { rowCounts } from './row-count.ts';
import type { ModuleGrid } from './seen-pixels.ts';
import { SymbolEstimate } from './symbol-estimate.ts';
import { findOutlines, type SymbolOutline } from './symbol-outline.ts';
import { type Corners, poseOf, project, projectionOf, symbolCorners } from './symbol-pose.ts';
import type { WordColumns } from './word-pixels.ts';

/** How large the code is drawn: ZXing reads this best in the least pixels. */
const MODULE_PX = 2;
const ROW_PX = 6;
const QUIET_PX = 12;

/** Counts of rows that are tried at most, for each outline. */
const TRIED_COUNTS = 2;
/** Columns of code words, in the middle of the code, on which the guesses at its size are tried. */
const TRIED_COLUMNS = 3;
/** Steps of refining the sight at most, each followed by a pass. */
const REFINEMENTS = 3;
/** What the likeliest code words may leave unexplained (mean square, of 1 between paper and bars): codes leave 0.01 to 0.04. */
const MOST_MISFIT = 0.045;
/** A guess that leaves less than this is right: wrong ones leave more than 0.025. No other is tried then. */
const SURE_MISFIT = 0.018;
/** Blur that is assumed before it is measured, in pixels. */
const TYPICAL_BLUR_PX = 0.35;

/**
 * The PDF417 at a bar-like place drawn anew, large and clean, where its bars are too fine to be told one by one: of every code word the shape is drawn
 * that explains the picture best. Nothing where the place does not begin and end like a PDF417, or no code words explain it. Whether the code words
 * are right is for the reader of the drawing to tell by the code's error correction.
 */
export function restoredCode(full: LumaPlane, place: TurnedRectangle): Cutting | undefined {
  const guess = likeliestSize(full, findOutlines(full, place));
  if (!guess) return undefined;
  const columns = { from: 0, to: wordColumns(guess.sight.pose.modules) };
  let sight = guess.sight;
  let estimate = new SymbolEstimate(full, sight.pose, opticsOf(sight), columns);
  estimate.pass();
  for (let step = 0; step < REFINEMENTS; step += 1) {
    const better = refined(sight, estimate.pixels, estimate.grid);
    if (!better) break;
    sight = better;
    estimate = new SymbolEstimate(full, sight.pose, opticsOf(sight), columns, estimate.grid);
    if (estimate.pass() === 0) break;
  }
  return drawn(estimate.grid, sight.pose.outline);
}

interface SizeGuess {
  readonly sight: Sight;
  readonly misfit: number;
}

/** Of all outlines and counts of rows, the one whose code words explain some columns best, if well enough. */
function likeliestSize(full: LumaPlane, outlines: readonly SymbolOutline[]): SizeGuess | undefined {
  let best: SizeGuess | undefined;
  for (const outline of outlines) {
    for (const { rows } of rowCounts(full, outline).slice(0, TRIED_COUNTS)) {
      const guess = guessOf(full, outline, rows);
      // A comparison also refuses a misfit that is not a number, of an outline that lies off the picture.
      if (guess.misfit < (best?.misfit ?? MOST_MISFIT)) best = guess;
      if (guess.misfit < SURE_MISFIT) return guess;
    }
  }
  return best;
}

function guessOf(full: LumaPlane, { outline, modules, white, black }: SymbolOutline, rows: number): SizeGuess {
  const sight = { pose: poseOf(outline, modules, rows), white, black, blurPx: TYPICAL_BLUR_PX };
  const from = Math.max(0, (wordColumns(modules) - TRIED_COLUMNS) >> 1);
  const columns: WordColumns = { from, to: from + TRIED_COLUMNS };
  const estimate = new SymbolEstimate(full, sight.pose, opticsOf(sight), columns);
  estimate.pass();
  return { sight, misfit: estimate.misfit() };
}

/** Columns of code words in rows of so many modules, those of the row indicators among them. */
function wordColumns(modules: number): number {
  return (modules - FRAME_MODULES) / WORD_MODULES + 2;
}

function drawn({ modules, rows, darkness }: ModuleGrid, outline: Corners): Cutting {
  const widthPx = modules * MODULE_PX + 2 * QUIET_PX;
  const heightPx = rows * ROW_PX + 2 * QUIET_PX;
  const luma = new Uint8Array(widthPx * heightPx).fill(255);
  for (let row = 0; row < rows; row += 1) {
    const top = (QUIET_PX + row * ROW_PX) * widthPx;
    for (let module = 0; module < modules; module += 1) {
      const left = top + QUIET_PX + module * MODULE_PX;
      if ((darkness[row * modules + module] as number) > 0.5) luma.fill(0, left, left + MODULE_PX);
    }
    for (let line = 1; line < ROW_PX; line += 1) luma.copyWithin(top + line * widthPx, top, top + widthPx);
  }
  const toPicture = projectionOf(symbolCorners(modules, rows), outline);
  return {
    plane: { widthPx, heightPx, luma },
    locate: (x, y) => project(toPicture, (x - QUIET_PX) / MODULE_PX, (y - QUIET_PX) / ROW_PX),
  };
}
