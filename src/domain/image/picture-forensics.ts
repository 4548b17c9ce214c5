import type { PageText } from '../reading/text-line.ts';
import { measureColourResidue } from './colour-residue.ts';
import { type CompressionLattice, measureCompressionLattice } from './compression-lattice.ts';
import { countCutLines } from './cut-off-lines.ts';
import { type FileMetadata, readFileMetadata } from './file-metadata.ts';
import type { DecodedImage } from './image-rules.ts';
import { measureScreenPattern, type ScreenPattern } from './screen-pattern.ts';

/** What a picture file and its pixels tell of how the picture came to be; a measure that the picture cannot show is left out. */
export interface PictureForensics {
  readonly metadata: FileMetadata;
  /** Lines of print that the edge of the picture cuts, of so many; a zone is proven whole by its layout and digits, and reaches near the edge. */
  readonly cutLineCount: number;
  readonly lineCount: number;
  /** Colour beyond one tint, 0–255; see `measureColourResidue`. */
  readonly colourResidue?: number;
  readonly screen?: ScreenPattern;
  readonly compression?: CompressionLattice;
}

/** What the file and the pixels tell before anything is read. */
export type PixelForensics = Omit<PictureForensics, 'cutLineCount' | 'lineCount'>;

/** Examines a picture before or while it is read. Takes about 15 ms of processor time, whatever the size of the picture. */
export function examinePixels(image: DecodedImage): PixelForensics {
  const colourResidue = measureColourResidue(image);
  const screen = measureScreenPattern(image);
  const compression = isPixelForPixel(image) ? measureCompressionLattice(image) : undefined;
  return {
    metadata: readFileMetadata(image.source.bytes, image.source.format),
    ...(colourResidue === undefined ? {} : { colourResidue }),
    ...(screen ? { screen } : {}),
    ...(compression ? { compression } : {}),
  };
}

/** Adds what the print tells; `page` is of the picture after it was turned. */
export function withPrintForensics(pixels: PixelForensics, page: PageText): PictureForensics {
  const print = page.lines.filter(({ script }) => script === 'print');
  return { ...pixels, cutLineCount: countCutLines({ page: page.page, lines: print }), lineCount: print.length };
}

/** Scaling mixes blocks. */
function isPixelForPixel({ widthPx, heightPx, source }: DecodedImage): boolean {
  return widthPx === source.widthPx && heightPx === source.heightPx;
}
