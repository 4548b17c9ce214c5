import { weightedMedian } from '../values/weighted-median.ts';

/** A direction of print at a place of a picture, in pixels from the picture's centre. */
export interface PrintDirection {
  readonly x: number;
  readonly y: number;
  /** Of a reading direction: how far down for each pixel to the right. Of a downward one: how far to the right for each pixel down. */
  readonly slope: number;
  /** How much it counts, over 0. */
  readonly weight: number;
}

/** Directions all over a picture that meet in one point. */
export interface DirectionField {
  /** The slope at the centre. */
  readonly slope: number;
  /** 1 over the distance of the point where all meet, along the direction, in 1 / pixel; 0 for parallel ones. */
  readonly convergence: number;
}

const LEAST_DIRECTIONS = 4;
const ROUNDS = 12;
/** Errors up to so many times the median count nearly in full; more in the first rounds, so that the page's ends are not given up early. */
const FIRST_TOLERANCE = 6;
const TOLERANCE = 1.5;
/** Slopes differ by so much in a perfectly flat scan. */
const USUAL_ERROR = 0.008;
/** Holds the convergence near 0 where all directions stand at one place. */
const RIDGE = 0.001;

interface Sample {
  readonly slope: number;
  /** How much a convergence of 1 / `reachPx` changes the slope here. */
  readonly lever: number;
  readonly weight: number;
}

/**
 * The field that most of the directions follow: slope = slope₀ + convergence · (slope · x − y), which says that the line through
 * (x, y) meets the point where all do. Iteratively reweighted least squares; outliers end up not counting. `reachPx`: half the picture's
 * diagonal. Undefined for fewer than four directions.
 */
export function fitDirections(directions: readonly PrintDirection[], reachPx: number): DirectionField | undefined {
  if (directions.length < LEAST_DIRECTIONS) return undefined;
  const samples = directions.map(({ x, y, slope, weight }) => ({ slope, weight, lever: (slope * x - y) / reachPx }));
  let field: DirectionField = { slope: medianOf(samples, ({ slope }) => slope), convergence: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const fitted = refit(samples, field, Math.max(TOLERANCE, FIRST_TOLERANCE - round));
    if (!fitted) return undefined;
    field = fitted;
  }
  return { slope: field.slope, convergence: field.convergence / reachPx };
}

function refit(samples: readonly Sample[], field: DirectionField, tolerance: number): DirectionField | undefined {
  const errorOf = ({ slope, lever }: Sample) => Math.abs(slope - field.slope - field.convergence * lever);
  const spread = Math.max(USUAL_ERROR, tolerance * medianOf(samples, errorOf));
  let [weights, levers, squares, slopes, products] = [0, 0, 0, 0, 0];
  for (const sample of samples) {
    const weight = sample.weight / (1 + (errorOf(sample) / spread) ** 2) ** 2;
    weights += weight;
    levers += weight * sample.lever;
    squares += weight * sample.lever * sample.lever;
    slopes += weight * sample.slope;
    products += weight * sample.lever * sample.slope;
  }
  squares += RIDGE * weights;
  const determinant = weights * squares - levers * levers;
  if (!(determinant > 0)) return undefined;
  return {
    slope: (slopes * squares - products * levers) / determinant,
    convergence: (weights * products - levers * slopes) / determinant,
  };
}

function medianOf(samples: readonly Sample[], figureOf: (sample: Sample) => number): number {
  return weightedMedian(samples.map((sample) => ({ value: figureOf(sample), weight: sample.weight })));
}
