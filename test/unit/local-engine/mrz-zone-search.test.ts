import { describe, expect, it } from 'vitest';
import { packagedModelsFolder } from '../../../src/adapters/local-engine/inference/model-files.ts';
import { StageClock } from '../../../src/adapters/local-engine/inference/stage-clock.ts';
import { locateZone } from '../../../src/adapters/local-engine/reading/mrz-zone.ts';
import { readZone } from '../../../src/adapters/local-engine/reading/mrz-zone-search.ts';
import { PageViews } from '../../../src/adapters/local-engine/reading/page-views.ts';
import type { PrintedLine } from '../../../src/adapters/local-engine/reading/print-lines.ts';
import { loadReadingModels } from '../../../src/adapters/local-engine/reading/reading-models.ts';
import { pixelsOf } from '../../specimens/as-decoded.ts';
import { degrade } from '../../specimens/degrade.ts';
import { drawSpecimen } from '../../specimens/draw-specimen.ts';
import { PEOPLE } from '../../specimens/people.ts';

const models = await loadReadingModels(packagedModelsFolder());
/** Detectors box a line with this share of its height to spare on each side. */
const MARGIN = 0.3;

/** The back of an identity card at `scale`, and its zone as a detector finds it that cut every row after `shown` characters. */
async function cutZone(scale: number, shown: readonly number[]) {
  const { picture, lines } = await drawSpecimen('identity-card-back', PEOPLE.anna);
  const { widthPx, heightPx, rgb } = await pixelsOf(await degrade(picture, { scale }));
  const rows = lines.filter(({ text }) => /^[0-9A-Z<]{30}$/.test(text));
  const found = rows.flatMap(({ text, left, top, width, height }, row): PrintedLine[] => {
    const count = shown[row] ?? 0;
    if (count === 0) return [];
    const seen = { width: (width * count * widthPx) / text.length, height: height * heightPx };
    const box = {
      centreX: left * widthPx + seen.width / 2,
      centreY: top * heightPx + seen.height / 2,
      directionX: 1,
      directionY: 0,
      widthPx: seen.width + 2 * MARGIN * seen.height,
      heightPx: (1 + 2 * MARGIN) * seen.height,
    };
    return [{ box, decoded: { text: text.slice(0, count), confidence: 0.95, peaks: [], frames: [] } }];
  });
  const zone = locateZone(found);
  const views = new PageViews({ widthPx, heightPx, channels: 3, data: rgb });
  const read = zone && (await readZone(models.mrzLine, views, zone, new StageClock()));
  return { printed: rows.map(({ text }) => text), read: read?.decoding.lines };
}

describe('the search for the zone', () => {
  it.each([1, 0.4])(
    'reads all rows where the detector cut them short and missed one, at %f of the size',
    async (scale) => {
      const { printed, read } = await cutZone(scale, [0, 13, 14]);
      expect(printed).toHaveLength(3);
      expect(read).toEqual(printed);
    },
  );

  it('finds nothing where nothing looks like a row', async () => {
    expect((await cutZone(1, [])).read).toBeUndefined();
  });
});
