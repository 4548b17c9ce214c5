/** The reversed polynomial of CRC-32/ISO-HDLC (IEEE 802.3, ITU-T V.42), as in gzip and PNG. */
const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? POLYNOMIAL : 0);
  return remainder;
});

/** CRC-32 of the ASCII text as four bytes, the highest first. Finds every change within 32 neighbouring bits. */
export function crc32(text: string): Uint8Array {
  let register = 0xffffffff;
  for (let index = 0; index < text.length; index++)
    register = (register >>> 8) ^ (TABLE[(register ^ text.charCodeAt(index)) & 0xff] as number);
  const sum = ~register >>> 0;
  return Uint8Array.of(sum >>> 24, (sum >>> 16) & 0xff, (sum >>> 8) & 0xff, sum & 0xff);
}
