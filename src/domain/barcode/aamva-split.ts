import { AAMVA_ELEMENTS, CORE_ELEMENTS, ELEMENT_PATTERNS } from './aamva-elements.ts';
import type { AamvaHeader } from './aamva-header.ts';

/** Data elements by their three-letter identifier, padding removed; the first of each identifier counts. */
export type AamvaElements = ReadonlyMap<string, string>;

/** Fewer elements than this on lines of their own mean that the separators were lost. */
const MIN_SEPARATED = 6;

/**
 * Takes the data behind the header apart. Elements end at a separator (line feed by the standard; carriage returns, record separators and
 * indents are met too); where the separators were lost on the way the most plausible division into known elements is taken. The
 * jurisdiction's own subfile is left out. Source: AAMVA DL/ID Card Design Standard, annex D.12.2 (separators) and D.12.5 (elements).
 */
export function splitAamva(payload: string, header: AamvaHeader): AamvaElements {
  const body = withoutOwnSubfile(payload.slice(header.end), header);
  const separated = readSegments(body);
  return separated.size >= MIN_SEPARATED ? separated : divide(body.replace(/[\p{Cc}]\s*/gu, ''));
}

/** A jurisdiction's subfile opens with its kind and that kind's first identifier: `ZV` `ZVA`. */
function withoutOwnSubfile(body: string, { subfiles }: AamvaHeader): string {
  const starts = subfiles
    .filter((kind) => kind.startsWith('Z'))
    .map((kind) => body.indexOf(`${kind}${kind}`))
    .filter((index) => index >= 0);
  return starts.length === 0 ? body : body.slice(0, Math.min(...starts));
}

function readSegments(body: string): Map<string, string> {
  const elements = new Map<string, string>();
  for (const segment of body.split(/[\p{Cc}]+/u)) {
    const match = /^(?:DL|ID|EN)?(D[A-D][A-Z])(.*)$/.exec(segment.trim());
    const id = match?.[1];
    if (id && id in AAMVA_ELEMENTS) add(elements, id, match[2] ?? '');
  }
  return elements;
}

function add(elements: Map<string, string>, id: string, value: string): void {
  if (!elements.has(id)) elements.set(id, value.trim());
}

/** The best division of the rest of the text from one identifier on. */
interface Division {
  readonly score: number;
  /** Where the next identifier stands; the length of the text at the end. */
  readonly next: number;
}

/** Typed values that fit speak for a division, those that do not against it. */
const TYPED_FITS = 1.5;
const TYPED_MISFITS = -4.5;

/** Nearly every licence has the core elements, so their identifiers are rarely a part of other text; those of the rest often are. */
const CORE_TEXT = 0.5;
const OTHER_TEXT = -0.5;

/** Empty elements are padded with spaces as a rule; nothing at all between two identifiers is suspect. */
const NOTHING_BETWEEN = -2;

/** The longest value of the standard, DAA, has 125 characters. Source: DL/ID-2000, annex A, table 1. */
const LONGEST_VALUE = 125;

/** Divides text without separators, from the end: at each identifier the next one that gives the best total. */
function divide(body: string): Map<string, string> {
  const starts = [...body.matchAll(/(?=(D[A-D][A-Z]))/g)]
    .filter((match) => (match[1] ?? '') in AAMVA_ELEMENTS)
    .map((match) => match.index);
  const divisions = new Map<number, Division>([[body.length, { score: 0, next: body.length }]]);
  for (const start of starts.toReversed()) {
    const later = [...starts.filter((other) => other >= start + 3), body.length];
    const near = later.filter((end) => end <= start + 3 + LONGEST_VALUE);
    const ends = near.length > 0 ? near : later.slice(0, 1);
    const choices = ends.map((end) => ({
      score: scoreOf(body.slice(start, start + 3), body.slice(start + 3, end)) + (divisions.get(end)?.score ?? 0),
      next: end,
    }));
    divisions.set(
      start,
      choices.reduce((a, b) => (b.score > a.score ? b : a)),
    );
  }
  return collect(body, starts[0] ?? body.length, divisions);
}

function collect(body: string, first: number, divisions: ReadonlyMap<number, Division>): Map<string, string> {
  const elements = new Map<string, string>();
  for (let start = first; start < body.length; ) {
    const next = divisions.get(start)?.next ?? body.length;
    add(elements, body.slice(start, start + 3), body.slice(start + 3, next));
    start = next;
  }
  return elements;
}

function scoreOf(id: string, value: string): number {
  const shape = AAMVA_ELEMENTS[id] ?? 'text';
  if (shape !== 'text') return ELEMENT_PATTERNS[shape].test(value) ? TYPED_FITS : TYPED_MISFITS;
  return (value === '' ? NOTHING_BETWEEN : 0) + (CORE_ELEMENTS.has(id) ? CORE_TEXT : OTHER_TEXT);
}
