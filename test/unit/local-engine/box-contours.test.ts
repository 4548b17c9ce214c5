import { describe, expect, it } from 'vitest';
import { connectedRegions } from '../../../src/adapters/local-engine/reading/box-contours.ts';

/** A map drawn with `#` for what exceeds the threshold. */
function regionsOf(...rows: string[]): (readonly number[])[] {
  const width = rows[0]?.length ?? 0;
  const map = Float32Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : 0));
  return connectedRegions(map, width, rows.length, 0.3).map(({ outline }) => outline);
}

describe('connected regions', () => {
  it('finds none on an empty map', () => {
    expect(regionsOf('....', '....')).toEqual([]);
  });

  it('gives the ends of every run, rows from top to bottom', () => {
    expect(regionsOf('.###', '.##.')).toEqual([[1, 0, 3, 0, 1, 1, 2, 1]]);
  });

  it('counts the cells of a region and adds them up', () => {
    const map = Float32Array.of(0.5, 1, 0, 0, 0.25, 0, 0, 0, 1, 0.75);
    expect(connectedRegions(map, 5, 2, 0.3)).toMatchObject([
      { cells: 2, sum: 1.5 },
      { cells: 2, sum: 1.75 },
    ]);
  });

  it('parts regions that do not touch', () => {
    expect(regionsOf('##..##', '##..##')).toHaveLength(2);
  });

  it('joins regions that touch at a corner, on either side', () => {
    expect(regionsOf('##..', '..##')).toHaveLength(1);
    expect(regionsOf('..##', '##..')).toHaveLength(1);
  });

  it('joins arms that meet only farther down', () => {
    expect(regionsOf('#...#', '#...#', '#####')).toHaveLength(1);
    expect(regionsOf('#.#.#', '#.#.#', '##..#', '.####')).toHaveLength(1);
  });

  it('joins arms that part farther down', () => {
    expect(regionsOf('#####', '#...#', '#.#.#')).toHaveLength(2);
  });

  it('reaches to the last row and column', () => {
    expect(regionsOf('...', '..#')).toEqual([[2, 1, 2, 1]]);
  });

  it('does not join the end of a row to the start of the next', () => {
    expect(regionsOf('...##', '##...')).toHaveLength(2);
  });
});
