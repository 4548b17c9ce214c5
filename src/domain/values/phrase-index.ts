import { lettersOf, type SqueezedText, squeeze } from './letter-folding.ts';

/** A known phrase met in a line of print; `start` and `end` (exclusive) are UTF-16 indices of the line. */
export interface PhraseMatch<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/** Finds known phrases in print that may have lost its spaces and diacritics. */
export interface PhraseIndex<T> {
  /** What the whole of `text` stands for, spaces, punctuation, case and diacritics aside. */
  exact(text: string): T | undefined;
  /** The longest phrases in `text` that do not overlap, from left to right. */
  find(text: string): readonly PhraseMatch<T>[];
}

/** From this length on a phrase is also found inside a longer run of letters: shorter ones occur in other words by chance. */
const FREE_STANDING_LETTERS = 9;
/** Up to this length a phrase must not be pieced together from more words than it has: `PER U` is not Peru. */
const PIECED_LETTERS = 7;

interface Entry<T> {
  readonly value: T;
  readonly words: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function wordsIn(text: SqueezedText, { from, to }: Span): number {
  let words = 1;
  for (let at = from + 1; at < to; at += 1) if (text.isBoundary[at]) words += 1;
  return words;
}

/** Whether a phrase may stand here: words begin where it begins and behind its end, or it is too long to be there by chance. */
function mayStand(text: SqueezedText, { from, to }: Span): boolean {
  if (to > text.letters.length) return false;
  return to - from >= FREE_STANDING_LETTERS || Boolean(text.isBoundary[from] && text.isBoundary[to]);
}

function isPieced(text: SqueezedText, span: Span, phraseWords: number): boolean {
  return span.to - span.from <= PIECED_LETTERS && wordsIn(text, span) > phraseWords;
}

/** Marks the ends of `words` as places where words begin, wherever they stand: what is glued to them gets free. */
function withBoundariesAround(text: SqueezedText, words: readonly string[]): SqueezedText {
  const isBoundary = [...text.isBoundary];
  for (const word of words) {
    for (let at = text.letters.indexOf(word); at >= 0; at = text.letters.indexOf(word, at + 1)) {
      isBoundary[at] = true;
      isBoundary[at + word.length] = true;
    }
  }
  return { ...text, isBoundary };
}

/** A phrase that is whole words is better than one a letter longer that is not: `SRI LANKA` in `SRI LANKA NATIONAL`, not `Sri Lankan`. */
const WHOLE_WORD_LETTERS = 1.5;

function lengthOf({ isBoundary }: SqueezedText, { from, to }: Span): number {
  return to - from + WHOLE_WORD_LETTERS * (Number(isBoundary[from] === true) + Number(isBoundary[to] === true));
}

function longestApart(text: SqueezedText, spans: Span[]): Span[] {
  const taken: Span[] = [];
  for (const span of spans.toSorted((a, b) => lengthOf(text, b) - lengthOf(text, a) || a.from - b.from)) {
    if (taken.every((other) => span.to <= other.from || span.from >= other.to)) taken.push(span);
  }
  return taken.sort((a, b) => a.from - b.from);
}

/**
 * An index over `entries` (phrase as printed, what it stands for). Where two phrases fold to the same letters the first one
 * stays. `gluedWords`: words that print often runs together with their neighbours (`REPUBLIKA`), at least 7 letters each.
 */
export function createPhraseIndex<T>(
  entries: Iterable<readonly [phrase: string, value: T]>,
  gluedWords: readonly string[] = [],
): PhraseIndex<T> {
  const byLetters = new Map<string, Entry<T>>();
  const lengthsByStart = new Map<string, Set<number>>();
  for (const [phrase, value] of entries) {
    const { letters, words } = lettersOf(phrase);
    if (letters === '' || byLetters.has(letters)) continue;
    byLetters.set(letters, { value, words });
    const start = letters.slice(0, 2);
    const lengths = lengthsByStart.get(start);
    if (lengths) lengths.add(letters.length);
    else lengthsByStart.set(start, new Set([letters.length]));
  }
  const glued = gluedWords.map((word) => lettersOf(word).letters);

  const isKnown = (text: SqueezedText, span: Span): boolean => {
    const entry = byLetters.get(text.letters.slice(span.from, span.to));
    return entry !== undefined && !isPieced(text, span, entry.words);
  };

  const spansIn = (text: SqueezedText): Span[] => {
    const spans: Span[] = [];
    for (let from = 0; from < text.letters.length; from += 1) {
      for (const start of [text.letters.slice(from, from + 2), text.letters.slice(from, from + 1)]) {
        for (const length of lengthsByStart.get(start) ?? []) {
          const span = { from, to: from + length };
          // Most places are ruled out by their ends, which costs less than to look them up.
          if (mayStand(text, span) && isKnown(text, span)) spans.push(span);
        }
      }
    }
    return longestApart(text, spans);
  };

  return {
    exact: (text) => byLetters.get(lettersOf(text).letters)?.value,
    find: (text) => {
      const squeezed = withBoundariesAround(squeeze(text), glued);
      return spansIn(squeezed).flatMap(({ from, to }) => {
        const entry = byLetters.get(squeezed.letters.slice(from, to));
        const start = squeezed.starts[from];
        const end = squeezed.ends[to - 1];
        return entry && start !== undefined && end !== undefined ? [{ value: entry.value, start, end }] : [];
      });
    },
  };
}
