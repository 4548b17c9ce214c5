import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';
import type { Contour } from '../raster/canvas.ts';
import { flatten, type PathStep } from '../raster/path.ts';

/** Typefaces by their file in an npm package: Arimo (OFL 1.1) and DejaVu (Bitstream Vera licence). */
const FILES = {
  sans: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  condensed: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  'condensed-bold': 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  serif: 'dejavu-fonts-ttf/ttf/DejaVuSerifCondensed.ttf',
  'serif-bold': 'dejavu-fonts-ttf/ttf/DejaVuSerifCondensed-Bold.ttf',
  mono: 'dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf',
  script: 'dejavu-fonts-ttf/ttf/DejaVuSerif-Italic.ttf',
} as const;

/** A typeface that specimens are lettered in. */
export type Typeface = keyof typeof FILES;

const loaded = new Map<Typeface, Font>();

function fontOf(typeface: Typeface): Font {
  let font = loaded.get(typeface);
  if (!font) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[typeface]));
    font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    loaded.set(typeface, font);
  }
  return font;
}

/** How wide `text` runs at `sizePx` (pixels to the em), in pixels. */
export function textWidth(text: string, typeface: Typeface, sizePx: number): number {
  const font = fontOf(typeface);
  const advances = [...text].map((character) => font.charToGlyph(character).advanceWidth ?? 0);
  return (advances.reduce((sum, advance) => sum + advance, 0) * sizePx) / font.unitsPerEm;
}

/**
 * The outlines of `text` with its first letter at `x` on `baseline`, in pixels: letter after letter, without kerning and
 * ligatures, as document printers set it. Throws when the typeface lacks a letter.
 */
export function textOutlines(text: string, typeface: Typeface, x: number, baseline: number, sizePx: number): Contour[] {
  const font = fontOf(typeface);
  let left = x;
  return [...text].flatMap((character) => {
    if (font.charToGlyphIndex(character) === 0) throw new Error(`${typeface} has no ${JSON.stringify(character)}`);
    const path = font.charToGlyph(character).getPath(left, baseline, sizePx);
    left += textWidth(character, typeface, sizePx);
    return flatten(path.commands as PathStep[]);
  });
}
