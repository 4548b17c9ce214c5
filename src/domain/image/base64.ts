/** Six-bit values by character code (RFC 4648, sections 4 and 5: both alphabets); 64 = white space, 65 = padding, 255 = none. */
const SPACE = 64;
const PADDING = 65;
const FOREIGN = 255;

const VALUES = buildValues();

function buildValues(): Uint8Array {
  const values = new Uint8Array(128).fill(FOREIGN);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  values['-'.charCodeAt(0)] = 62;
  values['_'.charCodeAt(0)] = 63;
  for (const space of ' \t\r\n') values[space.charCodeAt(0)] = SPACE;
  values['='.charCodeAt(0)] = PADDING;
  return values;
}

function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? (VALUES[code] as number) : FOREIGN;
}

/** Whether every character of `text` is one that base64 or base64url may hold, white space included; says nothing of its length. */
export function hasOnlyBase64Characters(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (valueAt(text, i) === FOREIGN) return false;
  return true;
}

/**
 * Decodes base64 or base64url, padded or not, line breaks and spaces ignored. Returns undefined when a character is foreign,
 * when anything but padding and white space follows padding, or when a single character is left over.
 */
export function decodeBase64(text: string, start = 0): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil(((text.length - start) * 3) / 4));
  const fast = decodeWholeGroups(text, start, bytes);
  return decodeRest(text, fast.next, bytes, fast.length);
}

/** The fast path: groups of four characters until one holds a space, padding or a foreign character. */
function decodeWholeGroups(text: string, start: number, bytes: Uint8Array): { next: number; length: number } {
  let next = start;
  let length = 0;
  for (; next + 4 <= text.length; next += 4) {
    const a = valueAt(text, next);
    const b = valueAt(text, next + 1);
    const c = valueAt(text, next + 2);
    const d = valueAt(text, next + 3);
    if ((a | b | c | d) >= SPACE) break;
    bytes[length++] = (a << 2) | (b >> 4);
    bytes[length++] = (b << 4) | (c >> 2);
    bytes[length++] = (c << 6) | d;
  }
  return { next, length };
}

function decodeRest(text: string, start: number, bytes: Uint8Array, filled: number): Uint8Array | undefined {
  let length = filled;
  let bits = 0;
  let pending = 0;
  let padded = false;
  for (let i = start; i < text.length; i++) {
    const value = valueAt(text, i);
    if (value < SPACE) {
      if (padded) return undefined;
      bits = (bits << 6) | value;
      pending += 6;
      if (pending >= 8) {
        pending -= 8;
        bytes[length++] = bits >> pending;
        bits &= 0xff;
      }
    } else if (value === PADDING) padded = true;
    else if (value === FOREIGN) return undefined;
  }
  return pending === 6 ? undefined : bytes.subarray(0, length);
}
