import { type Point, withinPage } from '../../domain/reading/geometry.ts';
import type { Barcode, BarcodeFormat } from '../../ports/barcode-reader.ts';
import { findBarTexture, straightened } from './bar-texture.ts';
import {
  type Cutting,
  cutOut,
  double,
  type LumaPlane,
  lumaOf,
  type PixelPoint,
  shrink,
  type TurnedRectangle,
} from './luma-plane.ts';
import { ReadingTrust } from './reading-trust.ts';
import { ALL_FORMATS, BAR_FORMATS, type FoundBarcode, MATRIX_FORMATS, scanPlane } from './zxing-engine.ts';

/** The whole picture is looked at with at most so many pixels (about 25 ms a megapixel); what is fine is cut out in full size. */
const WHOLE_PICTURE_PIXELS = 2_500_000;
/**
 * No further view is tried after so many pixels in all (about 200 ms). Counted in pixels and not in time, so that a busy machine
 * reads the same.
 */
const PIXELS_IN_ALL = 8_000_000;
/** Places with bar-like texture that get a closer look. */
const CLOSER_LOOKS = 4;
/** Enlargements of a closer look: codes printed small have bars of one pixel, which ZXing only reads enlarged. */
const CLOSER_SCALES = [1, 2, 3];
/** The largest enlarged cutting. */
const CUTTING_PIXELS = 2_000_000;
/** A small picture is tried enlarged as a whole too, for matrix codes, whose texture has no direction. */
const SMALL_PICTURE_PIXELS = 600_000;

/**
 * The barcodes of a picture. The whole picture first; unless that shows a PDF417, then the places whose texture looks like
 * bars, turned straight and enlarged step by step, then a small picture as a whole in double size. Where no place looks like bars
 * only matrix codes are looked for. Ends when a PDF417 is found or when {@link PIXELS_IN_ALL} are spent, and tells what it has by then.
 */
export async function readPicture(rgb: Uint8Array, widthPx: number, heightPx: number): Promise<readonly Barcode[]> {
  const found: Barcode[] = [];
  const trust = new ReadingTrust();
  let pixelsLeft = PIXELS_IN_ALL;
  for (const view of viewsOf(lumaOf(rgb, widthPx, heightPx))) {
    for (const barcode of await scanPlane(view.plane, view.formats)) {
      if (trust.earns(barcode)) found.push(placed(barcode, view, widthPx, heightPx));
    }
    pixelsLeft -= view.plane.luma.length;
    if (pixelsLeft <= 0 || found.some((barcode) => barcode.format === 'PDF417')) break;
  }
  return found;
}

/** A part of the picture and the codes that are looked for in it: each kind costs time. */
interface View extends Cutting {
  readonly formats: readonly BarcodeFormat[];
}

/** The views in the order in which they are tried; made only when wanted. */
function* viewsOf(full: LumaPlane): Generator<View> {
  const pixels = full.widthPx * full.heightPx;
  const factor = Math.ceil(Math.sqrt(pixels / WHOLE_PICTURE_PIXELS));
  const whole = shrink(full, factor);
  const places = findBarTexture(whole, CLOSER_LOOKS)
    .map((place) => straightened(full, enlarged(place, factor)))
    .filter((place) => place !== undefined);
  const formats = places.length > 0 ? ALL_FORMATS : MATRIX_FORMATS;
  yield { plane: whole, locate: (x, y) => ({ x: x * factor, y: y * factor }), formats };
  for (const scale of CLOSER_SCALES) {
    for (const place of places) {
      if (place.length * place.breadth * scale * scale > CUTTING_PIXELS) continue;
      yield { ...cutOut(full, place, scale), formats: BAR_FORMATS };
    }
  }
  if (pixels <= SMALL_PICTURE_PIXELS) yield { ...double(full), formats };
}

function enlarged(rectangle: TurnedRectangle, factor: number): TurnedRectangle {
  return {
    centreX: rectangle.centreX * factor,
    centreY: rectangle.centreY * factor,
    length: rectangle.length * factor,
    breadth: rectangle.breadth * factor,
    angle: rectangle.angle,
  };
}

function placed({ format, text, corners }: FoundBarcode, view: Cutting, widthPx: number, heightPx: number): Barcode {
  const place = (corner: PixelPoint): Point => {
    const { x, y } = view.locate(corner.x, corner.y);
    return { x: withinPage(x / widthPx), y: withinPage(y / heightPx) };
  };
  const [a, b, c, d] = corners;
  return { format, text, quad: [place(a), place(b), place(c), place(d)] };
}
