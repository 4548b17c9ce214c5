import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { alignToAlphabet } from '../../../src/adapters/local-engine/reading/constrained-mrz-decoding.ts';
import { decodeBestPath } from '../../../src/adapters/local-engine/reading/ctc-decoding.ts';
import { alphabetsOf, MRZ_CHARACTERS } from '../../../src/adapters/local-engine/reading/mrz-alphabet.ts';
import { decodeZone } from '../../../src/adapters/local-engine/reading/mrz-format-decoding.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import type { MrzFormatId } from '../../../src/domain/mrz/format-row.ts';
import { mrzFormat } from '../../../src/domain/mrz/formats.ts';
import { composedMrz } from '../../arbitraries/mrz.ts';
import { type Frame, linesOfFrames, probabilitiesOf } from './line-probabilities.ts';

// The specimen of ICAO Doc 9303-4, appendix B.
const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;
const charset = [...MRZ_CHARACTERS];

const alphabet = (...columns: string[]) =>
  columns.map((allowed) => Uint8Array.from(MRZ_CHARACTERS, (character) => (allowed.includes(character) ? 1 : 0)));

function zone(lines: readonly string[], doubts: Readonly<Record<number, ReadonlyMap<number, Frame>>> = {}) {
  const rows = lines.map((line, index) => probabilitiesOf(line, doubts[index]));
  return decodeZone(rows.map((probabilities) => ({ probabilities, bestPath: decodeBestPath(probabilities, charset) })));
}

