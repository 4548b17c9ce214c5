import { describe, expect, it } from 'vitest';
import { drops } from '../../../bench/accuracy/baseline.ts';
import { confidenceBins, expectedCalibrationError } from '../../../bench/accuracy/calibration-table.ts';
import { choosePictures } from '../../../bench/accuracy/choose-pictures.ts';
import { type JudgedScan, judgeScan } from '../../../bench/accuracy/judge-scan.ts';
import { type BenchPicture, pictureId } from '../../../bench/accuracy/picture.ts';
import type { JudgedResult, Scan } from '../../../bench/accuracy/scan-pictures.ts';
import { type AccuracySummary, summarise } from '../../../bench/accuracy/summary.ts';
import { type JudgedField, truthOf } from '../../../bench/accuracy/truth.ts';

describe('the figures of scans', () => {
  it('count fields right of those shown, and tell what was invented, wrong and missing', () => {
    const shown = { firstName: 'JANE', lastName: 'PUBLIC', gender: 'F' } as const;
    const figures = summarise([
      judgeScan(scan('a', shown, { firstName: 'JANE', lastName: 'PUBIC', nationality: 'USA' })),
      judgeScan(scan('b', shown, shown)),
    ]);
    expect(figures).toMatchObject({ pictures: 2, wrong: 1, missing: 1, invented: 1, picturesPerfect: 50, failed: 0 });
    // Of 2 × (type, first name, last name, sex), all but two are right.
    expect(figures.fieldsRight).toBe(75);
    expect(figures.perField).toMatchObject({ lastName: 50, gender: 50, firstName: 100 });
  });

  it('count zones exact, invented and falsely proven', () => {
    const figures = summarise([
      judgeScan(scan('a', {}, {}, { shown: ['I<UTO', '1'], read: 'I<UTO\n1' })),
      judgeScan(scan('b', {}, {}, { shown: ['I<UTO', '1'], read: 'I<UT0\n1' })),
      judgeScan(scan('c', {}, {}, { shown: ['I<UTO', '1'] })),
      judgeScan(scan('d', {}, {}, { read: 'I<UTO\n1' })),
    ]);
    expect(figures).toMatchObject({ zonesShown: 3, zonesExact: 33.3, zonesInvented: 1, zonesFalselyProven: 2 });
  });

  it('count zones by kind where nothing but zones is judged', () => {
    const lone = (read: string): JudgedScan => {
      const whole = scan('a', {}, {}, { shown: ['I<UTO', '1'], read });
      return judgeScan({ ...whole, truth: truthOf(() => 'unscored', ['I<UTO', '1']) });
    };
    const figures = summarise([lone('I<UTO\n1'), lone('I<UT0\n1')]);
    expect(Object.values(figures.perFamily)).toEqual([50]);
    expect(figures).toMatchObject({ zonesExact: 50, wrong: 0, missing: 0 });
  });

  it('count a failed scan as having answered nothing', () => {
    const { result: _, ...failed } = scan('a', { firstName: 'JANE' }, {});
    expect(summarise([judgeScan(failed)])).toMatchObject({ failed: 1, missing: 2, fieldsRight: 0, picturesPerfect: 0 });
  });
});

describe('calibration', () => {
  it('has no error when fields at a confidence are right as often as it says', () => {
    const observations = Array.from({ length: 10 }, (_, index) => ({ confidence: 0.9, right: index > 0 }));
    expect(expectedCalibrationError(observations)).toBeCloseTo(0);
    expect(confidenceBins(observations).find(({ from }) => from === 0.9)).toMatchObject({ count: 10, rightShare: 0.9 });
  });

  it('weighs each bin by what it holds', () => {
    const sure = Array.from({ length: 3 }, () => ({ confidence: 1, right: true }));
    expect(expectedCalibrationError([...sure, { confidence: 0.6, right: false }])).toBeCloseTo(0.6 / 4);
    expect(expectedCalibrationError([])).toBe(0);
  });

  it('puts every confidence into exactly one bin', () => {
    const observations = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1].map((confidence) => ({ confidence, right: true }));
    expect(confidenceBins(observations).map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 2]);
  });
});

