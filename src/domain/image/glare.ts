import type { DecodedImage } from './image-rules.ts';

/** The longer side of a picture is cut into so many blocks, about. */
const BLOCKS_A_SIDE = 160;

/** A block this bright in its weakest channel holds nothing but light. */
const BURNT = 252;

/** Light that fades out is this bright a little further off. */
const FADING = 225;

/** How far off that is, in blocks. */
const FADING_DISTANCE = 3;

/** Paper, panels and portraits on white end in an edge; a reflection fades out along most of its rim. */
const LEAST_FADING_SHARE = 0.6;

/** Mean brightness of the weakest channel, block by block. */
interface BlockGrid {
  readonly columns: number;
  readonly rows: number;
  readonly light: Uint8Array;
}

/**
 * The share of the picture (0–1) that its largest reflection burns out; 0 where the largest burnt area is none, because it ends in edges.
 */
export function measureGlare(image: DecodedImage): number {
  const grid = blockGrid(image);
  const seen = new Uint8Array(grid.light.length);
  let largest: BurntArea = { blocks: 0, fadingShare: 0 };
  for (let block = 0; block < seen.length; block++) {
    if (seen[block] || (grid.light[block] as number) < BURNT) continue;
    const area = burntArea(grid, block, seen);
    if (area.blocks > largest.blocks) largest = area;
  }
  return largest.fadingShare < LEAST_FADING_SHARE ? 0 : largest.blocks / Math.max(1, seen.length);
}

function blockGrid(image: DecodedImage): BlockGrid {
  const { widthPx, heightPx } = image;
  const sidePx = Math.max(2, Math.floor(Math.max(widthPx, heightPx) / BLOCKS_A_SIDE));
  const columns = Math.floor(widthPx / sidePx);
  const rows = Math.floor(heightPx / sidePx);
  const light = new Uint8Array(columns * rows);
  for (let block = 0; block < light.length; block++) {
    const top = Math.floor(block / columns) * sidePx;
    light[block] = lightOf(image, (block % columns) * sidePx, top, sidePx);
  }
  return { columns, rows, light };
}

/** The mean of a block, of every fourth pixel where it is large. */
function lightOf({ widthPx, rgb }: DecodedImage, left: number, top: number, sidePx: number): number {
  const step = Math.max(1, sidePx >> 2);
  let sum = 0;
  let count = 0;
  for (let y = top; y < top + sidePx; y += step) {
    for (let x = left; x < left + sidePx; x += step) {
      const at = (y * widthPx + x) * 3;
      sum += Math.min(rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number);
      count++;
    }
  }
  return sum / count;
}

interface BurntArea {
  readonly blocks: number;
  /** The share of its rim (0–1) beyond which the light fades out. */
  readonly fadingShare: number;
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The burnt blocks that hang together with `first`, all marked as seen. */
function burntArea(grid: BlockGrid, first: number, seen: Uint8Array): BurntArea {
  const open = [first];
  seen[first] = 1;
  let blocks = 0;
  const rim: number[] = [];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    blocks++;
    for (const [across, down] of DIRECTIONS) {
      const next = neighbour(grid, block, across, down);
      if (next === undefined || seen[next]) continue;
      if ((grid.light[next] as number) >= BURNT) {
        seen[next] = 1;
        open.push(next);
        continue;
      }
      const beyond = neighbour(grid, block, across * FADING_DISTANCE, down * FADING_DISTANCE);
      if (beyond !== undefined) rim.push(grid.light[beyond] as number);
    }
  }
  const fading = rim.filter((light) => light >= FADING && light < BURNT).length;
  return { blocks, fadingShare: fading / Math.max(1, rim.length) };
}

function neighbour({ columns, rows }: BlockGrid, block: number, across: number, down: number): number | undefined {
  const column = (block % columns) + across;
  const row = Math.floor(block / columns) + down;
  return column < 0 || row < 0 || column >= columns || row >= rows ? undefined : row * columns + column;
}
