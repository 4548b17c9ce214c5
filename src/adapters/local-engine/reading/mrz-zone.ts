import type { RotatedBox } from '../picture/rotated-box.ts';
import { looksLikeMrzPiece, looksLikeMrzRow, mayBeginMrzRow } from './mrz-like-text.ts';
import type { PrintedLine } from './print-lines.ts';

/** One row of a zone: its middle line runs through (0, `middle`) of the zone's frame and rises by `slope`. */
export interface MrzRow {
  readonly middle: number;
  readonly slope: number;
}

/**
 * A machine-readable zone on a page, in pixels of a frame turned into its reading direction: `along` = x · d, `down` = y across it.
 * All rows share their left and right end: the standard gives them the same number of characters at the same pitch.
 */
export interface MrzZone {
  readonly directionX: number;
  readonly directionY: number;
  readonly left: number;
  readonly right: number;
  readonly rowHeightPx: number;
  /** From top to bottom. */
  readonly rows: readonly MrzRow[];
}

interface Piece {
  readonly left: number;
  readonly right: number;
  readonly down: number;
  readonly slope: number;
  readonly heightPx: number;
}

const MIN_SEED_CONFIDENCE = 0.6;
/** Rows lie at most this many row heights apart. */
const MAX_ROW_DISTANCE = 4.5;
const SAME_ROW = 0.6;
/** Rows begin at most this many row heights apart. */
const SAME_START = 1.5;
/** Pieces farther from their row than this many row heights are other print. */
const MAX_PIECE_GAP = 25;
/** Shorter pieces, in row heights, have no slope worth trusting. */
const MIN_LENGTH_FOR_SLOPE = 8;