describe('the comparison with the baseline', () => {
  const before = summarise([judgeScan(scan('a', { firstName: 'JANE' }, { firstName: 'JANE' }))]);

  it('finds nothing where nothing became worse', () => {
    expect(drops(before, before)).toEqual([]);
    expect(drops({ ...before, zonesFalselyProven: 0 }, { ...before, zonesFalselyProven: 3 })).toEqual([]);
  });

  it.each<[string, Partial<AccuracySummary>]>([
    ['fields right', { fieldsRight: 98 }],
    ['calibration error', { calibrationError: 13 }],
    ['zones falsely proven', { zonesFalselyProven: 1 }],
    ['scans failed', { failed: 1 }],
    ['family passport', { perFamily: { passport: 90 } }],
    ['degradation upright', { perDegradation: {} }],
  ])('names %s when it is worse', (name, worse) => {
    expect(drops({ ...before, ...worse }, before).join()).toContain(name);
  });

  it('leaves a little room for the arithmetic of other processors', () => {
    expect(drops({ ...before, fieldsRight: before.fieldsRight - 0.4 }, before)).toEqual([]);
  });
});

describe('the choice of pictures', () => {
  it('is the same every time and holds every kind of document in every degradation', () => {
    const ids = () => (choosePictures({ set: 'drawn' }).sets.get('drawn') ?? []).map(pictureId);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(ids().length);
    const { sets, whole } = choosePictures({ set: 'drawn' });
    const kinds = new Set(sets.get('drawn')?.map(({ family, degradation }) => `${family} ${degradation}`));
    expect(kinds.size).toBe(11 * 10);
    expect(whole).toBe(true);
  });

  it('can be narrowed, and refuses to be empty', () => {
    const { sets, whole } = choosePictures({
      set: 'drawn',
      only: '^drawn passport',
      degradations: 'upright,blur',
      limit: '3',
    });
    expect(sets.get('drawn')?.map(({ family }) => family)).toEqual(['passport', 'passport', 'passport']);
    expect(whole).toBe(false);
    const zones = choosePictures({ set: 'zones' }).sets.get('zones') ?? [];
    expect(new Set(zones.map(({ family, degradation }) => `${family} ${degradation}`)).size).toBe(50);
    expect(() => choosePictures({ set: 'drawn', only: 'no such document' })).toThrow('no picture');
    expect(() => choosePictures({ set: 'drawn', degradations: 'burnt' })).toThrow('no degradation burnt');
    expect(() => choosePictures({ set: 'drawn', limit: '0' })).toThrow('--limit');
    expect(() => choosePictures({ set: 'photographed' })).toThrow('no set photographed');
  });
});

// Helpers

type Values = Partial<Record<JudgedField, string>>;

function scan(
  documentId: string,
  shown: Values,
  answered: Values,
  zone: { readonly shown?: readonly string[]; readonly read?: string } = {},
): Scan {
  const picture: BenchPicture = {
    set: 'drawn',
    documentId,
    family: 'passport',
    degradation: 'upright',
    tags: [],
    load: () => Promise.reject(new Error('it is scanned already')),
  };
  const truth = truthOf((field) => [field === 'documentType' ? 'passport' : (shown[field] ?? null)], zone.shown);
  return { picture, truth, durationMs: 1, result: resultOf(answered, zone.read) };
}

function resultOf(answered: Values, mrzData: string | undefined): JudgedResult {
  const { documentType: _, ...fields } = answered;
  return {
    documentType: 'passport',
    fields: Object.entries(fields).map(([name, value]) => ({
      name: name as Exclude<JudgedField, 'documentType'>,
      value,
      text: value,
      confidence: 0.9,
      source: 'print',
      proven: false,
    })),
    ...(mrzData ? { mrzData, mrzProven: true } : {}),
  };
}
