import { type CompactText, compactText } from './compact-text.ts';
import { type FuzzyTrie, matchesAt, type TrieMatch } from './fuzzy-trie.ts';
import { EMBEDDED_LABELS, LABEL_LEXICON, type LabelEntry } from './label-lexicon.ts';
import type { LabelSpan } from './label-matching.ts';

/** From this length on a letter of an embedded label may be wrong. */
const TOLERANT_EMBEDDED = 10;

interface Found {
  readonly at: number;
  readonly match: TrieMatch<LabelEntry>;
}

function surest(found: readonly Found[]): Found | undefined {
  return found.toSorted(
    (a, b) => b.match.length - 3 * b.match.errors - (a.match.length - 3 * a.match.errors) || a.at - b.at,
  )[0];
}

/** A label with blanks on both sides was already judged by its place in the line: `changement d'adresse`. */
function isGlued({ opens }: CompactText, at: number, end: number): boolean {
  return !opens[at] || !opens[end];
}

const LEAST_WORDS_OF_SENTENCE = 4;

/** Running text in small letters, which names what labels name: `this card is not evidence of PERMANENT RESIDENCE`. */
function isSentence(text: string): boolean {
  return (text.match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu)?.length ?? 0) >= LEAST_WORDS_OF_SENTENCE;
}

function embeddedIn(compact: CompactText): Found | undefined {
  const found: Found[] = [];
  for (let at = 0; at + 7 <= compact.letters.length; at += 1) {
    const matches = matchesAt(EMBEDDED_LABELS, compact.letters.slice(at), () => true);
    for (const match of matches) {
      const allowed = match.entry.letters.length >= TOLERANT_EMBEDDED ? 1 : 0;
      if (match.errors <= allowed && isGlued(compact, at, at + match.length)) found.push({ at, match });
    }
  }
  return surest(found);
}

/**
 * The label in a line without digits whose words ran into each other: `emrilgiven name`, `VARDALIGIVENNAMES`. It covers the whole line,
 * for what stands around it is the label in another language. Undefined when the line holds no long label.
 */
export function embeddedLabel(text: string): LabelSpan | undefined {
  if (/\d/.test(text) || isSentence(text)) return undefined;
  const found = embeddedIn(compactText(text));
  return found && wholeLine(text, found);
}

/** Up to this confidence a line may be a label of which more letters were misread than {@link findLabels} tolerates. */
const DOUBTFUL = 0.9;
const SHORTEST_GARBLED = 7;
/** The share of letters that may be wrong. */
const WRONG_SHARE = 0.29;

function garbledIn(compact: CompactText, trie: FuzzyTrie<LabelEntry>): Found | undefined {
  const { letters } = compact;
  const found: Found[] = [];
  const starts = compact.opens.flatMap((opens, at) => (opens && at < letters.length && at <= 3 ? [at] : []));
  for (const at of starts) {
    const matches = matchesAt(trie, letters.slice(at), (length) => at + length >= letters.length - 1, WRONG_SHARE);
    for (const match of matches) {
      if (match.entry.letters.length >= SHORTEST_GARBLED && !match.entry.isTitle) found.push({ at, match });
    }
  }
  return surest(found);
}

/** The slash between two languages of a label, or what it is misread as. */
const BETWEEN_LANGUAGES = /[/|]|\s[Il1]\s/;

/**
 * The label that a doubtful line (`confidence` 0–1) is, all of it but a field number, in one language or one of several: `1 Lasi Narme`,
 * `ddrgss`, `Rriezvsko/Srrname`. Small print of labels is read worse than the values, so a line that was read surely is never taken for one.
 */
export function garbledLabel(text: string, confidence: number): LabelSpan | undefined {
  if (confidence > DOUBTFUL || (text.match(/\d/g)?.length ?? 0) > 2) return undefined;
  const languages = text.split(BETWEEN_LANGUAGES);
  const parts = languages.length > 1 ? [text, ...languages] : [text];
  const found = parts.map((part) => garbledIn(compactText(part), LABEL_LEXICON)).filter((each) => each !== undefined);
  const best = surest(found);
  return best && wholeLine(text, best);
}

function wholeLine(text: string, { match }: Found): LabelSpan {
  const number = /^\s*\(?(\d{1,2}[a-d]?)[.)\s]/i.exec(text)?.[1];
  return {
    key: match.entry.key,
    start: 0,
    end: text.length,
    ...(number === undefined ? {} : { number: number.toLowerCase() }),
    similarity: Math.max(0, 1 - match.errors / match.entry.letters.length),
    letters: match.entry.letters.length,
  };
}
