import type { Contour } from '../raster/canvas.ts';
import { flatten, parsePath, placed } from '../raster/path.ts';
import { stroke } from '../raster/shapes.ts';

/** Distance from one character of the machine-readable zone to the next: ten to the inch (ICAO Doc 9303-3, 4.2.4). */
export const OCR_B_PITCH_MM = 2.54;

/** Units of the drawings below: hundredths of a millimetre; capitals are 2.4 mm high, the pen is 0.35 mm wide. */
const UNITS_PER_MM = 100;
const PEN = 35;
const GLYPH_WIDTH = 140;
const GLYPH_HEIGHT = 240;

const OVAL = 'M70 0 C108 0 125 45 125 120 C125 195 108 240 70 240 C32 240 15 195 15 120 C15 45 32 0 70 0';
const ROUND = 'M70 0 C115 0 140 45 140 120 C140 195 115 240 70 240 C25 240 0 195 0 120 C0 45 25 0 70 0';
const BOWL = 'M15 240 L15 0 L75 0 C115 0 135 25 135 65 C135 108 115 132 75 132 L15 132';

/**
 * The middle lines of the strokes of the 37 characters, drawn for this project after the shapes of OCR-B (ISO 1073-2, constant
 * stroke width). No free OCR-B font is in the npm registry. Origin top left, y downwards.
 */
const STROKES: Readonly<Record<string, string>> = {
  A: 'M0 240 L70 0 L140 240 M24 160 L116 160',
  B: 'M10 0 L10 240 L80 240 C125 240 140 210 140 180 C140 145 115 118 80 118 L10 118 M80 118 C110 118 128 92 128 60 C128 25 110 0 75 0 L10 0',
  C: 'M135 40 C120 12 100 0 78 0 C30 0 5 45 5 120 C5 195 30 240 78 240 C100 240 120 228 135 200',
  D: 'M10 0 L10 240 L60 240 C115 240 140 195 140 120 C140 45 115 0 60 0 L10 0',
  E: 'M130 0 L15 0 L15 240 L130 240 M15 115 L110 115',
  F: 'M130 0 L15 0 L15 240 M15 115 L110 115',
  G: 'M132 38 C118 12 98 0 75 0 C28 0 5 45 5 120 C5 195 28 240 75 240 C100 240 120 230 135 212 L135 130 L85 130',
  H: 'M10 0 L10 240 M130 0 L130 240 M10 115 L130 115',
  I: 'M20 0 L120 0 M70 0 L70 240 M20 240 L120 240',
  J: 'M45 0 L115 0 L115 165 C115 215 95 240 60 240 C30 240 12 225 5 200',
  K: 'M10 0 L10 240 M130 0 L10 140 M55 100 L135 240',
  L: 'M15 0 L15 240 L130 240',
  M: 'M5 240 L5 0 L70 130 L135 0 L135 240',
  N: 'M10 240 L10 0 L130 240 L130 0',
  O: ROUND,
  P: BOWL,
  Q: `${ROUND} M78 175 L140 245`,
  R: `${BOWL} M70 132 L138 240`,
  S: 'M128 35 C115 12 95 0 70 0 C30 0 12 25 12 58 C12 95 40 108 70 118 C105 130 132 145 132 182 C132 218 105 240 68 240 C38 240 15 228 5 205',
  T: 'M0 0 L140 0 M70 0 L70 240',
  U: 'M10 0 L10 165 C10 215 35 240 70 240 C105 240 130 215 130 165 L130 0',
  V: 'M0 0 L70 240 L140 0',
  W: 'M0 0 L25 240 L70 90 L115 240 L140 0',
  X: 'M5 0 L135 240 M135 0 L5 240',
  Y: 'M0 0 L70 115 L140 0 M70 115 L70 240',
  Z: 'M10 0 L130 0 L5 240 L135 240',
  '0': OVAL,
  '1': 'M25 45 L75 0 L75 240 M25 240 L125 240',
  '2': 'M10 45 C22 15 45 0 72 0 C108 0 128 25 128 60 C128 100 95 130 10 240 L132 240',
  '3': 'M15 0 L125 0 L65 90 C105 90 132 120 132 162 C132 210 105 240 65 240 C38 240 18 228 8 205',
  '4': 'M62 0 L5 170 L138 170 M100 105 L100 240',
  '5': 'M122 0 L28 0 L22 105 C38 96 52 92 70 92 C108 92 132 122 132 164 C132 212 105 240 65 240 C40 240 20 230 8 210',
  '6': 'M100 0 C50 60 10 110 10 165 C10 212 35 240 70 240 C105 240 130 212 130 165 C130 122 105 98 70 98 C45 98 25 110 15 135',
  '7': 'M8 0 L132 0 C90 80 65 150 60 240',
  '8': 'M70 110 C40 110 20 85 20 55 C20 22 40 0 70 0 C100 0 120 22 120 55 C120 85 100 110 70 110 C32 110 8 138 8 175 C8 215 32 240 70 240 C108 240 132 215 132 175 C132 138 108 110 70 110',
  '9': 'M40 240 C90 180 130 130 130 75 C130 28 105 0 70 0 C35 0 10 28 10 75 C10 118 35 142 70 142 C95 142 115 130 125 105',
  '<': 'M130 25 L10 120 L130 215',
};

/**
 * The outlines of one line of the machine-readable zone. `x` is the left edge of the first character's cell and `baseline` the
 * foot of the capitals, in pixels. Throws for a character outside A–Z, 0–9 and `<`.
 */
export function ocrBLine(text: string, x: number, baseline: number, pxPerMm: number): Contour[] {
  const scale = pxPerMm / UNITS_PER_MM;
  const pitchPx = OCR_B_PITCH_MM * pxPerMm;
  return [...text].flatMap((character, index) => {
    const drawing = STROKES[character];
    if (drawing === undefined) throw new Error(`no OCR-B glyph for ${JSON.stringify(character)}`);
    const left = x + index * pitchPx + (pitchPx - GLYPH_WIDTH * scale) / 2;
    const top = baseline - GLYPH_HEIGHT * scale;
    return flatten(parsePath(drawing)).flatMap((line) => stroke(placed(line, left, top, scale), PEN * scale));
  });
}
