/**
 * The connected regions (8 neighbours) of a map where it exceeds `threshold`. Each region is the flat list x, y, x, y, … of the first
 * and last pixel of its horizontal runs, rows from top to bottom: enough for its convex hull.
 */
export function connectedRegions(map: Float32Array, width: number, height: number, threshold: number): number[][] {
  const runs = new RunSet();
  let aboveStart = 0;
  let aboveEnd = 0;
  for (let y = 0; y < height; y++) {
    const rowStart = runs.count;
    const row = y * width;
    let x = 0;
    while (x < width) {
      while (x < width && (map[row + x] as number) <= threshold) x++;
      if (x >= width) break;
      const first = x;
      while (x < width && (map[row + x] as number) > threshold) x++;
      const run = runs.add(first, x - 1, y);
      // Runs of the row above that end before this one starts cannot touch later ones either.
      while (aboveStart < aboveEnd && runs.lastX(aboveStart) < first - 1) aboveStart++;
      for (let above = aboveStart; above < aboveEnd && runs.firstX(above) <= x; above++) runs.join(above, run);
    }
    aboveStart = rowStart;
    aboveEnd = runs.count;
  }
  return runs.regions();
}

/** Horizontal runs of pixels, joined into regions by union and find. */
class RunSet {
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #row: number[] = [];
  readonly #parent: number[] = [];

  get count(): number {
    return this.#first.length;
  }

  add(first: number, last: number, row: number): number {
    const index = this.count;
    this.#first.push(first);
    this.#last.push(last);
    this.#row.push(row);
    this.#parent.push(index);
    return index;
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

  regions(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (let run = 0; run < this.count; run++) {
      const root = this.#root(run);
      const points = byRoot.get(root) ?? [];
      if (points.length === 0) byRoot.set(root, points);
      const y = this.#row[run] as number;
      points.push(this.firstX(run), y, this.lastX(run), y);
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
