import type { QuarterTurn } from '../../../domain/reading/geometry.ts';

/** 8-bit pixels row by row: three interleaved channels (`rgb`) or one (`grey`). */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** The picture turned clockwise; 0 gives the picture itself. */
export function turnPixels(pixels: Pixels, turn: QuarterTurn): Pixels {
  if (turn === 0) return pixels;
  const { widthPx: width, heightPx: height, channels, data } = pixels;
  const turned = new Uint8Array(data.length);
  const sideways = turn !== 180;
  const targetWidth = sideways ? height : width;
  // Where the source pixel (0, 0) goes, and how far one step right and one step down move it in the target.
  const start = turn === 90 ? height - 1 : turn === 180 ? width * height - 1 : (width - 1) * targetWidth;
  const stepX = turn === 90 ? targetWidth : turn === 180 ? -1 : -targetWidth;
  const stepY = turn === 90 ? -1 : turn === 180 ? -width : 1;
  let from = 0;
  for (let y = 0; y < height; y++) {
    let to = (start + y * stepY) * channels;
    for (let x = 0; x < width; x++, to += stepX * channels) {
      for (let channel = 0; channel < channels; channel++) turned[to + channel] = data[from++] as number;
    }
  }
  return { widthPx: targetWidth, heightPx: sideways ? width : height, channels, data: turned };
}

/** Brightness after ITU-R BT.601 (0.299 R + 0.587 G + 0.114 B), as the recognisers were trained on. */
export function luminance(rgb: Pixels): Pixels {
  const { data } = rgb;
  const grey = new Uint8Array(rgb.widthPx * rgb.heightPx);
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    grey[i] =
      ((data[from] as number) * 306 + (data[from + 1] as number) * 601 + (data[from + 2] as number) * 117) >> 10;
  }
  return { widthPx: rgb.widthPx, heightPx: rgb.heightPx, channels: 1, data: grey };
}

/** The brightest channel of every pixel: coloured overprints and holograms fade, black print stays. */
export function brightestChannel(rgb: Pixels): Pixels {
  const { data } = rgb;
  const grey = new Uint8Array(rgb.widthPx * rgb.heightPx);
  for (let i = 0, from = 0; i < grey.length; i++, from += 3) {
    const red = data[from] as number;
    const green = data[from + 1] as number;
    const blue = data[from + 2] as number;
    grey[i] = Math.max(red, green, blue);
  }
  return { widthPx: rgb.widthPx, heightPx: rgb.heightPx, channels: 1, data: grey };
}
