import { degrade, encode, type Picture } from '../../test/specimens/degrade.ts';
import type { PrintedLine } from '../../test/specimens/sheet.ts';
import { CAPTURES, capture, pixelsOf, savedBy } from './captures.ts';
import type { DrawnDocument } from './drawn-documents.ts';
import { EDITED_FIELDS, type EditedField, editField, withPatches } from './field-edits.ts';
import { onScreen } from './screen.ts';

/** A forged front. */
export interface Forgery {
  readonly kind: string;
  /** Whether a zone or a barcode of the document contradicts it. */
  readonly isContradicted: boolean;
  readonly front: Uint8Array;
}

type Place = Omit<PrintedLine, 'text'>;

/** All forgeries of a document, each in its own way; those that the document does not allow are left out. */
export async function* forgeriesOf(document: DrawnDocument): AsyncGenerator<Forgery> {
  for (const field of EDITED_FIELDS) yield* editedFields(document, field);
  yield* editedPicture(document);
  yield* swappedPortrait(document);
  yield* editedZone(document);
  const { picture } = document.front;
  yield { kind: 'photocopied', isContradicted: false, front: await photocopied(picture) };
  for (const magnification of [0.8, 1.2, 1.6]) {
    const shot = onScreen(picture, { magnification, turnDegrees: 2, seed: document.look.seed });
    const front = await encode(shot, 85);
    yield { kind: `photographed from a screen at ${magnification}`, isContradicted: false, front };
  }
  yield { kind: 'cut off', isContradicted: false, front: await capture(leftPart(picture, 0.6), 'scan') };
  yield { kind: 'saved by an editor', isContradicted: false, front: await savedBy('Adobe Photoshop 25.0', picture) };
}

/** One field changed after composing, captured as a scan and as a photograph. */
async function* editedFields(document: DrawnDocument, field: EditedField): AsyncGenerator<Forgery> {
  const edited = await editField(document, field);
  if (!edited) return;
  const isContradicted = document.front.truth.mrz !== undefined || document.back !== undefined;
  for (const name of ['scan', 'photo'] as const) {
    const kind = `${field} changed${isContradicted ? '' : ', nothing to compare'}`;
    yield { kind, isContradicted, front: await capture(edited.picture, name) };
  }
}

/** The birth date changed in a photograph that was compressed before, stored again without visible loss. */
async function* editedPicture(document: DrawnDocument): AsyncGenerator<Forgery> {
  const edited = await editField(document, 'birthDate');
  if (!edited) return;
  const front = await pastedInto(document.front.picture, edited.picture, edited.places);
  yield { kind: 'date edited in the photograph', isContradicted: false, front };
}

/** Where portraits stand, in millimetres: left, top, width, height, and the size of the document. */
const PORTRAITS: Readonly<Record<string, readonly [number, number, number, number, number, number]>> = {
  passport: [5, 17, 33, 42, 125, 88],
  'identity card': [4, 12, 24, 30.7, 85.6, 54],
  'identity card, TD2': [5, 15, 26, 33, 105, 74],
  'residence permit': [4, 16, 25, 32, 85.6, 54],
  'European licence': [4, 14, 23, 29, 85.6, 54],
  'American licence': [4, 12, 25, 32, 85.6, 54],
};

/** Another portrait put into a photograph that was compressed before. */
async function* swappedPortrait(document: DrawnDocument): AsyncGenerator<Forgery> {
  const portrait = PORTRAITS[document.kind];
  if (!portrait) return;
  const other = await document.redraw(document.person, { seed: document.look.seed + 1000 });
  const front = await pastedInto(document.front.picture, other.picture, [placeOf(portrait, document)]);
  yield { kind: 'portrait swapped', isContradicted: false, front };
}

function placeOf(
  [left, top, width, height, widthMm, heightMm]: (typeof PORTRAITS)[string],
  { look }: DrawnDocument,
): Place {
  const border = look.margin;
  const across = 1 + 2 * border;
  const down = heightMm / widthMm + 2 * border;
  return {
    left: (left / widthMm + border) / across,
    top: (top / widthMm + border) / down,
    width: width / widthMm / across,
    height: height / widthMm / down,
  };
}

/** A photograph, taken straight from above so that places stay where they are, with parts of another put in; quality 95. */
async function pastedInto(picture: Picture, other: Picture, places: readonly Place[]): Promise<Uint8Array> {
  const { turnDegrees: _, ...straight } = CAPTURES.photo;
  const { jpegQuality: _quality, ...uncompressed } = straight;
  const photo = await pixelsOf(await degrade(picture, straight));
  const patch = await pixelsOf(await degrade(other, { ...uncompressed, seed: 5 }));
  return encode(withPatches(photo, patch, places), 95);
}

/** The digits of the birth date changed in the zone, and the check digits left as they were. */
async function* editedZone(document: DrawnDocument): AsyncGenerator<Forgery> {
  const { front, person } = document;
  const zone = front.truth.mrz;
  if (zone?.length !== 2) return;
  const forged = await document.redraw({
    ...person,
    birthDate: `19${person.birthDate.slice(2, 3)}${(Number(person.birthDate[3]) + 3) % 10}${person.birthDate.slice(4)}`,
  });
  const line = front.lines.find(({ text }) => text === zone[1]);
  if (!line) return;
  const widthOfOne = line.width / line.text.length;
  const place = { ...line, left: line.left + 13 * widthOfOne, width: 6 * widthOfOne };
  const picture = withPatches(front.picture, forged.picture, [place]);
  yield { kind: 'date changed in the zone', isContradicted: true, front: await capture(picture, 'scan') };
}

/** The picture without what stands right of `share` of its width. */
function leftPart({ widthPx: width, heightPx, rgb }: Picture, share: number): Picture {
  const widthPx = Math.round(share * width);
  const part = new Uint8Array(widthPx * heightPx * 3);
  for (let row = 0; row < heightPx; row++) {
    part.set(rgb.subarray(row * width * 3, (row * width + widthPx) * 3), row * widthPx * 3);
  }
  return { widthPx, heightPx, rgb: part };
}

/** Grey, with the contrast of a copier, photographed under a warm lamp. */
async function photocopied(picture: Picture): Promise<Uint8Array> {
  const rgb = new Uint8ClampedArray(picture.rgb.length);
  for (let at = 0; at < rgb.length; at += 3) {
    const [red, green, blue] = [picture.rgb[at]!, picture.rgb[at + 1]!, picture.rgb[at + 2]!];
    const copied = 128 + (0.299 * red + 0.587 * green + 0.114 * blue - 128) * 1.25;
    rgb.set([copied * 0.95, copied * 0.9, copied * 0.8], at);
  }
  const copy = { widthPx: picture.widthPx, heightPx: picture.heightPx, rgb: new Uint8Array(rgb.buffer) };
  return degrade(copy, CAPTURES.photo);
}
