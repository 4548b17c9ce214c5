import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compareDates, isoDate, parseIsoDate } from '../../../src/domain/values/calendar-date.ts';
import { CLDR_MONTH_LANGUAGES, PRINTED_MONTHS } from '../../../src/domain/values/month-abbreviations.ts';
import { findPrintedDates, readPrintedDate } from '../../../src/domain/values/printed-date.ts';
import { calendarDates, dateSeparators, numericPrint, printLikeText } from '../../arbitraries/calendar-dates.ts';

const today = { year: 2026, month: 6, day: 15 };
const orders = fc.constantFrom('DMY' as const, 'MDY' as const, 'YMD' as const);
const languages = Object.keys(PRINTED_MONTHS);

function cldrMonth(language: string, month: number, form: 'long' | 'short', isInDate: boolean): string {
  const options: Intl.DateTimeFormatOptions = { month: form, timeZone: 'UTC', calendar: 'gregory' };
  const format = new Intl.DateTimeFormat(language, isInDate ? { ...options, day: 'numeric' } : options);
  return format.formatToParts(Date.UTC(2000, month - 1, 5)).find((part) => part.type === 'month')?.value ?? '';
}

describe('calendar dates', () => {
  test.prop([calendarDates(1, 9999)])('an ISO date reads back to its day', (date) => {
    expect(parseIsoDate(isoDate(date))).toEqual(date);
  });

  test.prop([calendarDates(1, 9999), calendarDates(1, 9999)])('days order as their ISO dates do', (a, b) => {
    const [first, second] = [isoDate(a), isoDate(b)];
    expect(Math.sign(compareDates(a, b))).toBe(first < second ? -1 : first > second ? 1 : 0);
  });
});

describe('printed dates', () => {
  test.prop([calendarDates(), orders, dateSeparators])(
    'a numeric date in a known order reads back to its day',
    (date, order, separator) => {
      // Between full stops the day comes first even where the document prints the month first otherwise.
      const printed = numericPrint(date, order === 'MDY' && separator.trim() === '.' ? 'DMY' : order, separator);
      expect(readPrintedDate(printed, { order, today })).toEqual({ kind: 'exact', date });
    },
  );

  test.prop([calendarDates(), orders])('unbroken digits in a known order read back to their day', (date, order) => {
    expect(readPrintedDate(numericPrint(date, order, ''), { order, today })).toEqual({ kind: 'exact', date });
  });

  test.prop([calendarDates(), dateSeparators])(
    'without a known order a date is ambiguous exactly when day and month can change places',
    (date, separator) => {
      const read = readPrintedDate(numericPrint(date, 'DMY', separator), { today });
      const canChange = date.day <= 12 && date.day !== date.month;
      expect(read?.kind).toBe(canChange ? 'ambiguous' : 'exact');
      const readings = read?.kind === 'ambiguous' ? read.readings : read?.kind === 'exact' ? [read.date] : [];
      expect(readings).toContainEqual(date);
      expect(readings).toHaveLength(canChange ? 2 : 1);
    },
  );

  test.prop(
    [
      calendarDates(),
      fc.constantFrom(...languages, ...CLDR_MONTH_LANGUAGES),
      fc.constantFrom('long' as const, 'short' as const),
      fc.boolean(),
      fc.constantFrom(' ', '.', '-', ''),
    ],
    {
      numRuns: 2000,
    },
  )(
    'a date with the name of its month in any language keeps its day among the readings',
    (date, language, form, isInDate, separator) => {
      const name = cldrMonth(language, date.month, form, isInDate);
      fc.pre(/^\p{L}/u.test(name) && !/\d/.test(name));
      const print = [String(date.day), name, String(date.year)].join(separator);
      const read = readPrintedDate(print, { today });
      const readings = read?.kind === 'ambiguous' ? read.readings : read?.kind === 'exact' ? [read.date] : [];
      expect(readings, print).toContainEqual(date);
    },
  );

  test.prop([calendarDates(), fc.constantFrom(...languages), fc.constantFrom('/', ' / ', '/ ', ' ')], {
    numRuns: 2000,
  })('the name of the month in two languages, one English, is exact', (date, language, slash) => {
    const months = PRINTED_MONTHS[language]!.split(' ')
      [date.month - 1]!.split('|')
      .filter((name) => name !== '-');
    const english = cldrMonth('en', date.month, 'short', false).toUpperCase();
    for (const name of months) {
      const print = `${date.day} ${name}${slash}${english} ${date.year}`;
      expect(readPrintedDate(print, { today }), print).toEqual({ kind: 'exact', date });
    }
  });

  test.prop([calendarDates()])('Roman months, English order and CJK forms read back to their day', (date) => {
    const roman = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')[date.month - 1]!;
    const english = cldrMonth('en', date.month, 'long', false);
    const prints = [
      `${date.day}.${roman}.${date.year}`,
      `${date.day} ${roman} ${date.year}`,
      `${english} ${date.day}, ${date.year}`,
      `${english.toUpperCase()} ${date.day} ${date.year}`,
      `${date.year}年${date.month}月${date.day}日`,
      `${date.year}년 ${date.month}월 ${date.day}일`,
      `${date.day} de ${cldrMonth('es', date.month, 'long', false)} de ${date.year}`,
    ];
    for (const print of prints) expect(readPrintedDate(print, { today }), print).toEqual({ kind: 'exact', date });
  });

  test.prop([calendarDates(1927, 2026), fc.constantFrom('birth' as const, 'issue' as const)])(
    'two digits of a birth or issue give the latest year that is not in the future',
    (date, role) => {
      fc.pre(compareDates(date, today) <= 0 && compareDates({ ...date, year: date.year + 100 }, today) > 0);
      const print = `${String(date.day).padStart(2, '0')}.${String(date.month).padStart(2, '0')}.${String(date.year % 100).padStart(2, '0')}`;
      expect(readPrintedDate(print, { order: 'DMY', role, today })).toEqual({ kind: 'exact', date });
    },
  );

  test.prop([calendarDates(1980, 2079)])('two digits of an expiry reach from 46 years back to 53 ahead', (date) => {
    const print = `${date.day} ${cldrMonth('en', date.month, 'short', false)} ${String(date.year % 100).padStart(2, '0')}`;
    expect(readPrintedDate(print, { role: 'expiry', today })).toEqual({ kind: 'exact', date });
  });

  test.prop([calendarDates(), calendarDates(), fc.constantFrom('.', '/'), fc.constantFrom(' - ', '-', '  ', ' bis ')])(
    'two dates in one line are found apart',
    (first, second, separator, between) => {
      const line = numericPrint(first, 'DMY', separator) + between + numericPrint(second, 'DMY', separator);
      const found = findPrintedDates(`VALID ${line}`, { order: 'DMY', today });
      expect(found.map((each) => each.date)).toEqual([first, second].map((date) => ({ kind: 'exact', date })));
    },
  );

  test.prop([printLikeText, fc.option(orders, { nil: undefined })], { numRuns: 1500 })(
    'no text makes the reader throw, and what is found stands in the text, in order, without overlap',
    (text, order) => {
      const context = { today, ...(order ? { order } : {}) };
      readPrintedDate(text, context);
      let end = 0;
      for (const found of findPrintedDates(text, context)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(found.start, found.end)).toBe(found.text);
        end = found.end;
      }
    },
  );
});
