/** A byte that says that the one after it is a letter of ASCII, one more than its code. */
const UNLATCH = 0xfe;

/** The basic set, by value; 0 to 2 lead to other sets, which seals do not use. */
const CHARACTERS = '\0\0\0 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Letters that were packed three to two bytes; `bytes`: one character a byte (ISO 8859-1). Characters of other sets than the basic one are left out.
 * Source: ISO/IEC 16022, 5.2.5 (C40), as ICAO Doc 9303-13, 2.6.1 uses it.
 */
export function unpackC40(bytes: string): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes.charCodeAt(at), bytes.charCodeAt(at + 1)];
    if (first === UNLATCH) {
      text += String.fromCharCode(second - 1);
    } else {
      const packed = first * 256 + second - 1;
      const values = [Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40];
      text += values.map((value) => CHARACTERS.charAt(value)).join('');
    }
  }
  return text.replaceAll('\0', '');
}
