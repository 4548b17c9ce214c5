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
  /** Letters that are wrong, missing or too many; those that look alike count half. */
  readonly errors: number;
}

/** An index over spellings that tolerates reading errors; its nodes lie breadth first, so that the children of one stand side by side. */
export interface FuzzyTrie<E extends TrieEntry> {
  /** UTF-16 code of the letter that leads to each node; 0 at the root. */
  readonly codes: Uint16Array;
  /** Where each node's children begin; they end where the next node's begin. */
  readonly childrenFrom: Int32Array;
  /** The spellings that end at each node. */
  readonly entries: readonly (readonly E[])[];
}

const CONFUSABLE: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', L: 'I', '5': 'S', '8': 'B' };

/** The class of a folded character: what readers of print take for one another (`0` and `O`, `1`, `I` and `l`) is one class. */
export function confusableClass(character: string): string {
  return CONFUSABLE[character] ?? character;
}

/**
 * How many letters of a spelling may be wrong: in short ones, which would turn names into labels, at most one for a letter that looks
 * alike, then one in six.
 */
function allowedErrors(length: number): number {
  if (length <= 6) return length < 5 ? 0 : 0.5;
  return Math.min(4, Math.floor(length / 6) + (length >= 9 ? Math.floor(length / 18) : 0));
}

/** Pairs of capitals that readers of small print take for one another. */
const ALIKE =
  'MN NM EC CE EF FE UV VU CG GC OD DO OC CO RK KR BR RB HN NH HM MH TI IT TF FT PF FP VY YV WV VW OQ QO OU UO NR RN AR RA';

/** What it costs to read one ASCII character for another, at `meant * 128 + read`. */
const SUBSTITUTION = substitutionTable();

