import { describe, expect, it } from 'vitest';
import {
  addYears,
  ageAt,
  calendarDateAt,
  compareDates,
  isValidCalendarDate,
  parseIsoDate,
} from '../../../src/domain/values/calendar-date.ts';

describe('calendar dates', () => {
  it.each([
    [{ year: 1911, month: 2, day: 29 }, false],
    [{ year: 1912, month: 2, day: 29 }, true],
    [{ year: 1900, month: 2, day: 29 }, false],
    [{ year: 2000, month: 2, day: 29 }, true],
    [{ year: 2020, month: 4, day: 31 }, false],
    [{ year: 2020, month: 13, day: 1 }, false],
    [{ year: 2020, month: 0, day: 1 }, false],
    [{ year: 2020, month: 1, day: 0 }, false],
    [{ year: 2020, month: 1.5, day: 1 }, false],
    [{ year: 10000, month: 1, day: 1 }, false],
  ])('%j is in the calendar: %s', (date, isValid) => {
    expect(isValidCalendarDate(date)).toBe(isValid);
  });

  it.each(['2023-02-29', '2023-2-01', '20230201', '2023-02-01T00:00:00', '', 'today'])('%j is no ISO date', (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });

  it('29 February becomes the 28th in a year without it', () => {
    expect(addYears({ year: 2024, month: 2, day: 29 }, 1)).toEqual({ year: 2025, month: 2, day: 28 });
    expect(addYears({ year: 2024, month: 2, day: 29 }, -4)).toEqual({ year: 2020, month: 2, day: 29 });
  });

  it('an age counts whole years, up on the birthday', () => {
    const birth = { year: 1990, month: 6, day: 15 };
    expect(ageAt(birth, { year: 2020, month: 6, day: 14 })).toBe(29);
    expect(ageAt(birth, { year: 2020, month: 6, day: 15 })).toBe(30);
    expect(ageAt(birth, { year: 1989, month: 6, day: 15 })).toBe(-1);
  });

  it('a moment lies on its day of universal time', () => {
    expect(calendarDateAt(Date.UTC(2026, 0, 1))).toEqual({ year: 2026, month: 1, day: 1 });
    expect(compareDates(calendarDateAt(Date.UTC(2025, 11, 31, 23, 59)), { year: 2026, month: 1, day: 1 })).toBeLessThan(
      0,
    );
  });
});
