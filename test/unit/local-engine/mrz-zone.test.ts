import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import {
  looksLikeMrzPiece,
  looksLikeMrzRow,
  mayBeginMrzRow,
} from '../../../src/adapters/local-engine/reading/mrz-like-text.ts';
import {
  coversBox,
  locateZone,
  rowBox,
  withParallelRows,
} from '../../../src/adapters/local-engine/reading/mrz-zone.ts';
import {
  likelyLengths,
  probedRows,
  stretchedTo,
  zonesOfRows,
} from '../../../src/adapters/local-engine/reading/mrz-zone-hypotheses.ts';
import type { PrintedLine } from '../../../src/adapters/local-engine/reading/print-lines.ts';

/** A line read between `left` and `right`, its middle at `middle`, on a page turned by `degrees` around its origin. */
function line(text: string, left: number, right: number, middle: number, degrees = 0): PrintedLine {
  const angle = (degrees * Math.PI) / 180;
  const [directionX, directionY] = [Math.cos(angle), Math.sin(angle)];
  const along = (left + right) / 2;
  const box: RotatedBox = {
    centreX: along * directionX - middle * directionY,
    centreY: along * directionY + middle * directionX,
    directionX,
    directionY,
    widthPx: right - left,
    heightPx: 20,
  };
  return { box, decoded: { text, confidence: 0.95, peaks: [], frames: [] } };
}

const TD1 = (degrees = 0) => [
  line('Authority', 40, 140, 100, degrees),
  line('I<UTOD231458907<<<<<<<', 50, 480, 300, degrees),
  line('7408122F1204159UTO<<<<<<', 50, 540, 340, degrees),
  line('6', 620, 640, 340, degrees),
  line('ERIKSSON<<ANNA<MARIA', 50, 460, 380, degrees),
];

describe('text that looks like a machine-readable zone', () => {
  it.each([
    'P<UTOERIKSSON<<ANNA',
    '<<<<<<',
    'L898902C36UTO7408122F1204159',
    '11648<<86',
    'D1FRA13AA000026181231MARTIN<9',
    'P<UTO ERIKSSON<<',
  ])('takes %j for a row', (text) => expect(looksLikeMrzRow(text)).toBe(true));

  it.each([
    'SPECIMEN',
    'Date of birth / Date de naissance',
    '12 AUG 1974',
    'A<B',
    'No. < 12',
    'CALLE MAYOR 12 2B 15001 A CORUNA',
  ])('does not take %j for a row', (text) => expect(looksLikeMrzRow(text)).toBe(false));

  it('takes capitals, digits and fillers without a space for a piece', () => {
    expect(['6', '<<<6', 'UTO', 'Sex', 'A B', ''].filter(looksLikeMrzPiece)).toEqual(['6', '<<<6', 'UTO']);
  });
});

describe('text that may begin a row', () => {
  it.each(['7408122F1204159UTO', 'L898902C36UTO7408122F', '850101M3001017'])('takes %j', (text) => {
    expect(mayBeginMrzRow(text)).toBe(true);
  });

  it.each(['12345678', 'MUSTERMANN1', 'ERIKSSONANNAMARIA', '12 345 678 901', '74081 22F1204'])(
    'does not take %j',
    (text) => {
      expect(mayBeginMrzRow(text)).toBe(false);
    },
  );
});

