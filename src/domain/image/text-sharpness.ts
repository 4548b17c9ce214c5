import { type Point, type QuarterTurn, turnQuad } from '../reading/geometry.ts';
import type { TextLine } from '../reading/text-line.ts';
import { emptyHistogram, quantileOf } from './histogram.ts';
import type { DecodedImage } from './image-rules.ts';

/** How large and how sharp the print of a picture is. */
export interface TextSharpness {
  /** Median height of the lines of text, in pixels. */
  readonly lineHeightPx: number;
  /** Median width of the edges of letters, in pixels: 2 in a sharp picture; left out where no line has contrast enough. */
  readonly edgeWidthPx?: number;
}

/** Shorter ones are marks and numbers of fields. */
const SHORTEST_LINE_LETTERS = 3;

/** So many lines are looked at, spread over all there are. */
const MAX_LINES = 24;

/** Where the profiles cross a line: shares of its height. */
const PROFILE_HEIGHTS = [0.35, 0.5, 0.65] as const;
const MAX_PROFILE_PX = 600;
const MIN_PROFILE_PX = 12;

/** Print with less contrast than this (luma) tells nothing of its edges. */
const MIN_CONTRAST = 25;

/**
 * Measures the print of a picture along its lines: where letters begin and end, light changes from that of the paper to that of the ink,
 * and the steepest of these changes tell over how many pixels an edge is smeared. `lines` are those of the picture after it was
 * turned by `turn`. Undefined where there is no text.
 */
export function measureText(
  image: DecodedImage,
  lines: readonly TextLine[],
  turn: QuarterTurn,
): TextSharpness | undefined {
  const back = ((360 - turn) % 360) as QuarterTurn;
  const worded = lines.filter(({ text }) => text.replace(/\s/g, '').length >= SHORTEST_LINE_LETTERS);
  const step = Math.max(1, worded.length / MAX_LINES);
  const looked = Array.from(
    { length: Math.min(MAX_LINES, worded.length) },
    (_, index) => worded[Math.floor(index * step)],
  );
  const placed = looked.flatMap((line) => (line ? [placeOf(turnQuad(line.quad, back), image)] : []));
  const lineHeightPx = median(placed.map(({ heightPx }) => heightPx));
  if (lineHeightPx === undefined) return undefined;
  const widths = placed.map((line) => median(edgeWidths(image, line))).filter((width) => width !== undefined);
  const edgeWidthPx = median(widths);
  return { lineHeightPx, ...(edgeWidthPx === undefined ? {} : { edgeWidthPx }) };
}

/** A line in pixels: its first corner, a step of one pixel in reading direction, and the way down to its lower edge. */
interface PlacedLine {
  readonly start: Point;
  readonly along: Point;
  readonly down: Point;
  readonly lengthPx: number;
  readonly heightPx: number;
}

function placeOf(quad: readonly [Point, Point, Point, Point], { widthPx, heightPx }: DecodedImage): PlacedLine {
  const [a, b, , d] = quad;
  const across = { x: (b.x - a.x) * widthPx, y: (b.y - a.y) * heightPx };
  const down = { x: (d.x - a.x) * widthPx, y: (d.y - a.y) * heightPx };
  const lengthPx = Math.hypot(across.x, across.y);
  return {
    start: { x: a.x * widthPx, y: a.y * heightPx },
    along: { x: across.x / Math.max(1, lengthPx), y: across.y / Math.max(1, lengthPx) },
    down,
    lengthPx,
    heightPx: Math.hypot(down.x, down.y),
  };
}

function edgeWidths(image: DecodedImage, line: PlacedLine): number[] {
  const length = Math.min(MAX_PROFILE_PX, Math.floor(line.lengthPx));
  if (length < MIN_PROFILE_PX) return [];
  return PROFILE_HEIGHTS.flatMap((share) => {
    const start = { x: line.start.x + line.down.x * share, y: line.start.y + line.down.y * share };
    return edgeWidth(lumaAlong(image, start, line.along, length));
  });
}

function lumaAlong({ widthPx, heightPx, rgb }: DecodedImage, start: Point, step: Point, length: number): Uint8Array {
  const profile = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const x = Math.max(0, Math.min(widthPx - 1, Math.round(start.x + step.x * i)));
    const y = Math.max(0, Math.min(heightPx - 1, Math.round(start.y + step.y * i)));
    const at = (y * widthPx + x) * 3;
    profile[i] = (77 * (rgb[at] as number) + 150 * (rgb[at + 1] as number) + 29 * (rgb[at + 2] as number)) >> 8;
  }
  return profile;
}

/** The contrast of a profile over its steepest slope (95th percentile), as a list of one; empty where there is no contrast. */
function edgeWidth(profile: Uint8Array): number[] {
  const tones = emptyHistogram();
  const slopes = emptyHistogram();
  for (let i = 0; i < profile.length; i++) {
    const tone = profile[i] as number;
    tones[tone] = (tones[tone] as number) + 1;
    if (i < 2) continue;
    const slope = Math.abs(tone - (profile[i - 2] as number));
    slopes[slope] = (slopes[slope] as number) + 1;
  }
  const contrast = quantileOf(tones, 0.95) - quantileOf(tones, 0.05);
  const steepest = quantileOf(slopes, 0.95) / 2;
  return contrast < MIN_CONTRAST || steepest === 0 ? [] : [contrast / steepest];
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
