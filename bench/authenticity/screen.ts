import type { Picture } from '../../test/specimens/degrade.ts';
import { seededRandom } from '../../test/specimens/random.ts';

/** How a screen is photographed. */
interface ScreenShot {
  /** Pixels of the camera for one of the screen. */
  readonly magnification: number;
  readonly turnDegrees: number;
  readonly seed: number;
}

/** What a pixel of a screen leaves dark: the strips between its rows and between its colours. */
const LIT_HEIGHT = 0.88;
const LIT_WIDTH = 0.9;
const GAMMA = 2.2;

/** The light of each value of a channel. */
const LIGHT = Float64Array.from({ length: 256 }, (_, value) => (value / 255) ** GAMMA);

/** Samples a pixel of the camera takes in each direction, over an area somewhat larger than itself (its lens). */
const SAMPLES = 3;
const LENS = 1.3;

/** A picture as a camera sees it on a screen: every pixel of the screen is three lit strips of red, green and blue. */
export function onScreen(picture: Picture, { magnification, turnDegrees, seed }: ScreenShot): Picture {
  const angle = (turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const widthPx = Math.round(picture.widthPx * magnification);
  const heightPx = Math.round(picture.heightPx * magnification);
  const random = seededRandom(seed);
  const rgb = new Uint8ClampedArray(widthPx * heightPx * 3);
  const light = [0, 0, 0];
  for (let pixel = 0; pixel < widthPx * heightPx; pixel++) {
    light.fill(0);
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const x = (pixel % widthPx) + (((sample % SAMPLES) + 0.5) / SAMPLES) * LENS - widthPx / 2;
      const y = Math.floor(pixel / widthPx) + ((Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * LENS - heightPx / 2;
      addLight(light, picture, (x * cos - y * sin) / magnification, (x * sin + y * cos) / magnification);
    }
    for (let channel = 0; channel < 3; channel++) {
      const share = (light[channel]! / (SAMPLES * SAMPLES)) * (3 / (LIT_HEIGHT * LIT_WIDTH)) * 0.7;
      const grain = 4 * (random() + random() + random() + random() - 2);
      rgb[pixel * 3 + channel] = 255 * Math.min(1, share) ** (1 / GAMMA) + grain;
    }
  }
  return { widthPx, heightPx, rgb: new Uint8Array(rgb.buffer) };
}

/** The light of the screen at a place, counted from the middle of the picture. */
function addLight(
  light: number[],
  { widthPx, heightPx, rgb }: Picture,
  fromMiddleX: number,
  fromMiddleY: number,
): void {
  const [x, y] = [fromMiddleX + widthPx / 2, fromMiddleY + heightPx / 2];
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= widthPx || row >= heightPx || y - row > LIT_HEIGHT) return;
  const strip = (x - column) * 3;
  const channel = Math.min(2, Math.floor(strip));
  if (strip - channel > LIT_WIDTH) return;
  light[channel]! += LIGHT[rgb[(row * widthPx + column) * 3 + channel]!]!;
}
