import type { Contour } from './canvas.ts';

/** One step of a drawn path, as font files and SVG know them. */
export type PathStep =
  | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
  | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
  | {
      readonly type: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'Z' };

/** Straight pieces that a curve is cut into. */
const PIECES = 8;

/** The polylines of a path, one for every `M`; curves are cut into {@link PIECES} straight pieces. */
export function flatten(steps: readonly PathStep[]): Contour[] {
  const lines: number[][] = [];
  for (const step of steps) {
    if (step.type === 'Z') continue;
    if (step.type === 'M') lines.push([step.x, step.y]);
    else lines.at(-1)?.push(...pointsOf(step, lines.at(-1)!));
  }
  return lines;
}

function pointsOf(step: Exclude<PathStep, { type: 'M' | 'Z' }> | PathStep, line: readonly number[]): number[] {
  const [x0, y0] = [line.at(-2)!, line.at(-1)!];
  if (step.type === 'Q') {
    return curve((t) => [
      (1 - t) ** 2 * x0 + 2 * (1 - t) * t * step.x1 + t ** 2 * step.x,
      (1 - t) ** 2 * y0 + 2 * (1 - t) * t * step.y1 + t ** 2 * step.y,
    ]);
  }
  if (step.type === 'C') {
    return curve((t) => [
      (1 - t) ** 3 * x0 + 3 * (1 - t) ** 2 * t * step.x1 + 3 * (1 - t) * t ** 2 * step.x2 + t ** 3 * step.x,
      (1 - t) ** 3 * y0 + 3 * (1 - t) ** 2 * t * step.y1 + 3 * (1 - t) * t ** 2 * step.y2 + t ** 3 * step.y,
    ]);
  }
  return step.type === 'Z' ? [] : [step.x, step.y];
}

function curve(at: (t: number) => readonly [number, number]): number[] {
  return Array.from({ length: PIECES }, (_, piece) => at((piece + 1) / PIECES)).flat();
}

/** Reads the part of SVG's path notation that this library uses: absolute `M`, `L` and `C` with numbers between spaces. */
export function parsePath(notation: string): PathStep[] {
  return [...notation.matchAll(/([MLC])([^MLC]*)/g)].map(([, letter, rest]): PathStep => {
    const n = rest!.trim().split(/\s+/).map(Number);
    if (letter === 'C') return { type: 'C', x1: n[0]!, y1: n[1]!, x2: n[2]!, y2: n[3]!, x: n[4]!, y: n[5]! };
    return { type: letter === 'M' ? 'M' : 'L', x: n[0]!, y: n[1]! };
  });
}

/** Points moved and scaled: x and y in turn. */
export function placed(points: Contour, x: number, y: number, scale: number): Contour {
  return points.map((value, at) => (at % 2 === 0 ? x : y) + value * scale);
}