function substitutionTable(): Float32Array {
  const table = new Float32Array(128 * 128).fill(1);
  for (let code = 0; code < 128; code += 1) table[code * 128 + code] = 0;
  for (const pair of ALIKE.split(' ')) table[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = 0.5;
  return table;
}

/** Nothing for the same letter, half an error for letters that look alike, one for others. */
function substitution(read: number, meant: number): number {
  if (read === meant) return 0;
  return read < 128 && meant < 128 ? (SUBSTITUTION[meant * 128 + read] as number) : 1;
}

interface GrowingNode<E extends TrieEntry> {
  readonly code: number;
  readonly children: Map<number, GrowingNode<E>>;
  readonly entries: E[];
}

function growingNode<E extends TrieEntry>(code: number): GrowingNode<E> {
  return { code, children: new Map(), entries: [] };
}

/** Builds the index over `entries`. */
export function createFuzzyTrie<E extends TrieEntry>(entries: Iterable<E>): FuzzyTrie<E> {
  const root = growingNode<E>(0);
  for (const entry of entries) {
    let node = root;
    for (let at = 0; at < entry.letters.length; at += 1) node = childOf(node, entry.letters.charCodeAt(at));
    node.entries.push(entry);
  }
  return laidOut(root);
}

function childOf<E extends TrieEntry>(node: GrowingNode<E>, code: number): GrowingNode<E> {
  const child = node.children.get(code) ?? growingNode<E>(code);
  node.children.set(code, child);
  return child;
}

function laidOut<E extends TrieEntry>(root: GrowingNode<E>): FuzzyTrie<E> {
  const nodes = [root];
  const childrenFrom: number[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    childrenFrom.push(nodes.length);
    nodes.push(...(nodes[at]?.children.values() ?? []));
  }
  return {
    codes: Uint16Array.from(nodes, ({ code }) => code),
    childrenFrom: Int32Array.from([...childrenFrom, nodes.length]),
    entries: nodes.map((node) => node.entries),
  };
}

/** Errors tolerated in the first letters, so that most of the index is never walked. */
function allowanceAt(depth: number, share: number): number {
  return Math.max(depth < 4 ? 1 : 1 + depth / 5, share > 0 ? 1 + share * depth : 0);
}

/** Farther than any distance that counts; finite, so that sums stay small numbers. */
const FAR = 99;
/** Most letters that text and spelling may be shifted against each other. */
const BAND = 3;
/** No spelling is longer. */
const LONGEST = 48;

const ROW = LONGEST + 2;
/** One edit distance table (Levenshtein, Ukkonen's band), a row for each depth, used over and over. */
const TABLE = new Float32Array(ROW * ROW);

/** Fills the row of a spelling's letter at `depth` and returns its least distance. */
function fillRow(depth: number, letter: number, text: Uint16Array): number {
  const row = depth * ROW;
  const above = row - ROW;
  const from = Math.max(0, depth - BAND);
  const to = Math.min(text.length, depth + BAND);
  if (from > 0) TABLE[row + from - 1] = FAR;
  if (to < text.length) TABLE[row + to + 1] = FAR;
  let least = FAR;
  let left = FAR;
  for (let column = from; column <= to; column += 1) {
    let cost = column === depth + BAND ? FAR : (TABLE[above + column] as number) + 1;
    if (column > 0) {
      const replaced = (TABLE[above + column - 1] as number) + substitution(text[column - 1] as number, letter);
      cost = Math.min(cost, left + 1, replaced);
    }
    left = cost;
    TABLE[row + column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** The least that a spelling's letter at `depth` adds to the distance: rows that cannot stay within bounds need not be filled. */
function cheapestStep(depth: number, letter: number, text: Uint16Array): number {
  const end = Math.min(text.length, depth + BAND);
  let cheapest = 1;
  for (let at = Math.max(0, depth - 1 - BAND); at < end && cheapest > 0; at += 1) {
    cheapest = Math.min(cheapest, substitution(text[at] as number, letter));
  }
  return cheapest;
}

function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(Math.min(LONGEST, text.length));
  for (let at = 0; at < codes.length; at += 1) codes[at] = text.charCodeAt(at);
  return codes;
}

/** One search for the spellings that a text may begin with. */
interface Search<E extends TrieEntry> {
  readonly trie: FuzzyTrie<E>;
  readonly text: Uint16Array;
  readonly wrongShare: number;
  canEnd(length: number, entry: E): boolean;
  readonly matches: TrieMatch<E>[];
}

/**
 * Every spelling that the beginning of `text` (in confusable classes) may be, with the number of letters it covers.
 * `canEnd` tells whether that spelling may end after that many letters. `wrongShare`: the share of letters that may be wrong where that is
 * more than usual.
 */
export function matchesAt<E extends TrieEntry>(
  trie: FuzzyTrie<E>,
  text: string,
  canEnd: (length: number, entry: E) => boolean,
  wrongShare = 0,
): TrieMatch<E>[] {
  const codes = codesOf(text);
  for (let column = 0; column <= codes.length; column += 1) TABLE[column] = column <= BAND ? column : FAR;
  const search: Search<E> = { trie, text: codes, wrongShare, canEnd, matches: [] };
  walk(search, 0, 1, 0);
  return search.matches;
}

/** Goes on from `node` by a letter at `depth`; `reached`: the least distance so far. */
function walk<E extends TrieEntry>(search: Search<E>, node: number, depth: number, reached: number): void {
  const { trie, text } = search;
  const allowance = allowanceAt(depth, search.wrongShare);
  const end = trie.childrenFrom[node + 1] as number;
  for (let child = trie.childrenFrom[node] as number; child < end; child += 1) {
    const letter = trie.codes[child] as number;
    if (reached + cheapestStep(depth, letter, text) > allowance) continue;
    const least = fillRow(depth, letter, text);
    if (least > allowance) continue;
    for (const entry of trie.entries[child] ?? []) collect(search, entry, depth);
    if (depth < LONGEST) walk(search, child, depth + 1, least);
  }
}

/** Takes in a spelling of `depth` letters where the text is near enough to it. */
function collect<E extends TrieEntry>(search: Search<E>, entry: E, depth: number): void {
  const allowed = Math.max(allowedErrors(entry.letters.length), search.wrongShare * entry.letters.length);
  let best: TrieMatch<E> | undefined;
  for (let length = Math.max(1, depth - BAND); length <= Math.min(search.text.length, depth + BAND); length += 1) {
    const errors = TABLE[depth * ROW + length] as number;
    if (errors > allowed || errors >= (best?.errors ?? FAR)) continue;
    if (search.canEnd(length, entry)) best = { entry, length, errors };
  }
  if (best) search.matches.push(best);
}
