import { type Point, withinPage } from '../../domain/reading/geometry.ts';
import type { Barcode, BarcodeFormat } from '../../ports/barcode-reader.ts';
import { findBarTexture, straightened } from './bar-texture.ts';
import { restoredCode } from './fine-code/restored-code.ts';
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
import { RESTORED_RESERVE, ReadingTrust } from './reading-trust.ts';
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

/** The codes that are drawn anew. */
const RESTORED_FORMATS: readonly BarcodeFormat[] = ['PDF417'];

/**
 * The barcodes of a picture. The whole picture first; unless that shows a PDF417, then the places whose texture looks like
 * bars, turned straight and enlarged step by step, then a small picture as a whole in double size. Where no place looks like bars
 * only matrix codes are looked for. Ends when a PDF417 is found or when {@link PIXELS_IN_ALL} are spent. Where that found no
 * PDF417, the bar-like places are looked at for one that is too fine to be read as it is.
 */
export async function readPicture(rgb: Uint8Array, widthPx: number, heightPx: number): Promise<readonly Barcode[]> {
  const search = new BarcodeSearch(lumaOf(rgb, widthPx, heightPx));
  if (!(await search.readAsItIs())) await search.readRestored();
  return search.found;
}

/** A part of the picture and the codes that are looked for in it: each kind costs time. */
interface View extends Cutting {
  readonly formats: readonly BarcodeFormat[];
  /** Readings with less reserve count for nothing; 0 when left out. */
  readonly leastReserve?: number;
}

/** The search of one picture. */
class BarcodeSearch {
  /** What was found by now. */
  readonly found: Barcode[] = [];
  readonly #full: LumaPlane;
  readonly #factor: number;
  readonly #whole: LumaPlane;
  readonly #places: readonly TurnedRectangle[];
  readonly #trust = new ReadingTrust();

  constructor(full: LumaPlane) {
    this.#full = full;
    this.#factor = Math.ceil(Math.sqrt((full.widthPx * full.heightPx) / WHOLE_PICTURE_PIXELS));
    this.#whole = shrink(full, this.#factor);
    this.#places = findBarTexture(this.#whole, CLOSER_LOOKS)
      .map((place) => straightened(full, enlarged(place, this.#factor)))
      .filter((place) => place !== undefined);
  }

  /** Looks at the picture and its parts as they are; tells whether that showed a PDF417. */
  async readAsItIs(): Promise<boolean> {
    let pixelsLeft = PIXELS_IN_ALL;
    for (const view of this.#views()) {
      if (await this.#read(view)) return true;
      pixelsLeft -= view.plane.luma.length;
      if (pixelsLeft <= 0) break;
    }
    return false;
  }

  /** Looks at drawings of what the bar-like places may show, until one is a PDF417. */
  async readRestored(): Promise<void> {
    for (const place of this.#places) {
      const drawing = restoredCode(this.#full, place);
      const view = drawing && { ...drawing, formats: RESTORED_FORMATS, leastReserve: RESTORED_RESERVE };
      if (view && (await this.#read(view))) break;
    }
  }

  async #read(view: View): Promise<boolean> {
    const { leastReserve = 0, formats, plane } = view;
    for (const code of await scanPlane(plane, formats)) {
      if (code.reserve >= leastReserve && this.#trust.earns(code)) this.found.push(placed(code, view, this.#full));
    }
    return this.found.some(({ format }) => format === 'PDF417');
  }

  /** The views in the order in which they are tried; made only when wanted. */
  *#views(): Generator<View> {
    const full = this.#full;
    const factor = this.#factor;
    const formats = this.#places.length > 0 ? ALL_FORMATS : MATRIX_FORMATS;
    yield { plane: this.#whole, locate: (x, y) => ({ x: x * factor, y: y * factor }), formats };
    for (const scale of CLOSER_SCALES) {
      for (const place of this.#places) {
        if (place.length * place.breadth * scale * scale > CUTTING_PIXELS) continue;
        yield { ...cutOut(full, place, scale), formats: BAR_FORMATS };
      }
    }
    if (full.widthPx * full.heightPx <= SMALL_PICTURE_PIXELS) yield { ...double(full), formats };
  }
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

function placed({ format, text, corners }: FoundBarcode, view: Cutting, { widthPx, heightPx }: LumaPlane): Barcode {
  const place = (corner: PixelPoint): Point => {
    const { x, y } = view.locate(corner.x, corner.y);
    return { x: withinPage(x / widthPx), y: withinPage(y / heightPx) };
  };
  const [a, b, c, d] = corners;
  return { format, text, quad: [place(a), place(b), place(c), place(d)] };
}
