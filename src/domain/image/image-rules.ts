/** Limit of the contract on the decoded bytes of one image: 15 MB = 15,728,640. */
export const MAX_IMAGE_BYTES = 15_728_640;

/** Pictures with more pixels are refused before they are decoded. */
export const MAX_IMAGE_PIXELS = 50_000_000;

/** The longest side a picture keeps after decoding; larger ones are scaled down (a page at 3,600 px has 400 dpi and more). */
export const WORKING_SIDE_PX = 3_600;

/** Formats that are read. The declared content type of an upload is never trusted: the bytes decide. */
export const IMAGE_FORMATS = ['jpeg', 'png', 'webp'] as const;

/** One of {@link IMAGE_FORMATS}. */
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** A decoded, upright picture: what every reader gets. */
export interface DecodedImage {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 8-bit sRGB, three bytes a pixel, row by row, transparency flattened onto white, EXIF orientation applied. */
  readonly rgb: Uint8Array;
  /** The picture as it came in, for readers that take compressed bytes. */
  readonly source: {
    readonly bytes: Uint8Array;
    readonly format: ImageFormat;
    /** Before scaling, after EXIF orientation. */
    readonly widthPx: number;
    readonly heightPx: number;
  };
}
