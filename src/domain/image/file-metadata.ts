import { type ExifTags, readExifTags } from './exif-tags.ts';
import type { ImageFormat } from './image-rules.ts';
import { latin1, type MetadataBlock, metadataBlocks } from './metadata-blocks.ts';

/** What a picture file says of how it was made. */
export interface FileMetadata {
  /** Whether it says anything at all. */
  readonly isPresent: boolean;
  /** Whether it names a camera. */
  readonly hasCamera: boolean;
  /** Names of programs, prompts and comments, as they stand in the file. */
  readonly statements: readonly string[];
}

/** Longer texts are not kept: the names of programs stand at the beginning of theirs. */
const LONGEST_STATEMENT = 400;

/** The properties of XMP that name a program or a kind of source. Source: XMP part 1, 8.4 and part 2, 1.2.2; IPTC Photo Metadata 2023.1. */
const XMP_PROPERTIES =
  /(?:xmp:CreatorTool|stEvt:softwareAgent|tiff:Software|Iptc4xmpExt:DigitalSourceType|photoshop:Credit|exif:UserComment)\s*(?:=\s*"([^"]*)"|>([^<]*)<)/g;

/** What a manifest of content credentials says in plain text. Source: C2PA 2.0, 8.2 (claim generator) and 15.10 (digital source types). */
const CREDENTIAL_WORDS =
  /claim_generator[a-z_]*|(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia|algorithmicMedia|compositeSynthetic)|c2pa\.(?:edited|color_adjustments|drawing|placed|filtered)|(?:Adobe|OpenAI|Google|Microsoft|Midjourney|Stability)[A-Za-z0-9 ._-]{0,40}/g;

/** Reads what a file says of how it was made; takes well under a millisecond, never throws. */
export function readFileMetadata(bytes: Uint8Array, format: ImageFormat): FileMetadata {
  const blocks = metadataBlocks(bytes, format);
  const exif = blocks.filter(({ kind }) => kind === 'exif').map((block) => readExifTags(block.bytes));
  const statements = [...exif.flatMap(exifStatements), ...blocks.flatMap(blockStatements)];
  return {
    isPresent: blocks.length > 0,
    hasCamera: exif.some(({ make, model }) => Boolean(make ?? model)),
    statements: statements.map((text) => text.slice(0, LONGEST_STATEMENT)).filter((text) => text !== ''),
  };
}

function exifStatements({ software = '', description = '', comment = '' }: ExifTags): string[] {
  return [software, description, comment];
}

function blockStatements({ kind, bytes }: MetadataBlock): string[] {
  switch (kind) {
    case 'exif':
      return [];
    case 'xmp':
      return [...latin1(bytes).matchAll(XMP_PROPERTIES)].map((match) => match[1] ?? match[2] ?? '');
    case 'text':
      return [latin1(bytes.subarray(0, LONGEST_STATEMENT)).replaceAll('\0', ' ').trim()];
    case 'c2pa':
      return [...new Set(latin1(bytes).match(CREDENTIAL_WORDS) ?? [])];
  }
}
