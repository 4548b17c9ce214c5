import { describe, expect, it } from 'vitest';
import { checkLines } from '../../../src/domain/mrz/check-lines.ts';
import { chooseFormat } from '../../../src/domain/mrz/choose-format.ts';
import { degrade } from '../../specimens/degrade.ts';
import { drawSpecimen, SPECIMEN_KINDS } from '../../specimens/draw-specimen.ts';
import { PEOPLE } from '../../specimens/people.ts';

const SMALL = { widthPx: 300 };

describe('drawn specimens', () => {
  it.each(Object.entries(PEOPLE))('show %s on every kind of document', async (_, person) => {
    for (const kind of SPECIMEN_KINDS) {
      if (kind.startsWith('us-') && person.country !== 'USA') continue;
      const { picture, truth, lines } = await drawSpecimen(kind, person, SMALL);
      expect(picture.rgb.length).toBe(picture.widthPx * picture.heightPx * 3);
      expect(truth.fields.documentNumber).toBe(person.documentNumber);
      for (const line of lines) {
        expect(line.left).toBeGreaterThanOrEqual(0);
        expect(line.left + line.width).toBeLessThanOrEqual(1);
        expect(line.top).toBeGreaterThanOrEqual(0);
        expect(line.top + line.height).toBeLessThanOrEqual(1);
      }
    }
  });

  it('carry zones whose check digits are right', async () => {
    for (const kind of ['passport', 'identity-card-back', 'identity-card-td2', 'visa-a', 'visa-b'] as const) {
      const { truth } = await drawSpecimen(kind, PEOPLE.angel, SMALL);
      const format = chooseFormat(truth.mrz ?? []);
      expect(format && checkLines(format, truth.mrz ?? []).every((check) => check.valid)).toBe(true);
    }
  });

  it('are the same for the same look and differ with the seed', async () => {
    const draw = async (seed: number) => (await drawSpecimen('visa-b', PEOPLE.joerg, { ...SMALL, seed })).png;
    expect(await draw(3)).toEqual(await draw(3));
    expect(await draw(3)).not.toEqual(await draw(4));
  });

  it('grow to hold their corners when turned, and shrink by the scale asked for', async () => {
    const { picture } = await drawSpecimen('eu-licence', PEOPLE.helene, SMALL);
    const quarter = await degrade(picture, { turnDegrees: 90, scale: 0.5 });
    const [width, height] = [new DataView(quarter.buffer).getUint32(16), new DataView(quarter.buffer).getUint32(20)];
    expect([width, height]).toEqual([Math.round(picture.heightPx / 2), Math.round(picture.widthPx / 2)]);
  });

  it('degrade the same way for the same seed', async () => {
    const { picture } = await drawSpecimen('passport', PEOPLE.anna, SMALL);
    const worn = { noise: 9, blurPx: 0.8, glare: { x: 0.4, y: 0.3, strength: 0.6 }, contrast: 0.8, seed: 5 };
    expect(await degrade(picture, worn)).toEqual(await degrade(picture, worn));
    expect(await degrade(picture, worn)).not.toEqual(await degrade(picture, { ...worn, seed: 6 }));
  });
});
