import { confusableWith } from './confusable-characters.ts';
import type { MrzFieldRow, MrzFormat } from './format-row.ts';
import type { MrzRepair } from './mrz-repair.ts';

/**
 * Letters that stand for fillers, as changes to make: everything behind the second identifier of a name (ICAO Doc 9303-3, 4.6 lets
 * only fillers follow there) when all of it looks like fillers, and single letters with two fillers on either side elsewhere.
 */
export function misreadFillers(format: MrzFormat, lines: readonly string[]): MrzRepair[] {
  return format.fields.flatMap((row) => {
    const raw = (lines[row.line] ?? '').slice(row.start, row.end);
    const columns = row.name === 'names' ? tailOfNames(raw) : insideRuns(row, raw);
    return columns.map((column) => ({
      reason: 'filler' as const,
      line: row.line,
      column: row.start + column,
      from: raw.charAt(column),
      to: '<',
    }));
  });
}

function tailOfNames(raw: string): number[] {
  const names = /^<*[^<]+(?:<[^<]+)*<<+[^<]+(?:<[^<]+)*?<<+/.exec(raw)?.[0];
  if (names === undefined) return [];
  const tail = [...raw.slice(names.length)];
  if (!tail.every((character) => character === '<' || looksLikeFiller(character))) return [];
  return tail.flatMap((character, index) => (character === '<' ? [] : [names.length + index]));
}

function insideRuns({ kind }: MrzFieldRow, raw: string): number[] {
  if (kind !== 'alphanumeric' && kind !== 'names') return [];
  return [...raw.matchAll(/(?<=<<)[A-Z](?=<<)/g)]
    .filter((match) => looksLikeFiller(match[0]))
    .map((match) => match.index);
}

function looksLikeFiller(character: string): boolean {
  return confusableWith(character).includes('<');
}
