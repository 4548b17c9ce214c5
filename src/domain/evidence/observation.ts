import type { BarcodePayload } from '../barcode/payload.ts';
import type { DocumentSide } from '../document/document-side.ts';
import type { PictureForensics } from '../image/picture-forensics.ts';
import type { PageText } from '../reading/text-line.ts';
import type { ReaderField } from './reader-field.ts';

/** Everything that was read off one picture, before it is interpreted. */
export interface Observation extends PageText {
  readonly fields: readonly ReaderField[];
  readonly barcodes: readonly BarcodePayload[];
  /** What the picture itself tells; left out where it was not examined. */
  readonly forensics?: PictureForensics;
}

/** Everything that was read off a document: its front or only side, and its back where that was pictured too. */
export interface DocumentObservation extends Observation {
  readonly back?: Observation;
}

/** One picture and the side that it shows; a picture alone shows no side in particular. */
export interface ObservedSide extends Observation {
  readonly side?: DocumentSide;
}

/**
 * The sides of a document in an order that depends only on what they show: whichever picture was sent as the back, the evidence comes
 * in the same order and so to the same fields.
 */
export function observedSides({ back, ...front }: DocumentObservation): readonly ObservedSide[] {
  if (!back) return [front];
  const keyed = [
    { key: JSON.stringify(contentOf(front)), observed: { ...front, side: 'front' as const } },
    { key: JSON.stringify(contentOf(back)), observed: { ...back, side: 'back' as const } },
  ];
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ observed }) => observed);
}

function contentOf({ page, lines, fields, barcodes }: Observation): readonly unknown[] {
  return [page, lines, fields, barcodes];
}
