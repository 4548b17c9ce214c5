import { invariant } from '../invariant.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Characters that every value of `byteLength` bytes fits into, at least 1. */
export function base62Width(byteLength: number): number {
  return Math.max(1, Math.ceil((byteLength * 8) / Math.log2(62)));
}

/** The bytes as one big-endian number, written with the digits 0–9, A–Z, a–z in exactly {@link base62Width} characters. */
export function encodeBase62(bytes: Uint8Array): string {
  let rest = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < base62Width(bytes.length); place++) {
    text = DIGITS.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  invariant(rest === 0n, 'the width holds every value');
  return text;
}
