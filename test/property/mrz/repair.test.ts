import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import type { MrzRepairResult } from '../../../src/domain/mrz/mrz-repair.ts';
import { parseMrz } from '../../../src/domain/mrz/parse.ts';
import { repairMrz } from '../../../src/domain/mrz/repair.ts';
import { anyLines, composedMrz, mrzCharacter } from '../../arbitraries/mrz.ts';

/** Zones with characters changed, lost and doubled, as a poor recogniser would give them. */
const damagedMrz = composedMrz().chain(({ format, fields }) =>
  fc
    .array(
      fc.record({
        line: fc.nat(2),
        column: fc.nat(43),
        kind: fc.constantFrom('change', 'lose', 'double'),
        to: mrzCharacter,
      }),
      { maxLength: 5 },
    )
    .map((faults) => faults.reduce((lines, fault) => damage(lines, fault), composeMrz(format, fields))),
);

describe('repairing', () => {
  it('never touches a zone that is right', () => {
    fc.assert(
      fc.property(composedMrz(), ({ format, fields }) => {
        const lines = composeMrz(format, fields);
        expect(repairMrz(lines)).toEqual({ lines, repairs: [] });
      }),
    );
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.oneof(damagedMrz, anyLines), (lines) => {
        const once = repairMrz(lines);
        expect(repairMrz(once.lines)).toEqual({ lines: once.lines, repairs: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('records every change: replayed on what was read they give what came out', () => {
    fc.assert(
      fc.property(fc.oneof(damagedMrz, anyLines), (lines) => {
        const result = repairMrz(lines);
        expect(replay(lines, result)).toEqual(result.lines);
      }),
      { numRuns: 300 },
    );
  });

  it('breaks no digit that held, in lines of the right length', () => {
    fc.assert(
      fc.property(damagedMrz, (lines) => {
        const before = parseMrz(lines);
        fc.pre(before !== undefined);
        const after = parseMrz(repairMrz(lines).lines);
        if (after?.format !== before?.format) return;
        const broken = before?.checks.filter((check, index) => check.valid && !after?.checks[index]?.valid);
        expect(broken).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('breaks no digit that is blind to the letter in a date', () => {
    const BLIND: Readonly<Record<string, string>> = { '1': 'B', '2': 'C', '3': 'D', '7': 'H', '8': 'S', '9': 'T' };
    fc.assert(
      fc.property(composedMrz(['TD3', 'MRV_A']), fc.integer({ min: 13, max: 18 }), ({ format, fields }, column) => {
        const lines = composeMrz(format, fields);
        const letter = BLIND[lines[1]?.charAt(column) ?? ''];
        fc.pre(letter !== undefined);
        const read = [lines[0] ?? '', (lines[1] ?? '').slice(0, column) + letter + (lines[1] ?? '').slice(column + 1)];
        expect(parseMrz(repairMrz(read).lines)?.checks.every(({ valid }) => valid)).toBe(true);
      }),
    );
  });

  it('puts digits back where a look-alike letter was read in a date', () => {
    const LOOK_ALIKE: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };
    fc.assert(
      fc.property(composedMrz(['TD3', 'MRV_A']), fc.integer({ min: 13, max: 18 }), ({ format, fields }, column) => {
        const lines = composeMrz(format, fields);
        const letter = LOOK_ALIKE[lines[1]?.charAt(column) ?? ''];
        fc.pre(letter !== undefined);
        const read = [lines[0] ?? '', (lines[1] ?? '').slice(0, column) + letter + (lines[1] ?? '').slice(column + 1)];
        const result = repairMrz(read);
        expect(result.lines).toEqual(lines);
        expect(result.repairs).toEqual([
          { reason: 'alphabet', line: 1, column, from: letter, to: lines[1]?.charAt(column) },
        ]);
      }),
    );
  });

  it('puts fillers back that were lost at the end of the name line', () => {
    fc.assert(
      fc.property(composedMrz(['TD3']), fc.integer({ min: 1, max: 20 }), ({ format, fields }, lost) => {
        const lines = composeMrz(format, fields);
        const names = lines[0] ?? '';
        fc.pre(names.endsWith('<'.repeat(lost)));
        expect(repairMrz([names.slice(0, -lost), lines[1] ?? '']).lines).toEqual(lines);
      }),
    );
  });
});

// Helpers

interface Fault {
  readonly line: number;
  readonly column: number;
  readonly kind: string;
  readonly to: string;
}

function damage(lines: readonly string[], { line, column, kind, to }: Fault): string[] {
  return lines.map((text, index) => {
    if (index !== line || column >= text.length) return text;
    const middle = { change: to, lose: '', double: text.charAt(column).repeat(2) }[kind] ?? '';
    return text.slice(0, column) + middle + text.slice(column + 1);
  });
}

function replay(lines: readonly string[], { repairs }: MrzRepairResult): string[] {
  const current = [...lines];
  for (const { line, column, from, to } of repairs) {
    const text = current[line] ?? '';
    expect(text.slice(column, column + from.length)).toBe(from);
    current[line] = text.slice(0, column) + to + text.slice(column + from.length);
  }
  return current;
}
