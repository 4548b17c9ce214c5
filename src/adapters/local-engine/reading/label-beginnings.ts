const NEVER = Number.NEGATIVE_INFINITY;

/**
 * The beginnings of labels that a line may hold up to some frame: for each node of the index of labels the best score with which the
 * frame shows its letter, the best with which a gap follows it, and the frame at which the label began in each case.
 */
export class LabelBeginnings {
  readonly afterLetter: Float32Array;
  readonly afterGap: Float32Array;
  readonly letterStart: Int32Array;
  readonly gapStart: Int32Array;
  /** The nodes that have a score; the first {@link count} count. */
  readonly nodes: Int32Array;
  count = 0;
  /** The best of all scores. */
  top = NEVER;

  constructor(nodeCount: number) {
    this.afterLetter = new Float32Array(nodeCount).fill(NEVER);
    this.afterGap = new Float32Array(nodeCount).fill(NEVER);
    this.letterStart = new Int32Array(nodeCount);
    this.gapStart = new Int32Array(nodeCount);
    this.nodes = new Int32Array(nodeCount);
  }

  /** Takes in that the frame shows the letter of `node`, unless that is known with a better score. */
  raiseLetter(node: number, score: number, start: number): void {
    if (score <= (this.afterLetter[node] as number)) return;
    this.#enter(node, score);
    this.afterLetter[node] = score;
    this.letterStart[node] = start;
  }

  /** Takes in that a gap follows the letter of `node`, unless that is known with a better score. */
  raiseGap(node: number, score: number, start: number): void {
    if (score <= (this.afterGap[node] as number)) return;
    this.#enter(node, score);
    this.afterGap[node] = score;
    this.gapStart[node] = start;
  }

  /** The better score of a node. */
  scoreOf(node: number): number {
    return Math.max(this.afterLetter[node] as number, this.afterGap[node] as number);
  }

  /** The frame at which the label began that has the better score of a node. */
  startOf(node: number): number {
    const isGap = (this.afterGap[node] as number) >= (this.afterLetter[node] as number);
    return (isGap ? this.gapStart[node] : this.letterStart[node]) as number;
  }

  /** Forgets everything, at the cost of what was known. */
  clear(): void {
    for (let index = 0; index < this.count; index++) {
      const node = this.nodes[index] as number;
      this.afterLetter[node] = NEVER;
      this.afterGap[node] = NEVER;
    }
    this.count = 0;
    this.top = NEVER;
  }

  #enter(node: number, score: number): void {
    if (score > this.top) this.top = score;
    if (this.afterLetter[node] === NEVER && this.afterGap[node] === NEVER) this.nodes[this.count++] = node;
  }
}
