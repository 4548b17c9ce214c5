/** A sharp edge as a picture shows it, tabulated: how much of an edge's dark side a pixel sees, 0–1, by the distance. */
export type EdgeResponse = Float64Array;

/** The table spans so many pixels on either side of an edge, in so many steps a pixel. */
const SPAN_PX = 4;
const STEPS = 64;

/** The response of pixels that are square, a pixel wide, to a picture that a Gaussian of `sigmaPx` (more than 0) had blurred. */
export function edgeResponse(sigmaPx: number): EdgeResponse {
  const table = new Float64Array(2 * SPAN_PX * STEPS + 1);
  let sum = 0;
  for (let at = 1; at < table.length; at += 1) {
    const x = (at - 0.5) / STEPS - SPAN_PX;
    sum += gaussianBelow((x + 0.5) / sigmaPx) - gaussianBelow((x - 0.5) / sigmaPx);
    table[at] = sum / STEPS;
  }
  return table.map((value) => value / (sum / STEPS));
}

/** The share of the dark side, which begins at `distancePx` to the left of a pixel's centre; negative: to its right. */
export function darkShare(table: EdgeResponse, distancePx: number): number {
  const place = (distancePx + SPAN_PX) * STEPS;
  if (place <= 0) return 0;
  if (place >= table.length - 1) return 1;
  const at = Math.floor(place);
  const before = table[at] as number;
  return before + ((table[at + 1] as number) - before) * (place - at);
}

/** The Gaussian's integral up to `x` standard deviations. Source: Abramowitz and Stegun, 7.1.26, to 1.5e-7. */
function gaussianBelow(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = (polynomial * Math.exp(-z * z)) / 2;
  return x < 0 ? tail : 1 - tail;
}