describe('location of a zone', () => {
  it('is nowhere on a page without such rows', () => {
    expect(locateZone([line('SURNAME', 0, 90, 20), line('ERIKSSON', 0, 90, 50)])).toBeUndefined();
  });

  test.prop([fc.integer({ min: -20, max: 20 })])(
    'stretches every row from the first to the last piece of any',
    (degrees) => {
      const zone = locateZone(TD1(degrees));
      expect(zone?.rows).toHaveLength(3);
      expect(zone?.left).toBeCloseTo(50, 6);
      expect(zone?.right).toBeCloseTo(640, 6);
      expect(zone?.rows.map(({ middle, slope }) => [middle, slope])).toEqual(
        [300, 340, 380].map((middle) => [expect.closeTo(middle, 6), expect.closeTo(0, 6)]),
      );
    },
  );

  it('takes a row whose fillers were not detected, where it begins below or above the others', () => {
    const head = line('7408122F1204159UTO', 52, 380, 340);
    const [authority, first, , , last] = TD1();
    const rowsWith = (other: PrintedLine) =>
      locateZone([authority!, first!, other, last!])?.rows.map(({ middle }) => Math.round(middle));
    expect(rowsWith(head)).toEqual([300, 340, 380]);
    expect(rowsWith(line('7408122F1204159UTO', 152, 480, 340))).toEqual([300, 380]);
    expect(rowsWith(line('7408122F1204159UTO', 52, 380, 90))).toEqual([300, 380]);
  });

  it('can be taken with all its rows equally steep, each through its own middle', () => {
    const zone = { directionX: 1, directionY: 0, left: 100, right: 700, rowHeightPx: 20 };
    const rows = [
      { middle: 300, slope: -0.01 },
      { middle: 340, slope: 0.03 },
    ];
    const parallel = withParallelRows({ ...zone, rows }).rows;
    expect(parallel.map(({ slope }) => slope)).toEqual([expect.closeTo(0.01, 9), expect.closeTo(0.01, 9)]);
    expect(parallel.map(({ middle, slope }) => middle + 400 * slope)).toEqual([
      expect.closeTo(296, 9),
      expect.closeTo(352, 9),
    ]);
  });

  it('crops rows where they stand', () => {
    const zone = locateZone(TD1());
    const [row] = zone?.rows ?? [];
    if (!zone || !row) throw new Error('no zone');
    expect(rowBox(zone, row, 1.5)).toMatchObject({ centreX: 345, centreY: 300, widthPx: 590, heightPx: 30 });
  });

  it('covers the pieces of its rows and no other print', () => {
    const lines = TD1();
    const zone = locateZone(lines);
    expect(lines.map(({ box }) => zone !== undefined && coversBox(zone, box))).toEqual([false, true, true, true, true]);
  });

  it('leaves capitals elsewhere on the page out', () => {
    const zone = locateZone([...TD1(), line('UTO', 700, 760, 20), line('SPECIMEN', 50, 200, 240)]);
    expect(zone?.rows).toHaveLength(3);
    expect(zone?.right).toBeCloseTo(640, 6);
  });

  it('leaves rows out that the recogniser was unsure of', () => {
    const doubtful = {
      ...line('E<<ZE2G<8', 50, 300, 260),
      decoded: { text: 'E<<ZE2G<8', confidence: 0.5, peaks: [], frames: [] },
    };
    expect(locateZone([...TD1(), doubtful])?.rows).toHaveLength(3);
  });

  it('follows a row that leans against the others', () => {
    const rows = [line('P<UTOERIKSSON<<ANNA<MARIA', 0, 700, 100), line('L898902C36UTO7408122F1204159', 0, 700, 150)];
    const leaning = rows.map((row, index) =>
      index === 0 ? row : { ...row, box: { ...row.box, directionX: Math.cos(0.01), directionY: Math.sin(0.01) } },
    );
    expect(locateZone(leaning)?.rows[1]?.slope).toBeCloseTo(0.01, 3);
  });
});

describe('hypotheses of a zone', () => {
  const zone = locateZone([line('I<UTOD231458907<<<<<<<', 0, 600, 100), line('ERIKSSON<<ANNA<MARIA<<', 0, 600, 180)]);
  if (!zone) throw new Error('no zone');

  it('takes a row for one of its length or longer', () => {
    expect(likelyLengths(44, 2)).toEqual([44]);
    expect(likelyLengths(36, 2)).toEqual([36, 44]);
    expect(likelyLengths(29, 2)).toEqual([30, 36, 44]);
    expect(likelyLengths(17, 3)).toEqual([30]);
  });

  it('looks for a missing row between rows that are far apart first, then below and above', () => {
    const rows = probedRows(zone, 20).map(({ middle }) => middle);
    expect(rows[0]).toBeCloseTo(140, 6);
    expect(rows).toContainEqual(expect.closeTo(260, 6));
    expect(rows).toContainEqual(expect.closeTo(20, 6));
  });

  it('looks only above and below rows that are as close as rows are', () => {
    expect(probedRows(zone, 40).every(({ middle }) => middle < 100 || middle > 180)).toBe(true);
  });

  it('stretches rows by the characters that are missing', () => {
    expect(stretchedTo(zone, 44, { count: 44, advancePx: 13 })).toEqual([zone]);
    const [right, left, both] = stretchedTo(zone, 44, { count: 34, advancePx: 10 });
    expect([right?.right, left?.left, both?.left, both?.right]).toEqual([700, -100, -50, 650]);
  });

  it('chooses neighbouring rows where there are too many', () => {
    const rows = [0, 1, 2].map((middle) => ({ middle, slope: 0 }));
    expect(zonesOfRows({ ...zone, rows }, 2).map((choice) => choice.rows.map(({ middle }) => middle))).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
