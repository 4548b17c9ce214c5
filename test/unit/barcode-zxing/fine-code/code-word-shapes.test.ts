import { describe, expect, it } from 'vitest';
import {
  codeWordShapes,
  FRAME_MODULES,
  START_PATTERN,
  STOP_PATTERN,
  WORD_MODULES,
} from '../../../../src/adapters/barcode-zxing/fine-code/code-word-shapes.ts';
import { licencePayload, pdf417Rows } from './drawn-fine-code.ts';

/** Widths of a shape's bars and spaces, from left to right. */
function widthsOf(shape: number): number[] {
  const widths: number[] = [];
  for (let module = 0; module < WORD_MODULES; module += 1) {
    const dark = (shape >> module) & 1;
    if (dark === (widths.length % 2 === 1 ? 1 : 0)) widths[widths.length - 1]! += 1;
    else widths.push(1);
  }
  return widths;
}

describe('the shapes of code words', () => {
  it.each([
    [0, 0],
    [1, 3],
    [2, 6],
  ])('of row %i are four bars and spaces of one to six modules of cluster %i', (row, cluster) => {
    for (const shape of codeWordShapes(row)) {
      const widths = widthsOf(shape);
      const [b1 = 0, , b2 = 0, , b3 = 0, , b4 = 0] = widths;
      expect(widths).toHaveLength(8);
      expect(shape & 1).toBe(1);
      expect(widths.every((width) => width >= 1 && width <= 6)).toBe(true);
      expect((b1 - b2 + b3 - b4 + 9) % 9).toBe(cluster);
    }
  });

  it('are at least the 929 of each cluster, each once, and repeat every third row', () => {
    expect([0, 1, 2].map((row) => codeWordShapes(row).length)).toEqual([1484, 1002, 1002]);
    expect(new Set([0, 1, 2].flatMap((row) => [...codeWordShapes(row)])).size).toBe(1484 + 1002 + 1002);
    expect(codeWordShapes(89)).toBe(codeWordShapes(2));
  });

  it('are those that a drawn code is made of, between start and stop pattern', async () => {
    const rows = await pdf417Rows(licencePayload(600, 1), 9);
    expect(rows[0]).toHaveLength(FRAME_MODULES + 9 * WORD_MODULES);
    rows.forEach((modules, row) => {
      expect(modules.slice(0, START_PATTERN.length)).toEqual(START_PATTERN);
      expect(modules.slice(-STOP_PATTERN.length)).toEqual(STOP_PATTERN);
      for (let at = START_PATTERN.length; at < modules.length - STOP_PATTERN.length; at += WORD_MODULES) {
        const word = modules.slice(at, at + WORD_MODULES).reduce((bits, dark, module) => bits | (dark << module), 0);
        expect(codeWordShapes(row)).toContain(word);
      }
    });
  });
});