/** The zone that the printed readings of a page hint at; undefined when none of them looks like one. */
export function locateZone(lines: readonly PrintedLine[]): MrzZone | undefined {
  const seeds = lines.filter(
    ({ decoded }) => decoded.confidence >= MIN_SEED_CONFIDENCE && looksLikeMrzRow(decoded.text),
  );
  const widest = seeds.toSorted((a, b) => b.box.widthPx - a.box.widthPx)[0];
  if (!widest) return undefined;
  const { directionX, directionY } = widest.box;
  const inFrame = (line: PrintedLine) => pieceOf(line.box, directionX, directionY);
  const seedPieces = neighboursOf(inFrame(widest), seeds.map(inFrame));
  const rowHeightPx = median(seedPieces.map((piece) => piece.heightPx));
  const further = lines.filter((line) => !seeds.includes(line));
  const begun = further.filter(({ decoded }) => mayBeginMrzRow(decoded.text)).map(inFrame);
  const begins = (piece: Piece) => seedPieces.some((seed) => beginsBeside(piece, seed, rowHeightPx));
  const rows = groupIntoRows([...seedPieces, ...begun.filter(begins)], rowHeightPx);
  const others = further.filter(({ decoded }) => looksLikeMrzPiece(decoded.text)).map(inFrame);
  for (const row of rows) row.push(...others.filter((piece) => continuesRow(piece, row, rowHeightPx)));
  const pieces = rows.flat();
  return {
    directionX,
    directionY,
    left: Math.min(...pieces.map((piece) => piece.left)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    rowHeightPx,
    rows: rows.map(middleLine).toSorted((a, b) => a.middle - b.middle),
  };
}

/** The zone with all rows as steep as their mean: ends of rows that the detector cut or joined to other ink lie askew. */
export function withParallelRows(zone: MrzZone): MrzZone {
  const centre = (zone.left + zone.right) / 2;
  const slope = zone.rows.reduce((sum, row) => sum + row.slope, 0) / zone.rows.length;
  return { ...zone, rows: zone.rows.map((row) => ({ middle: row.middle + (row.slope - slope) * centre, slope })) };
}

/** The box of one row, `heightScale` times as high as the detector's boxes. */
export function rowBox(zone: MrzZone, row: MrzRow, heightScale: number): RotatedBox {
  const along = (zone.left + zone.right) / 2;
  const down = row.middle + row.slope * along;
  const { directionX, directionY } = zone;
  const stretch = Math.hypot(1, row.slope);
  return {
    centreX: along * directionX - down * directionY,
    centreY: along * directionY + down * directionX,
    directionX: (directionX - row.slope * directionY) / stretch,
    directionY: (directionY + row.slope * directionX) / stretch,
    widthPx: (zone.right - zone.left) * stretch,
    heightPx: zone.rowHeightPx * heightScale,
  };
}

/** Whether the middle of `box` lies inside the zone's rows. */
export function coversBox(zone: MrzZone, box: RotatedBox): boolean {
  const { left, right, down, heightPx } = pieceOf(box, zone.directionX, zone.directionY);
  const along = (left + right) / 2;
  if (along < zone.left || along > zone.right || heightPx > 2 * zone.rowHeightPx) return false;
  return zone.rows.some((row) => Math.abs(row.middle + row.slope * along - down) < SAME_ROW * zone.rowHeightPx);
}

function pieceOf(box: RotatedBox, directionX: number, directionY: number): Piece {
  const along = box.centreX * directionX + box.centreY * directionY;
  const cosine = box.directionX * directionX + box.directionY * directionY;
  const sine = box.directionY * directionX - box.directionX * directionY;
  const half = (box.widthPx * Math.abs(cosine)) / 2;
  return {
    left: along - half,
    right: along + half,
    down: box.centreY * directionX - box.centreX * directionY,
    slope: sine / cosine,
    heightPx: box.heightPx,
  };
}

/** Whether `piece` is of the size of `seed`, begins where it does and stands near it: the first characters of another row. */
function beginsBeside(piece: Piece, seed: Piece, rowHeightPx: number): boolean {
  const ratio = piece.heightPx / rowHeightPx;
  const isAligned = Math.abs(piece.left - seed.left) < SAME_START * rowHeightPx;
  return isAligned && ratio > 0.7 && ratio < 1.4 && Math.abs(piece.down - seed.down) < MAX_ROW_DISTANCE * rowHeightPx;
}

/** The pieces that stand in one block with `start`, going from row to row. */
function neighboursOf(start: Piece, pieces: readonly Piece[]): Piece[] {
  const limit = MAX_ROW_DISTANCE * start.heightPx;
  const byDown = pieces.toSorted((a, b) => a.down - b.down);
  const index = byDown.findIndex((piece) => piece.down === start.down && piece.left === start.left);
  const near = (a: Piece | undefined, b: Piece | undefined) => a && b && Math.abs(a.down - b.down) < limit;
  let first = index;
  while (near(byDown[first - 1], byDown[first])) first--;
  let last = index;
  while (near(byDown[last + 1], byDown[last])) last++;
  return byDown.slice(first, last + 1);
}

function groupIntoRows(pieces: readonly Piece[], rowHeightPx: number): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    const row = rows.find((members) => members.some((member) => isOnRow(piece, member, rowHeightPx)));
    if (row) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

/** Compares heights where the two pieces are nearest, by the slope of the longer one. */
function isOnRow(a: Piece, b: Piece, rowHeightPx: number): boolean {
  const [long, short] = a.right - a.left > b.right - b.left ? [a, b] : [b, a];
  const distance = (short.left + short.right - long.left - long.right) / 2;
  return Math.abs(short.down - long.down - long.slope * distance) < SAME_ROW * rowHeightPx;
}

function continuesRow(piece: Piece, row: readonly Piece[], rowHeightPx: number): boolean {
  if (piece.heightPx > 1.5 * rowHeightPx) return false;
  return row.some((member) => {
    const gap = Math.max(piece.left - member.right, member.left - piece.right);
    return gap < MAX_PIECE_GAP * rowHeightPx && isOnRow(piece, member, rowHeightPx);
  });
}

/** The line that fits the middles of a row's pieces best; long pieces count with their ends, short ones with their centre. */
function middleLine(row: readonly Piece[]): MrzRow {
  let [weights, alongs, downs, squares, products] = [0, 0, 0, 0, 0];
  for (const { along, down, weight } of row.flatMap(fittedPoints)) {
    weights += weight;
    alongs += weight * along;
    downs += weight * down;
    squares += weight * along * along;
    products += weight * along * down;
  }
  const spread = weights * squares - alongs * alongs;
  const slope = spread > weights * weights ? (weights * products - alongs * downs) / spread : 0;
  return { middle: (downs - slope * alongs) / weights, slope };
}

function fittedPoints({
  left,
  right,
  down,
  slope,
  heightPx,
}: Piece): { along: number; down: number; weight: number }[] {
  const length = right - left;
  const centre = (left + right) / 2;
  if (length < MIN_LENGTH_FOR_SLOPE * heightPx) return [{ along: centre, down, weight: length }];
  const rise = (slope * length) / 2;
  return [
    { along: left, down: down - rise, weight: length / 2 },
    { along: right, down: down + rise, weight: length / 2 },
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
