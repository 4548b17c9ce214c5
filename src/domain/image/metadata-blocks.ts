import type { ImageFormat } from './image-rules.ts';

/** One block of a picture file that tells how it was made. */
export interface MetadataBlock {
  /** `exif`: a TIFF structure; `xmp`: an XML packet; `text`: a keyword and its text; `c2pa`: a manifest of content credentials. */
  readonly kind: 'exif' | 'xmp' | 'text' | 'c2pa';
  readonly bytes: Uint8Array;
}

/** Longer blocks are not looked at beyond this. */
const LONGEST_BLOCK_BYTES = 262_144;

/** More parts than this a file has only to keep its reader busy: what tells of its making stands at its beginning. */
const MAX_PARTS = 1_000;

/** The blocks of a file that was recognised as `format`, in the order of the file. A damaged file gives those before the damage; never throws. */
export function metadataBlocks(bytes: Uint8Array, format: ImageFormat): readonly MetadataBlock[] {
  return WALKERS[format](bytes);
}

const WALKERS: Readonly<Record<ImageFormat, (bytes: Uint8Array) => MetadataBlock[]>> = {
  jpeg: jpegBlocks,
  png: pngBlocks,
  webp: webpBlocks,
};

const EXIF_HEAD = 'Exif\0\0';
const XMP_HEAD = 'http://ns.adobe.com/xap/1.0/\0';

/** Marker segments before the image data. Source: ISO/IEC 10918-1, B.1.1.4; Exif 2.32, 4.5; XMP part 3, 1.1.3; C2PA 2.0, A.3 (APP11). */
function jpegBlocks(bytes: Uint8Array): MetadataBlock[] {
  const blocks: MetadataBlock[] = [];
  let at = 2;
  for (let part = 0; part < MAX_PARTS && at + 4 <= bytes.length && bytes[at] === 0xff; part++) {
    const marker = bytes[at + 1] ?? 0;
    const length = number(bytes, at + 2, 2);
    if (marker === 0xda || length < 2) break;
    const content = bytes.subarray(at + 4, at + 2 + length);
    const block = jpegBlock(marker, content);
    if (block) blocks.push(block);
    at += 2 + length;
  }
  return blocks;
}

function jpegBlock(marker: number, content: Uint8Array): MetadataBlock | undefined {
  const head = latin1(content.subarray(0, XMP_HEAD.length));
  if (marker === 0xe1 && head.startsWith(EXIF_HEAD)) return block('exif', content.subarray(EXIF_HEAD.length));
  if (marker === 0xe1 && head.startsWith(XMP_HEAD)) return block('xmp', content.subarray(XMP_HEAD.length));
  if (marker === 0xeb && head.startsWith('JP')) return block('c2pa', content);
  if (marker === 0xec && head.startsWith('Ducky'))
    return block('text', ascii('Software\0Adobe Photoshop, saved for the web'));
  return marker === 0xfe
    ? block('text', new Uint8Array([...ascii('Comment\0'), ...content.subarray(0, 4096)]))
    : undefined;
}

/** Chunks. Source: PNG (W3C), 5.3, 11.3.3 (text) and 11.3.4.5 (eXIf); C2PA 2.0, A.4 (caBX). Compressed texts are not opened. */
function pngBlocks(bytes: Uint8Array): MetadataBlock[] {
  const blocks: MetadataBlock[] = [];
  let at = 8;
  for (let part = 0; part < MAX_PARTS && at + 12 <= bytes.length; part++) {
    const length = number(bytes, at, 4);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    const isXmp = type === 'iTXt' && latin1(content.subarray(0, 17)) === 'XML:com.adobe.xmp';
    if (isXmp) blocks.push(block('xmp', content));
    else if (/^[itz][TX][Tt]Xt$|^tEXt$|^iTXt$|^zTXt$/.test(type)) blocks.push(block('text', content));
    else if (type === 'eXIf') blocks.push(block('exif', content));
    else if (type === 'caBX') blocks.push(block('c2pa', content));
    at += 12 + length;
  }
  return blocks;
}

/** Chunks. Source: RFC 9649, 2.3 and 2.7; C2PA 2.0, A.3. */
function webpBlocks(bytes: Uint8Array): MetadataBlock[] {
  const blocks: MetadataBlock[] = [];
  let at = 12;
  for (let part = 0; part < MAX_PARTS && at + 8 <= bytes.length; part++) {
    const type = latin1(bytes.subarray(at, at + 4));
    const length = number(bytes.subarray(at + 4, at + 8).toReversed(), 0, 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'EXIF') blocks.push(block('exif', withoutExifHead(content)));
    else if (type === 'XMP ') blocks.push(block('xmp', content));
    else if (type === 'C2PA') blocks.push(block('c2pa', content));
    at += 8 + length + (length % 2);
  }
  return blocks;
}

/** Some writers put the head of the JPEG segment before the TIFF structure. */
function withoutExifHead(content: Uint8Array): Uint8Array {
  return latin1(content.subarray(0, EXIF_HEAD.length)) === EXIF_HEAD ? content.subarray(EXIF_HEAD.length) : content;
}

function block(kind: MetadataBlock['kind'], bytes: Uint8Array): MetadataBlock {
  return { kind, bytes: bytes.subarray(0, LONGEST_BLOCK_BYTES) };
}

/** Big-endian. */
function number(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Bytes as characters of the same number. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
