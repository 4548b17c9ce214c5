import fc from 'fast-check';
import { type CalendarDate, isValidCalendarDate } from '../../src/domain/values/calendar-date.ts';

/** Days that exist, in the years that documents carry. */
export const calendarDates = (from = 1900, to = 2076): fc.Arbitrary<CalendarDate> =>
  fc
    .record({
      year: fc.integer({ min: from, max: to }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    })
    .filter(isValidCalendarDate);

const two = (value: number): string => String(value).padStart(2, '0');

/** One separator between the parts of a numeric date. */
export const dateSeparators = fc.constantFrom('.', '/', '-', ' ', '. ', ' / ', ' - ', ',');

/** `date` in numbers, its parts in `order`. */
export function numericPrint(date: CalendarDate, order: 'DMY' | 'MDY' | 'YMD', separator: string): string {
  const parts = { D: two(date.day), M: two(date.month), Y: String(date.year) };
  return [...order].map((part) => parts[part as 'D' | 'M' | 'Y']).join(separator);
}

/** Any text, with a bias to what the parsers of printed values look for. */
export const printLikeText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '12',
          '08',
          '1964',
          'O5',
          'I',
          'l',
          'AUG',
          'AOÛT/AUG',
          'JAN',
          'MAI',
          'XII',
          '年',
          '月',
          '昭和',
          'พ.ค.',
          '/',
          '.',
          '-',
          ' ',
        ],
        ...[
          'REPUBLIC OF',
          'DEUTSCH',
          'PASSPORT',
          'PERMIS DE',
          'CONDUIRE',
          'NEW',
          'JERSEY',
          'IL',
          '62701',
          'M',
          'F',
          'ß',
          'Ł',
          '<',
          ',',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);
