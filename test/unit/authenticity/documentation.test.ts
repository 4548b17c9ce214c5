import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AUTHENTICITY_POLICIES } from '../../../src/domain/authenticity/authenticity-policy.ts';
import { CHECK_NAMES } from '../../../src/domain/authenticity/authenticity-report.ts';

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const page = read('docs/authenticity.md');

/** First cells of the tables below each heading of the second level. */
function rowsUnder(heading: string): string[] {
  const section = page.split(/^## /m).find((each) => each.toLowerCase().startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map((match) => match[1] ?? '');
}

describe('the documentation of the checks', () => {
  it.each(Object.entries(CHECK_NAMES))(
    'has a row for every check of %s, in its order, and none for others',
    (group, names) => {
      expect(rowsUnder(group)).toEqual(names);
    },
  );

  it('tells their number in the README and the changelog', () => {
    const count = Object.values(CHECK_NAMES).flat().length;
    for (const file of ['README.md', 'CHANGELOG.md']) expect(read(file)).toContain(`${count} checks`);
  });

  it('has a row for every policy', () => {
    expect(rowsUnder('policies')).toEqual(AUTHENTICITY_POLICIES);
  });
});