describe('alignment to an alphabet', () => {
  it('reads what stands there', () => {
    expect(alignToAlphabet(probabilitiesOf('A1<'), alphabet('AB', '012', '<'))?.text).toBe('A1<');
  });

  it('takes the most probable character that may stand in the column', () => {
    const line = linesOfFrames([{ O: 0.6, '0': 0.3 }, { '': 0.9 }, { '8': 0.5, B: 0.45 }]);
    expect(alignToAlphabet(line, alphabet('0123456789', 'ABC'))?.text).toBe('0B');
  });

  it('parts equal neighbours by a blank', () => {
    const line = linesOfFrames([{ '<': 0.9 }, { '<': 0.9 }, { '': 0.6, '<': 0.3 }, { '<': 0.9 }]);
    expect(alignToAlphabet(line, alphabet('<', '<'))?.text).toBe('<<');
  });

  it('finds the number of characters asked for where the best path finds fewer', () => {
    const line = linesOfFrames([{ '<': 0.9 }, { '': 0.45, '<': 0.5 }, { '<': 0.9 }]);
    expect(decodeBestPath(line, charset).text).toBe('<');
    expect(alignToAlphabet(line, alphabet('<', '<'))?.text).toBe('<<');
  });

  it('loses nothing where the best path is allowed, and more the more it has to bend', () => {
    const line = probabilitiesOf('AB');
    expect(alignToAlphabet(line, alphabet('A', 'B'))?.loss).toBeCloseTo(0, 9);
    expect(alignToAlphabet(line, alphabet('A', 'C'))?.loss).toBeLessThan(-1);
  });

  it('gives up on a line with fewer frames than characters, or no way to tell equal ones apart', () => {
    expect(alignToAlphabet(linesOfFrames([{ A: 0.9 }]), alphabet('A', 'B'))).toBeUndefined();
    expect(alignToAlphabet(linesOfFrames([{ A: 0.9 }, { A: 0.9 }]), alphabet('A', 'A'))).toBeUndefined();
  });

  it('knows the alternatives of each column and what may not stand there', () => {
    const line = linesOfFrames([{ '8': 0.6, '3': 0.3 }]);
    const [scores] = alignToAlphabet(line, alphabet('0123456789'))?.alternatives ?? [];
    expect(Math.exp(scores?.[3] ?? 0)).toBeCloseTo(0.3, 1);
    expect(scores?.[MRZ_CHARACTERS.indexOf('B')]).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('decoding of a zone', () => {
  test.prop([composedMrz(['TD1', 'TD2', 'TD3', 'MRV_A', 'MRV_B', 'FRENCH_ID'])])(
    'reads a clear zone of any layout as it stands',
    ({ format, fields }) => {
      const lines = composeMrz(format, fields);
      const decoding = zone(lines);
      expect(decoding?.lines).toEqual(lines);
      expect(decoding?.format.id).toBe(format);
      expect(decoding?.checksHold).toBe(true);
      expect(decoding?.weakest).toBeGreaterThan(0.9);
    },
  );

  it('puts digits where only digits may stand', () => {
    const doubts = { 1: new Map<number, Frame>([[15, { O: 0.6, '0': 0.35 }]]) };
    expect(zone(PASSPORT, doubts)?.lines).toEqual(PASSPORT);
  });

  it('mends a misread character that a check digit betrays, by the second choice of the recogniser', () => {
    const doubts = { 1: new Map<number, Frame>([[2, { B: 0.55, '9': 0.4 }]]) };
    const decoding = zone(PASSPORT, doubts);
    expect(decoding?.lines).toEqual(PASSPORT);
    expect(decoding?.checksHold).toBe(true);
    expect(decoding?.weakest).toBeLessThan(0.5);
  });

  it('leaves a check digit that is clearly printed and wrong', () => {
    const printed = [PASSPORT[0], PASSPORT[1].replace('C36UTO', 'C37UTO')];
    const decoding = zone(printed);
    expect(decoding?.lines).toEqual(printed);
    expect(decoding?.checksHold).toBe(false);
  });

  it('mends nothing when the recogniser sees no alternative', () => {
    const doubts = { 1: new Map<number, Frame>([[2, { B: 0.8 }]]) };
    expect(zone(PASSPORT, doubts)?.checksHold).toBe(false);
  });

  it('finds the filler that the best path swallowed', () => {
    const row = (text: string, doubts?: ReadonlyMap<number, Frame>) => {
      const probabilities = probabilitiesOf(text, doubts);
      return { probabilities, bestPath: decodeBestPath(probabilities, charset) };
    };
    const swallowed = row(PASSPORT[0], new Map([[30, { '': 0.6, '<': 0.35 }]]));
    expect(swallowed.bestPath.text).toHaveLength(43);
    expect(decodeZone([swallowed, row(PASSPORT[1])])?.lines).toEqual(PASSPORT);
  });

  it('takes doubtful letters O of a number for zeros where the digits hold either way', () => {
    const doubt = new Map([0, 1, 3, 5, 6].map((column) => [column, { O: 0.6, '0': 0.3 }] as const));
    const zeros = '00000000<0UTO7103070M1107250<<<<<<<<<<<<<<04';
    expect(zone([PASSPORT[0], zeros], { 1: doubt })?.lines).toEqual([PASSPORT[0], zeros]);
    const sure = new Map([...doubt.keys()].map((column) => [column, { O: 0.97 }] as const));
    expect(zone([PASSPORT[0], zeros], { 1: sure })?.lines[1]).toMatch(/^OO0O0OO0</);
  });

  it('does not take the head of a passport that was cut short for a smaller layout', () => {
    expect(zone(PASSPORT.map((line) => line.slice(0, 36)))).toBeUndefined();
  });

  it('takes rows of no known shape for no zone', () => {
    expect(zone(['ABC', 'DEF'])).toBeUndefined();
    expect(zone([PASSPORT[0]])).toBeUndefined();
  });

  it('tells a French identity card from an ICAO card of the same shape', () => {
    // The specimen published with the layout.
    const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];
    expect(zone(lines)?.format.id).toBe('FRENCH_ID' satisfies MrzFormatId);
  });

  it('has an alphabet for every column of a layout', () => {
    for (const line of alphabetsOf(mrzFormat('TD1'))) expect(line.every((allowed) => allowed.includes(1))).toBe(true);
  });
});
