/** A spelling in the index. */
export interface TrieEntry {
  /** Letters and digits only, in the classes of {@link confusableClass}. */
  readonly letters: string;
}

/** A spelling found at a place of the text. */
export interface TrieMatch<E extends TrieEntry> {
  readonly entry: E;
  /** How many letters of the text it covers. */
  readonly length: number;
  /** Letters that are wrong, missing or too many. */
  readonly errors: number;
}

/** An index over spellings that tolerates reading errors. */
export interface FuzzyTrie<E extends TrieEntry> {
  readonly children: Map<string, FuzzyTrie<E>>;
  readonly entries: E[];
}

const CONFUSABLE: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', L: 'I', '5': 'S', '8': 'B' };

/** The class of a folded character: what readers of print take for one another (`0` and `O`, `1`, `I` and `l`) is one class. */
export function confusableClass(character: string): string {
  return CONFUSABLE[character] ?? character;
}

/** How many letters of a spelling may be wrong: none in short ones, which would turn names into labels, then one in six. */
export function allowedErrors(length: number): number {
  if (length <= 6) return 0;
  return Math.min(4, Math.floor(length / 6) + (length >= 9 ? Math.floor(length / 18) : 0));
}

/** Builds the index over `entries`. */
export function createFuzzyTrie<E extends TrieEntry>(entries: Iterable<E>): FuzzyTrie<E> {
  const root: FuzzyTrie<E> = { children: new Map(), entries: [] };
  for (const entry of entries) {
    let node = root;
    for (const letter of entry.letters) {
      const next = node.children.get(letter) ?? { children: new Map(), entries: [] };
      node.children.set(letter, next);
      node = next;
    }
    node.entries.push(entry);
  }
  return root;
}

/** Errors tolerated in the first letters, so that most of the index is never walked. */
function mayGoOn(row: readonly number[], depth: number): boolean {
  const allowance = 1 + Math.floor(depth / 6);
  return row.some((errors) => errors <= allowance);
}

const FAR = Number.POSITIVE_INFINITY;
/** Most letters that text and spelling may be shifted against each other. */
const BAND = 3;

/** One row of the edit distance (Levenshtein, Ukkonen's band) between a spelling of `depth` letters and the text. */
function nextRow(row: readonly number[], letter: string, text: string, depth: number): number[] {
  const next = new Array<number>(row.length).fill(FAR);
  const to = Math.min(row.length - 1, depth + BAND);
  for (let column = Math.max(0, depth - BAND); column <= to; column += 1) {
    const above = (row[column] ?? FAR) + 1;
    const left = column > 0 ? (next[column - 1] ?? FAR) + 1 : FAR;
    const diagonal = column > 0 ? (row[column - 1] ?? FAR) + (text[column - 1] === letter ? 0 : 1) : FAR;
    next[column] = Math.min(above, left, diagonal);
  }
  return next;
}

/** No spelling is longer. */
const LONGEST = 48;

/**
 * Every spelling that the beginning of `text` (in confusable classes) may be, with the number of letters it covers.
 * `canEnd` tells whether that spelling may end after that many letters.
 */
export function matchesAt<E extends TrieEntry>(
  trie: FuzzyTrie<E>,
  text: string,
  canEnd: (length: number, entry: E) => boolean,
): TrieMatch<E>[] {
  const window = text.slice(0, LONGEST);
  const matches: TrieMatch<E>[] = [];
  const collect = (entry: E, row: readonly number[]): void => {
    const allowed = allowedErrors(entry.letters.length);
    let best: TrieMatch<E> | undefined;
    for (let length = 1; length < row.length; length += 1) {
      const errors = row[length] ?? FAR;
      if (errors > allowed || errors >= (best?.errors ?? FAR)) continue;
      if (canEnd(length, entry)) best = { entry, length, errors };
    }
    if (best) matches.push(best);
  };
  const walk = (node: FuzzyTrie<E>, row: readonly number[], depth: number): void => {
    for (const [letter, child] of node.children) {
      const next = nextRow(row, letter, window, depth + 1);
      if (!mayGoOn(next, depth + 1)) continue;
      for (const entry of child.entries) collect(entry, next);
      walk(child, next, depth + 1);
    }
  };
  const start = Array.from({ length: window.length + 1 }, (_, column) => (column <= BAND ? column : FAR));
  walk(trie, start, 0);
  return matches;
}
