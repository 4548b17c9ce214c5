import { describe, expect, it } from 'vitest';
import { measureQuality } from '../../../src/domain/image/image-quality.ts';
import { qualityFindings } from '../../../src/domain/image/quality-findings.ts';
import type { QuarterTurn } from '../../../src/domain/reading/geometry.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';
import { asDecoded, asRead, pixelsOf, recoloured, withoutLeft } from '../../specimens/as-decoded.ts';
import { type Degradation, degrade, type Picture } from '../../specimens/degrade.ts';
import { drawSpecimen } from '../../specimens/draw-specimen.ts';
import { PEOPLE } from '../../specimens/people.ts';

const { picture: SHARP, lines } = await drawSpecimen('passport', PEOPLE.helene, {
  seed: 4,
  widthPx: 1200,
  margin: 0.06,
});
const LINES = asRead(lines);
const MANY_FIELDS = 9;

describe('the findings of a picture', () => {
  it('are none for a sharp picture, nor for a good photo of it', async () => {
    expect(codesOf(SHARP)).toEqual([]);
    expect(await codesOfDegraded({ blurPx: 0.6, noise: 5, jpegQuality: 70 })).toEqual([]);
    expect(await codesOfDegraded({ scale: 0.6, jpegQuality: 80 })).toEqual([]);
  });

  it('tell blur and how to avoid it', async () => {
    const findings = findingsOf(await pixelsOf(await degrade(SHARP, { blurPx: 3 })));
    expect(findings).toMatchObject([{ code: 'quality.blurred', severity: 'warning' }]);
    expect(findings[0]?.detail).toMatch(/edges of letters are [567] pixels wide.*let it focus/);
  });

  it('tell low resolution with the height of the text and the one that is needed', async () => {
    const findings = findingsOf(await pixelsOf(await degrade(SHARP, { scale: 0.25 })));
    expect(findings).toMatchObject([{ code: 'quality.low_resolution' }]);
    expect(findings[0]?.detail).toMatch(/only [4-9] pixels high; 16 are needed/);
  });

  it('tell too little and too much light', () => {
    expect(codesOf(recoloured(SHARP, (value) => value * 0.2))).toEqual(['quality.too_dark']);
    expect(codesOf(recoloured(SHARP, (value) => 255 - (255 - value) * 0.2))).toContain('quality.too_bright');
  });

  it('tell a reflection, but take no white panel for one', () => {
    const reflection = recoloured(SHARP, (value, x, y) => {
      const light = Math.min(1, 1.5 * Math.exp(-((x - 0.5) ** 2 + (y - 0.5) ** 2) / 0.02));
      return value + (255 - value) * light;
    });
    expect(codesOf(reflection)).toEqual(['quality.glare']);
    const panel = recoloured(SHARP, (value, x, y) =>
      Math.abs(x - 0.5) < 0.1 && Math.abs(y - 0.5) < 0.1 ? 255 : value,
    );
    expect(codesOf(panel)).toEqual([]);
  });

  it('tell lines that the edge of the picture cuts', () => {
    const cut = withoutLeft(SHARP, LINES, 0.4);
    expect(codesOf(cut.picture, cut.lines)).toEqual(['quality.cut_off']);
  });

  it('tell a grey copy', () => {
    const rgb = new Uint8Array(SHARP.rgb.length);
    for (let at = 0; at < rgb.length; at += 3) rgb.fill(SHARP.rgb[at + 1] ?? 0, at, at + 3);
    expect(codesOf({ ...SHARP, rgb })).toEqual(['quality.no_colour']);
  });

  it('give a reason whenever little or nothing was read', async () => {
    expect(codesOf(SHARP, [], 0)).toEqual(['quality.nothing_read']);
    expect(codesOf(SHARP, LINES, 0)).toEqual(['quality.nothing_read']);
    expect(codesOf(SHARP, LINES, 1)).toEqual(['quality.little_read']);
    expect(await codesOfDegraded({ blurPx: 3 }, 1)).toEqual(['quality.blurred']);
  });
});

describe('the measures of a picture', () => {
  it('are the same for a picture that had to be turned', () => {
    const upright = measureQuality(asDecoded(SHARP), { page: SHARP, lines: LINES, turn: 0 });
    const sideways = measureQuality(asDecoded(turnedAnticlockwise(SHARP)), { page: SHARP, lines: LINES, turn: 90 });
    expect(sideways.lineHeightPx).toBeCloseTo(upright.lineHeightPx ?? 0, 0);
    expect(Math.abs((sideways.edgeWidthPx ?? 0) - (upright.edgeWidthPx ?? 9))).toBeLessThan(0.5);
  });

  it('leave out what needs text where there is none', () => {
    const measures = measureQuality(asDecoded(SHARP), { page: SHARP, lines: [], turn: 0 });
    expect(measures).toMatchObject({ lineCount: 0, cutLineCount: 0 });
    expect(measures).not.toHaveProperty('lineHeightPx');
    expect(measures).not.toHaveProperty('edgeWidthPx');
  });
});

// Helpers

function findingsOf(picture: Picture, text: readonly TextLine[] = LINES, fieldCount = MANY_FIELDS) {
  const turn: QuarterTurn = 0;
  return qualityFindings(measureQuality(asDecoded(picture), { page: picture, lines: text, turn }), fieldCount);
}

function codesOf(picture: Picture, text: readonly TextLine[] = LINES, fieldCount = MANY_FIELDS): string[] {
  return findingsOf(picture, text, fieldCount).map(({ code }) => code);
}

async function codesOfDegraded(degradation: Degradation, fieldCount = MANY_FIELDS): Promise<string[]> {
  return codesOf(await pixelsOf(await degrade(SHARP, degradation)), LINES, fieldCount);
}

/** A clockwise turn by 90 degrees makes it upright again. */
function turnedAnticlockwise({ widthPx, heightPx, rgb }: Picture): Picture {
  const turned = new Uint8Array(rgb.length);
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      const from = (y * widthPx + x) * 3;
      turned.set(rgb.subarray(from, from + 3), ((widthPx - 1 - x) * heightPx + y) * 3);
    }
  return { widthPx: heightPx, heightPx: widthPx, rgb: turned };
}
