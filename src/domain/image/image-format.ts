import type { ImageFormat } from './image-rules.ts';

/** Formats that are recognised by their first bytes and not read, so that a refusal can say what was sent. */
export type UnreadFormat =
  | 'gif'
  | 'tiff'
  | 'bmp'
  | 'ico'
  | 'psd'
  | 'heic'
  | 'avif'
  | 'jpeg2000'
  | 'jpegxl'
  | 'svg'
  | 'pdf'
  | 'postscript';

/** What the first bytes of a file say: a format that is read, a known one that is not, or nothing known (`undefined`). */
export type SniffedFormat = ImageFormat | { readonly unsupported: UnreadFormat } | undefined;

/** Bytes that a file of a format has at a fixed place. */
interface Signature {
  readonly format: ImageFormat | UnreadFormat;
  readonly offset: number;
  readonly bytes: readonly number[];
}

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

/**
 * Sources: JPEG ISO/IEC 10918-1 (SOI and the next marker); PNG W3C 5.2; WebP RFC 9649 (the RIFF tag is checked beside it);
 * GIF87a/GIF89a; TIFF 6.0 and BigTIFF headers; JPEG 2000 ISO/IEC 15444-1 annex I and its codestream; JPEG XL ISO/IEC 18181-2;
 * PSD file header; Windows icon directory; PostScript DSC header.
 */
const SIGNATURES: readonly Signature[] = [
  { format: 'jpeg', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { format: 'png', offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: 'gif', offset: 0, bytes: ascii('GIF87a') },
  { format: 'gif', offset: 0, bytes: ascii('GIF89a') },
  { format: 'tiff', offset: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'tiff', offset: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { format: 'tiff', offset: 0, bytes: [0x49, 0x49, 0x2b, 0x00] },
  { format: 'tiff', offset: 0, bytes: [0x4d, 0x4d, 0x00, 0x2b] },
  { format: 'jpeg2000', offset: 0, bytes: [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20] },
  { format: 'jpeg2000', offset: 0, bytes: [0xff, 0x4f, 0xff, 0x51] },
  { format: 'jpegxl', offset: 0, bytes: [0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58, 0x4c, 0x20] },
  { format: 'jpegxl', offset: 0, bytes: [0xff, 0x0a] },
  { format: 'psd', offset: 0, bytes: ascii('8BPS') },
  { format: 'ico', offset: 0, bytes: [0x00, 0x00, 0x01, 0x00] },
  { format: 'postscript', offset: 0, bytes: ascii('%!PS-') },
];

/**
 * The format of a file by its content alone. A known signature does not mean that the file is whole: that shows in decoding.
 */
export function sniffImageFormat(bytes: Uint8Array): SniffedFormat {
  const signature = SIGNATURES.find((candidate) => hasBytesAt(bytes, candidate.offset, candidate.bytes));
  const format =
    signature?.format ?? sniffRiff(bytes) ?? sniffIsoMedia(bytes) ?? sniffBitmap(bytes) ?? sniffText(bytes);
  if (format === undefined || format === 'jpeg' || format === 'png' || format === 'webp') return format;
  return { unsupported: format };
}

function hasBytesAt(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return bytes.length >= offset + expected.length && expected.every((value, index) => bytes[offset + index] === value);
}

function sniffRiff(bytes: Uint8Array): ImageFormat | undefined {
  return hasBytesAt(bytes, 0, ascii('RIFF')) && hasBytesAt(bytes, 8, ascii('WEBP')) ? 'webp' : undefined;
}

/** HEIF brands: ISO/IEC 23008-12 annex B and AVIF 1.1; `mif1` names neither codec, so the compatible brands decide. */
function sniffIsoMedia(bytes: Uint8Array): UnreadFormat | undefined {
  if (!hasBytesAt(bytes, 4, ascii('ftyp'))) return undefined;
  const brands = latin1(bytes.subarray(8, 64));
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : undefined;
}

/** `BM` alone is also the start of many a text, so the reserved words and the offset of the pixels have to fit too. */
function sniffBitmap(bytes: Uint8Array): UnreadFormat | undefined {
  return hasBytesAt(bytes, 0, ascii('BM')) && hasBytesAt(bytes, 6, [0, 0, 0, 0]) && hasBytesAt(bytes, 12, [0, 0])
    ? 'bmp'
    : undefined;
}

/** PDF readers accept the header anywhere in the first 1,024 bytes (ISO 32000-1 annex H, note 13); XML may begin with prose. */
function sniffText(bytes: Uint8Array): UnreadFormat | undefined {
  const head = latin1(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg)/i.test(head) &&
    /<(?:\w+:)?svg[\s>]|!DOCTYPE\s+svg/i.test(head)
    ? 'svg'
    : undefined;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
