/** Cells of a map that touch. */
export interface Region {
  /** The first and last cell of each horizontal run, flat: x, y, x, y, …, rows from top to bottom. Enough for the convex hull. */
  readonly outline: readonly number[];
  readonly cells: number;
  /** Of the map over these cells. */
  readonly sum: number;
}

/** The connected regions (8 neighbours) of a map where it exceeds `threshold`. */
export function connectedRegions(map: Float32Array, width: number, height: number, threshold: number): Region[] {
  const runs = new RunSet();
  let above = { start: 0, end: 0 };
  for (let y = 0; y < height; y++) {
    const start = runs.count;
    addRowRuns(runs, map.subarray(y * width, (y + 1) * width), y, threshold);
    joinRows(runs, above, { start, end: runs.count });
    above = { start, end: runs.count };
  }
  return runs.regions();
}

interface RunRange {
  readonly start: number;
  readonly end: number;
}

function addRowRuns(runs: RunSet, row: Float32Array, y: number, threshold: number): void {
  for (let x = 0; x < row.length; x++) {
    if ((row[x] as number) <= threshold) continue;
    const first = x;
    let sum = 0;
    while (x < row.length && (row[x] as number) > threshold) sum += row[x++] as number;
    runs.add(first, x - 1, y, sum);
  }
}

/** Joins the runs of two neighbouring rows that touch, corners included. */
function joinRows(runs: RunSet, above: RunRange, below: RunRange): void {
  let start = above.start;
  for (let run = below.start; run < below.end; run++) {
    // Runs above that end before this one starts cannot touch later ones either.
    while (start < above.end && runs.lastX(start) < runs.firstX(run) - 1) start++;
    for (let other = start; other < above.end && runs.firstX(other) <= runs.lastX(run) + 1; other++)
      runs.join(other, run);
  }
}

/** Horizontal runs of pixels, joined into regions by union and find. */
class RunSet {
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #row: number[] = [];
  readonly #sum: number[] = [];
  readonly #parent: number[] = [];

  get count(): number {
    return this.#first.length;
  }

  add(first: number, last: number, row: number, sum: number): void {
    const index = this.count;
    this.#first.push(first);
    this.#last.push(last);
    this.#row.push(row);
    this.#sum.push(sum);
    this.#parent.push(index);
  }

  firstX(run: number): number {
    return this.#first[run] as number;
  }

  lastX(run: number): number {
    return this.#last[run] as number;
  }

  join(a: number, b: number): void {
    const rootA = this.#root(a);
    const rootB = this.#root(b);
    if (rootA < rootB) this.#parent[rootB] = rootA;
    else this.#parent[rootA] = rootB;
  }

  regions(): Region[] {
    const byRoot = new Map<number, { outline: number[]; cells: number; sum: number }>();
    for (let run = 0; run < this.count; run++) {
      const root = this.#root(run);
      const region = byRoot.get(root) ?? { outline: [], cells: 0, sum: 0 };
      if (region.cells === 0) byRoot.set(root, region);
      const y = this.#row[run] as number;
      region.outline.push(this.firstX(run), y, this.lastX(run), y);
      region.cells += this.lastX(run) - this.firstX(run) + 1;
      region.sum += this.#sum[run] as number;
    }
    return [...byRoot.values()];
  }

  #root(run: number): number {
    let root = run;
    while (this.#parent[root] !== root) {
      const above = this.#parent[root] as number;
      this.#parent[root] = this.#parent[above] as number;
      root = above;
    }
    return root;
  }
}
