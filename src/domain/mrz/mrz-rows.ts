import type { PageSize, Point, Quad } from '../reading/geometry.ts';
import type { TextLine } from '../reading/text-line.ts';
import { mrzLikeness, mrzText } from './mrz-line.ts';

/** One row of print that may be a line of the zone, put together from the boxes it was read in. All lengths in pixels. */
export interface MrzRow {
  readonly text: string;
  readonly textLines: readonly TextLine[];
  /** How sure the reader is of each character of `text`, 0–1; undefined where it does not tell. */
  readonly characterConfidences: readonly number[] | undefined;
  /** 0–1, see `mrzLikeness`. */
  readonly likeness: number;
  /** Where the row begins and ends along the reading direction. */
  readonly start: number;
  readonly end: number;
  /** Where it stands across the reading direction, downwards. */
  readonly across: number;
  readonly height: number;
}

/** Boxes of one row lie at most this many letter heights apart, and overlap by less than one. */
const MAX_GAP = 3;

/** The rows of a page that look like lines of a machine-readable zone, from top to bottom, in the direction of the likeliest of them. */
export function mrzRows(lines: readonly TextLine[], page: PageSize): readonly MrzRow[] {
  const read = withoutRereadings(lines, page);
  const axis = read.toSorted((a, b) => weight(b) - weight(a))[0];
  if (!axis || mrzLikeness(axis) === 0) return [];
  const along = direction(axis.quad, page);
  const boxes = read.flatMap((line) => (mrzText(line.text) === '' ? [] : [rowOf(line, along, page)]));
  return joinNeighbours(boxes.sort((a, b) => a.start - b.start))
    .filter((row) => row.likeness > 0)
    .sort((a, b) => a.across - b.across);
}

function weight(line: TextLine): number {
  return mrzLikeness(line) * line.text.length;
}

/** Print that a recogniser for the zone has read as well is dropped. */
function withoutRereadings(lines: readonly TextLine[], page: PageSize): TextLine[] {
  const special = lines
    .filter((line) => line.script === 'mrz')
    .map((line) => rowOf(line, direction(line.quad, page), page));
  return lines.filter((line) => {
    if (line.script === 'mrz') return true;
    return special.every((row) => {
      const first = row.textLines[0];
      const own = rowOf(line, first ? direction(first.quad, page) : { x: 1, y: 0 }, page);
      const shared = Math.min(row.end, own.end) - Math.max(row.start, own.start);
      return Math.abs(row.across - own.across) > row.height / 2 || shared < (own.end - own.start) / 2;
    });
  });
}

/** Joins boxes that follow each other on one row; `boxes` are sorted by their start. */
function joinNeighbours(boxes: readonly MrzRow[]): MrzRow[] {
  const rows: MrzRow[] = [];
  for (const box of boxes) {
    const index = rows.findIndex((row) => follows(row, box));
    const row = rows[index];
    if (row) rows[index] = joined(row, box);
    else rows.push(box);
  }
  return rows;
}

function follows(row: MrzRow, box: MrzRow): boolean {
  const height = Math.max(row.height, box.height);
  const gap = box.start - row.end;
  return (
    Math.abs(row.across - box.across) < height / 2 &&
    gap > -height &&
    gap < MAX_GAP * height &&
    Math.min(row.height, box.height) > height / 2 &&
    isCoded(row) &&
    isCoded(box)
  );
}

/** No lower case: a printed label beside the zone is no part of it. */
function isCoded(row: MrzRow): boolean {
  return row.textLines.every((line) => !/[a-z]{2}/.test(line.text));
}

function joined(row: MrzRow, box: MrzRow): MrzRow {
  const text = row.text + box.text;
  const characterConfidences =
    row.characterConfidences && box.characterConfidences
      ? [...row.characterConfidences, ...box.characterConfidences]
      : undefined;
  return {
    ...row,
    text,
    textLines: [...row.textLines, ...box.textLines],
    characterConfidences,
    likeness: Math.max(row.likeness, box.likeness, mrzLikeness({ text, script: 'print' })),
    end: Math.max(row.end, box.end),
    across: (row.across + box.across) / 2,
  };
}

function rowOf(line: TextLine, along: Point, page: PageSize): MrzRow {
  const corners = line.quad.map((corner) => toPixels(corner, page));
  const ahead = corners.map((corner) => corner.x * along.x + corner.y * along.y);
  const down = corners.map((corner) => corner.y * along.x - corner.x * along.y);
  const text = mrzText(line.text);
  return {
    text,
    textLines: [line],
    // Marks for which other characters were put no longer stand beside their confidences.
    characterConfidences: text === line.text ? line.characterConfidences : undefined,
    likeness: mrzLikeness(line),
    start: Math.min(...ahead),
    end: Math.max(...ahead),
    across: (Math.min(...down) + Math.max(...down)) / 2,
    height: Math.max(...down) - Math.min(...down),
  };
}

/** The unit vector along the upper edge of a quad. */
function direction([from, to]: Quad, page: PageSize): Point {
  const a = toPixels(from, page);
  const b = toPixels(to, page);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

function toPixels(point: Point, page: PageSize): Point {
  return { x: point.x * page.widthPx, y: point.y * page.heightPx };
}
