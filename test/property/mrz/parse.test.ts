import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlindTo } from '../../../src/domain/mrz/check-digit.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { MRZ_FORMAT_IDS } from '../../../src/domain/mrz/format-row.ts';
import { alphabetAt, MRZ_FORMATS } from '../../../src/domain/mrz/formats.ts';
import { mrzCandidates } from '../../../src/domain/mrz/mrz-candidates.ts';
import { parseMrz } from '../../../src/domain/mrz/parse.ts';
import { anyLines, checkedPlace, composedMrz, mrzCharacter } from '../../arbitraries/mrz.ts';

const TODAY = { year: 2025, month: 6, day: 15 };

describe('layouts', () => {
  it.each(MRZ_FORMATS)('every place of $id belongs to exactly one field, digit or filler', (format) => {
    format.lineLengths.forEach((length, line) => {
      for (let column = 0; column < length; column += 1) {
        const ranges = [...format.fields, ...(format.fillers ?? [])];
        const owners = ranges.filter((row) => row.line === line && row.start <= column && column < row.end).length;
        const digits = format.checks.filter((row) => row.digit.line === line && row.digit.column === column).length;
        expect(owners + digits, `${line}/${column}`).toBe(1);
        expect(alphabetAt(format, line, column)).not.toBe('');
      }
      expect(alphabetAt(format, line, length)).toBe('');
    });
  });
});

describe('parsing what was composed', () => {
  it.each(MRZ_FORMAT_IDS)('gives the same fields back for %s', (id) => {
    fc.assert(
      fc.property(composedMrz([id]), ({ format, fields }) => {
        const reading = parseMrz(composeMrz(format, fields), { today: TODAY });
        expect(reading?.format).toBe(format);
        expect(reading?.valid).toBe(true);
        const dates = ['birthDate', 'expiryDate', 'sex'];
        const read = Object.entries(reading?.fields ?? {}).map(([name, field]) => [
          name,
          dates.includes(name) ? field?.raw : field?.value,
        ]);
        expect(Object.fromEntries(read)).toEqual(fields);
      }),
    );
  });

  it('puts every character inside the alphabet of its place', () => {
    fc.assert(
      fc.property(composedMrz(), ({ format, fields }) => {
        const layout = MRZ_FORMATS.find(({ id }) => id === format);
        composeMrz(format, fields).forEach((text, line) => {
          [...text].forEach((character, column) => {
            expect(layout && alphabetAt(layout, line, column)).toContain(character);
          });
        });
      }),
    );
  });

  it('never gives a date of birth in the future nor an expiry before the birth', () => {
    fc.assert(
      fc.property(composedMrz(['TD1', 'TD3']), ({ format, fields }) => {
        const reading = parseMrz(composeMrz(format, fields), { today: TODAY });
        const birth = reading?.fields.birthDate?.value ?? '';
        expect(birth <= '2025-06-15').toBe(true);
        expect(birth.slice(0, 4) <= (reading?.fields.expiryDate?.value ?? '').slice(0, 4)).toBe(true);
      }),
    );
  });
});

describe('a single wrong character in a checked place', () => {
  const checkedFormats = MRZ_FORMAT_IDS.filter((id) => id !== 'SWISS_LICENCE');

  it.each(checkedFormats)('is found in %s unless the weights are blind to it', (id) => {
    const damaged = composedMrz([id]).chain((composed) =>
      fc.record({ composed: fc.constant(composed), place: checkedPlace(id), to: mrzCharacter }),
    );
    fc.assert(
      fc.property(damaged, ({ composed, place, to }) => {
        const lines = composeMrz(composed.format, composed.fields);
        const from = lines[place.line]?.charAt(place.column) ?? '';
        fc.pre(!isBlindTo(7, from, to));
        const reading = parseMrz(replaceAt(lines, place, to));
        expect(reading?.format === id && reading.valid).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('passes exactly when it is of the same class modulo ten', () => {
    fc.assert(
      fc.property(composedMrz(['TD3']), mrzCharacter, ({ fields }, to) => {
        const lines = composeMrz('TD3', fields);
        const from = lines[1]?.charAt(0) ?? '';
        expect(parseMrz(replaceAt(lines, { line: 1, column: 0 }, to))?.valid).toBe(isBlindTo(3, from, to));
      }),
    );
  });
});

describe('any text at all', () => {
  it('is parsed or refused, never thrown upon', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const reading = parseMrz(lines, { today: TODAY });
        if (reading) expect(mrzCandidates(reading, 0.9, false).every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('of the right shape is read even when it is nonsense', () => {
    const nonsense = fc.tuple(
      fc.string({ unit: mrzCharacter, minLength: 30, maxLength: 30 }),
      fc.string({ unit: mrzCharacter, minLength: 30, maxLength: 30 }),
      fc.string({ unit: mrzCharacter, minLength: 30, maxLength: 30 }),
    );
    fc.assert(
      fc.property(nonsense, (lines) => {
        expect(parseMrz(lines, { today: TODAY })?.format).toBe('TD1');
      }),
    );
  });
});

// Helpers

function replaceAt(lines: readonly string[], place: { line: number; column: number }, to: string): string[] {
  return lines.map((text, line) =>
    line === place.line ? text.slice(0, place.column) + to + text.slice(place.column + 1) : text,
  );
}
