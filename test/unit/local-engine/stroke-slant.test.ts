import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/adapters/local-engine/picture/pixels.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { strokeSlant } from '../../../src/adapters/local-engine/reading/stroke-slant.ts';

const PAGE = { widthPx: 200, heightPx: 60 };

/** A row of dark stems and bars, like the letters H and E, leaning by `slant`, smooth at the edges. */
function drawnStems(slant: number): Pixels {
  const data = new Uint8Array(PAGE.widthPx * PAGE.heightPx).fill(230);
  for (let y = 12; y < 48; y += 1) {
    for (let x = 0; x < PAGE.widthPx; x += 1) {
      const along = x - slant * (y - 30);
      const toStem = Math.abs((((along % 20) + 20) % 20) - 10) - 2.5;
      const isBar = y >= 28 && y < 33 && Math.floor(along / 20) % 2 === 0;
      const ink = isBar ? 1 : Math.min(1, Math.max(0, 0.5 - toStem));
      data[y * PAGE.widthPx + x] = 230 - 190 * ink;
    }
  }
  return { ...PAGE, channels: 1, data };
}

const BOX: RotatedBox = { centreX: 100, centreY: 30, directionX: 1, directionY: 0, widthPx: 120, heightPx: 44 };

describe('the slant of strokes', () => {
  it.each([-0.3, -0.12, 0, 0.08, 0.25])('is measured where stems lean by %d', (slant) => {
    expect(Math.abs((strokeSlant(drawnStems(slant), BOX)?.slant ?? Number.NaN) - slant)).toBeLessThan(0.05);
  });

  it('is unknown on blank paper and in a piece too short to tell', () => {
    const blank: Pixels = { ...PAGE, channels: 1, data: new Uint8Array(PAGE.widthPx * PAGE.heightPx).fill(200) };
    expect(strokeSlant(blank, BOX)).toBeUndefined();
    expect(strokeSlant(drawnStems(0), { ...BOX, widthPx: 8 })).toBeUndefined();
  });
});
