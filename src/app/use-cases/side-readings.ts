import type { DecodedImage } from '../../domain/image/image-rules.ts';
import { isPictureFault } from '../../domain/image/picture-failure.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { DocumentReader, DocumentReading, ReadingHint } from '../../ports/document-reader.ts';
import type { Sides } from './work-on-sides.ts';

/** The reading of one of the sides. */
type SideReading = (side: DecodedImage) => Promise<DocumentReading>;

/**
 * The reading of each side of a document: by one request for both where the reader takes two pages at once, else by one a side. A request
 * for both that fails over a picture does not tell which; each side is then read by itself, and the one that is at fault fails.
 */
export function createSideReadings(
  reader: DocumentReader,
  { image, imageBack }: Sides<DecodedImage>,
  hint: ReadingHint,
  options: CallOptions,
): SideReading {
  const readAlone: SideReading = (side) => reader.read(side, hint, options);
  if (imageBack === undefined || reader.readBoth === undefined) return readAlone;
  const both = reader.readBoth(image, imageBack, hint, options);
  return async (side) => {
    try {
      const [front, back] = await both;
      return side === imageBack ? back : front;
    } catch (error) {
      if (isPictureFault(error)) return readAlone(side);
      throw error;
    }
  };
}
