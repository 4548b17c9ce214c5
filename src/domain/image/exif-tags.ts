import { latin1 } from './metadata-blocks.ts';

/** The texts of a picture's Exif data that tell how it was made; left out where there are none. */
export interface ExifTags {
  /** The program that wrote the file. */
  readonly software?: string;
  /** Maker and model of the camera. */
  readonly make?: string;
  readonly model?: string;
  readonly description?: string;
  readonly comment?: string;
}

/** Tags by number. Source: TIFF 6.0, section 8; Exif 2.32, 4.6.4 and 4.6.5. */
const TEXT_TAGS: Readonly<Record<number, keyof ExifTags>> = {
  270: 'description',
  271: 'make',
  272: 'model',
  305: 'software',
  37510: 'comment',
};
const EXIF_POINTER = 0x8769;

/** A directory has fewer entries; what claims more is damaged. */
const MAX_ENTRIES = 512;
const LONGEST_TEXT = 512;
const ENTRY_BYTES = 12;

/** Reads the texts of a TIFF structure: its first directory and the Exif directory that it points to. Never throws. */
export function readExifTags(tiff: Uint8Array): ExifTags {
  const isLittle = latin1(tiff.subarray(0, 2)) === 'II';
  if (!isLittle && latin1(tiff.subarray(0, 2)) !== 'MM') return {};
  const read = (at: number, length: number): number => numberAt(tiff, at, length, isLittle);
  const first = entriesOf(read, tiff.length, read(4, 4));
  const pointer = first.find(({ tag }) => tag === EXIF_POINTER);
  const entries = pointer ? [...first, ...entriesOf(read, tiff.length, read(pointer.at + 8, 4))] : first;
  const texts = entries.flatMap(({ tag, at }) => {
    const name = TEXT_TAGS[tag];
    const text = name && textAt(tiff, read, at);
    return name && text ? [[name, text] as const] : [];
  });
  return Object.fromEntries(texts);
}

type ReadNumber = (at: number, length: number) => number;

function entriesOf(read: ReadNumber, size: number, start: number): readonly { tag: number; at: number }[] {
  if (start < 8 || start + 2 > size) return [];
  const count = Math.min(MAX_ENTRIES, read(start, 2), Math.floor((size - start - 2) / ENTRY_BYTES));
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const at = start + 2 + index * ENTRY_BYTES;
    return { tag: read(at, 2), at };
  });
}

/** Up to four bytes stand in the entry itself. */
function textAt(tiff: Uint8Array, read: ReadNumber, entry: number): string {
  const length = Math.min(LONGEST_TEXT, read(entry + 4, 4));
  const start = length <= 4 ? entry + 8 : read(entry + 8, 4);
  const text = latin1(tiff.subarray(start, start + length));
  return text
    .replace(/^(?:ASCII|UNICODE)\0+/, '')
    .replaceAll('\0', '')
    .trim();
}

function numberAt(bytes: Uint8Array, at: number, length: number, isLittle: boolean): number {
  let value = 0;
  for (let index = 0; index < length; index++) {
    value = value * 256 + (bytes[isLittle ? at + length - 1 - index : at + index] ?? 0);
  }
  return value;
}
