import { isAscii } from 'node:buffer';
import { randomUUID } from 'node:crypto';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
/** RFC 8259, section 2. */
const JSON_SPACE: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** Strings of this many bytes and more are cut out of the text before it is parsed. */
const LONG_STRING_BYTES = 1_024;

/** The most that may remain of a body when its long strings are cut out. */
const MAX_REST_BYTES = 65_536;

/** A stretch of the body, without the quotes. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Parses JSON whose bulk is a few long strings, such as pictures in base64, without ever making a text of the whole: long
 * strings are cut straight out of the bytes, and only the small rest goes through the parser. That also bounds what a hostile
 * body can cost. Line breaks inside a long string are let through.
 *
 * Throws `SyntaxError` when it is not JSON or when more than 64 KiB remain beside the long strings.
 */
export function parseLargeJson(body: Buffer): unknown {
  const marker = `${randomUUID()}:`;
  const { rest, longStrings } = cutLongStrings(body, marker);
  return JSON.parse(rest, (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(marker)) return value;
    const stretch = longStrings[Number(value.slice(marker.length))];
    return stretch === undefined ? value : stringAt(body, stretch);
  });
}

function cutLongStrings(body: Buffer, marker: string): { rest: string; longStrings: readonly Stretch[] } {
  const longStrings: Stretch[] = [];
  let rest = '';
  let copied = 0;
  for (let open = body.indexOf(QUOTE); open !== -1; ) {
    const close = closingQuote(body, open + 1);
    if (close - open > LONG_STRING_BYTES && !isMemberName(body, close)) {
      rest += `${body.toString('utf8', copied, open + 1)}${marker}${longStrings.length}`;
      longStrings.push({ start: open + 1, end: close });
      copied = close;
    }
    expectSmall(rest.length + close - copied);
    open = body.indexOf(QUOTE, close + 1);
  }
  expectSmall(rest.length + body.byteLength - copied);
  return { rest: rest + body.toString('utf8', copied), longStrings };
}

/** Whether the string that ends at `close` names a member: a colon follows. */
function isMemberName(body: Buffer, close: number): boolean {
  let next = close + 1;
  while (JSON_SPACE.has(body[next])) next++;
  return body[next] === COLON;
}

function expectSmall(restBytes: number): void {
  if (restBytes > MAX_REST_BYTES) throw new SyntaxError('too much JSON beside the long strings');
}

/** Where the string ends that began before `start`: a quote behind an odd number of backslashes is escaped. */
function closingQuote(body: Buffer, start: number): number {
  for (let quote = body.indexOf(QUOTE, start); quote !== -1; quote = body.indexOf(QUOTE, quote + 1)) {
    let backslashes = 0;
    while (body[quote - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
  throw new SyntaxError('a string without its end');
}

function stringAt(body: Buffer, { start, end }: Stretch): string {
  const bytes = body.subarray(start, end);
  if (bytes.includes(BACKSLASH)) return JSON.parse(body.toString('utf8', start - 1, end + 1)) as string;
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}
