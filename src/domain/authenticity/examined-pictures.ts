import type { DocumentSide } from '../document/document-side.ts';
import type { ObservedSide } from '../evidence/observation.ts';
import type { PictureForensics } from '../image/picture-forensics.ts';

/** What was measured on one picture, and which side it shows where there are two. */
export interface ExaminedPicture {
  readonly forensics: PictureForensics;
  /** To be spread into evidence. */
  readonly place: { readonly side?: DocumentSide };
}

/** The pictures that were examined. */
export function examinedPictures(sides: readonly ObservedSide[]): readonly ExaminedPicture[] {
  return sides.flatMap(({ forensics, side }) => (forensics ? [{ forensics, place: side ? { side } : {} }] : []));
}
