import { describe, expect, it } from 'vitest';
import { measureQuality } from '../../src/domain/image/image-quality.ts';
import { qualityFindings } from '../../src/domain/image/quality-findings.ts';
import { asDecoded, asRead, pixelsOf, recoloured } from '../specimens/as-decoded.ts';
import { degrade, type Picture } from '../specimens/degrade.ts';
import { drawSpecimen, SPECIMEN_KINDS, type SpecimenKind } from '../specimens/draw-specimen.ts';
import { PEOPLE } from '../specimens/people.ts';

const SPECIMENS = await Promise.all(
  SPECIMEN_KINDS.map((kind) => drawSpecimen(kind, holderOf(kind), { seed: 6, widthPx: 1000, margin: 0.05 })),
);

/** The faults that are told, and what makes them. */
const FAULTS: Readonly<Record<string, (picture: Picture) => Picture | Promise<Picture>>> = {
  'quality.blurred': async (picture) => pixelsOf(await degrade(picture, { blurPx: 3, jpegQuality: 80 })),
  'quality.low_resolution': async (picture) => pixelsOf(await degrade(picture, { scale: 0.25, jpegQuality: 80 })),
  'quality.too_dark': (picture) => recoloured(picture, (value) => value * 0.25),
  'quality.too_bright': (picture) => recoloured(picture, (value) => 255 - (255 - value) * 0.2),
  'quality.glare': (picture) => recoloured(picture, reflected),
};

const LEAST_HITS = 0.9;

/** What costs no field asks for no better picture. */
const HARMLESS: typeof FAULTS = {
  'a flat scan': (picture) => picture,
  'a photo': async (picture) => pixelsOf(await degrade(picture, { blurPx: 0.6, noise: 5, jpegQuality: 70 })),
  'a picture of 60 % the size': async (picture) => pixelsOf(await degrade(picture, { scale: 0.6, jpegQuality: 80 })),
};

describe('the quality of drawn specimens of every kind', () => {
  for (const [code, worsen] of Object.entries(FAULTS))
    it(`tells ${code} on at least ${100 * LEAST_HITS} % of the pictures that have it`, async () => {
      const told = await codesOfAllKinds(worsen);
      const hits = told.filter((codes) => codes.includes(code)).length;
      expect(hits / told.length).toBeGreaterThanOrEqual(LEAST_HITS);
    });

  for (const [name, worsen] of Object.entries(HARMLESS))
    it(`finds nothing wrong with ${name}`, async () => {
      expect((await codesOfAllKinds(worsen)).flat()).toEqual([]);
    });
});

// Helpers

async function codesOfAllKinds(worsen: (picture: Picture) => Picture | Promise<Picture>): Promise<string[][]> {
  return Promise.all(
    SPECIMENS.map(async ({ picture, lines }) => {
      const worse = await worsen(picture);
      const measures = measureQuality(asDecoded(worse), { page: worse, lines: asRead(lines), turn: 0 });
      return qualityFindings(measures, 9).map(({ code }) => code);
    }),
  );
}

function holderOf(kind: SpecimenKind) {
  return kind.startsWith('us-') ? PEOPLE.jane : PEOPLE.angel;
}

/** A lamp mirrored in the middle. */
function reflected(value: number, x: number, y: number): number {
  const light = Math.min(1, 1.5 * Math.exp(-((x - 0.45) ** 2 + (y - 0.5) ** 2) / 0.02));
  return value + (255 - value) * light;
}
