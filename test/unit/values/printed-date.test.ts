import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/domain/values/calendar-date.ts';
import { alpha3Of } from '../../../src/domain/values/country-codes.ts';
import { dateOrderOf } from '../../../src/domain/values/date-order.ts';
import {
  type DateContext,
  findPrintedDates,
  type PrintedDate,
  readPrintedDate,
} from '../../../src/domain/values/printed-date.ts';

const today = { year: 2026, month: 6, day: 15 };

/** `1964-08-12`, `1964-08-12|1964-12-08` for readings, `1964-08` or `1964` for what is open, `-` for no date. */
function told(date: PrintedDate | undefined): string {
  if (!date) return '-';
  if (date.kind === 'exact') return isoDate(date.date);
  if (date.kind === 'ambiguous') return date.readings.map(isoDate).join('|');
  return date.month === undefined ? String(date.year) : `${date.year}-${String(date.month).padStart(2, '0')}`;
}

function read(text: string, context: Partial<DateContext> = {}): string {
  return told(readPrintedDate(text, { today, ...context }));
}

describe('printed dates', () => {
  it.each([
    ['13.08.1964', '1964-08-13'],
    ['13 08 1964', '1964-08-13'],
    ['1964-08-12', '1964-08-12'],
    ['1964/08/12', '1964-08-12'],
    ['19640812', '1964-08-12'],
    ['15 JAN/JAN 1981', '1981-01-15'],
    ['12 AUG 1964', '1964-08-12'],
    ['12 AOUT/AUG 64', '1964-08-12'],
    ['20 FEB/FEV 2010', '2010-02-20'],
    ['5 May 1988', '1988-05-05'],
    ['May 05, 2011', '2011-05-05'],
    ['5 SEPT 2011', '2011-09-05'],
    ['12.VIII.1964', '1964-08-12'],
    ['01.DEZ.1985', '1985-12-01'],
    ['13 LIP/JUL 2016', '2016-07-13'],
    ['10 MAA/MAR 1965', '1965-03-10'],
    ['04 BEA/MAY 1988', '1988-05-04'],
    ['04 MEI/JUN 1988', '1988-06-04'],
    ['04 MEI/MAY 1988', '1988-05-04'],
    ['20 MAY /MAI 95', '1995-05-20'],
    ['1er janvier 1988', '1988-01-01'],
    ['3rd March 1999', '1999-03-03'],
    ['5 de mayo de 1988', '1988-05-05'],
    ['1990 m. kovo 11 d.', '1990-03-11'],
    ['1979. június 30.', '1979-06-30'],
    ['2012. gada 6. marts', '2012-03-06'],
    ['2 мая 1988 г.', '1988-05-02'],
    ['12 ΑΥΓ 1964', '1964-08-12'],
    ['1986年5月1日', '1986-05-01'],
    ['昭和61年5月1日生', '1986-05-01'],
    ['平成元年12月31日', '1989-12-31'],
    ['2024年(令和06年)06月01日まで有効', '2024-06-01'],
    ['民國75年5月1日', '1986-05-01'],
    ['1986년 5월 1일', '1986-05-01'],
    ['12 ส.ค. 2507', '1964-08-12'],
    ['١٣/٠٨/١٩٦٤', '1964-08-13'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['12AUG1964', '1964-08-12'],
    ['I5 MAY 1988', '1988-05-15'],
    ['1O MAY 1988', '1988-05-10'],
    ['O5/l7/1985', '1985-05-17'],
    ['15 JANJAN 1981', '1981-01-15'],
    ['15 JANIJAN 1981', '1981-01-15'],
    ['15 JRN/JAN 1981', '1981-01-15'],
    ['29 NAR /MAR O7', '2007-03-29'],
    ['29 JON IJUN 11', '2011-06-29'],
    ['15 0CT 2020', '2020-10-15'],
    ['25-SEP-19T3', '1973-09-25'],
    ['13:01:1980', '1980-01-13'],
    ['2005-0113', '2005-01-13'],
    ['2403/2009', '2009-03-24'],
    ['25/01/20 19', '2019-01-25'],
    ['15-AG0-2010', '2010-08-15'],
    ['25.081964', '1964-08-25'],
    ['25 . 08 . 1964', '1964-08-25'],
    ['25,08.1964', '1964-08-25'],
  ])('what a reader made of it, %s, is mended to %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '29.02.1911',
    '01/01/2999',
    '31 APR 1990',
    '31.04.1990',
    '12 ABC 1990',
    '12 ABC/DEF 1990',
    '12 JAN/FEB 1990',
    '昭和99年1月1日',
    'AUG',
    '12',
    '',
    '123456789',
  ])('%s is no date', (text) => {
    expect(read(text, { order: 'DMY' })).toBe('-');
  });

  it('day and month that can change places stay two readings, the order of the country settles them', () => {
    expect(read('12/08/1964')).toBe('1964-08-12|1964-12-08');
    expect(read('12/08/1964', { order: 'DMY' })).toBe('1964-08-12');
    expect(read('12/08/1964', { order: 'MDY' })).toBe('1964-12-08');
    expect(read('08/08/1964')).toBe('1964-08-08');
  });

  it('a month name that differs by language stays two readings until a second language settles it', () => {
    expect(read('13 LIP 2016')).toBe('2016-06-13|2016-07-13');
    expect(read('13 LIP/JUL 2016')).toBe('2016-07-13');
  });

  it('a birth or issue is not read into the future while another reading lies in the past', () => {
    expect(read('05/12/2026', { role: 'birth' })).toBe('2026-05-12');
    expect(read('05/12/2026', { role: 'expiry' })).toBe('2026-05-12|2026-12-05');
    expect(read('05/12/2030', { role: 'issue' })).toBe('2030-05-12|2030-12-05');
  });

  it.each([
    ['15 JUN 26', 'birth', '2026-06-15'],
    ['16 JUN 26', 'birth', '1926-06-16'],
    ['16 JUN 26', 'issue', '1926-06-16'],
    ['16 JUN 26', 'expiry', '2026-06-16'],
    ['16 JUN 76', 'expiry', '2076-06-16'],
    ['16 JUN 79', 'expiry', '2079-06-16'],
    ['16 JUN 80', 'expiry', '1980-06-16'],
    ['16 JUN 46', undefined, '2046-06-16'],
    ['16 JUN 47', undefined, '1947-06-16'],
  ] as const)('%s as a date of %s is %s', (text, role, expected) => {
    expect(read(text, role ? { role } : {})).toBe(expected);
  });

  it.each([
    ['2024', '2024'],
    ['08/2024', '2024-08'],
    ['2024-08', '2024-08'],
    ['AUG 2024', '2024-08'],
    ['XX.XX.1964', '1964'],
    ['00.08.1964', '1964-08'],
  ])('%s leaves parts open: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['82-08-21', 'YMD', '1982-08-21'],
    ['82-08-21', undefined, '1982-08-21'],
    ['820821', 'YMD', '1982-08-21'],
    ['061770', 'MDY', '1970-06-17'],
    ['25.08.1964', 'YMD', '1964-08-25'],
    ['08/25/1964', 'DMY', '1964-08-25'],
  ] as const)('%s in the order %s is %s', (text, order, expected) => {
    expect(read(text, order ? { order } : {})).toBe(expected);
  });

  it.each([
    ['Gültig von - bis 13.01.2004 - 13.01.2009', ['13.01.2004=2004-01-13', '13.01.2009=2009-01-13']],
    ['13.01.17-15.04.2077', ['13.01.17=2017-01-13', '15.04.2077=2077-04-15']],
    ['4a. 13.02.2013 4b. 31.01.2028', ['13.02.2013=2013-02-13', '31.01.2028=2028-01-31']],
    ['3. 13.08.64 BERLIN', ['13.08.64=1964-08-13']],
    ['3.13.08.1964', ['13.08.1964=1964-08-13']],
    ['3.12.08.64', ['12.08.64=1964-08-12']],
    ['Issued 12 AUG 1964 / Expires 11 AUG 1974', ['12 AUG 1964=1964-08-12', '11 AUG 1974=1974-08-11']],
    ['DATE OF BIRTH MAY 05, 2011', ['MAY 05, 2011=2011-05-05']],
    ['2019 - 2029', ['2019=2019', '2029=2029']],
  ])('in %s the dates are found', (line, expected) => {
    const found = findPrintedDates(line, { today, order: 'DMY' });
    expect(found.map((each) => `${each.text}=${told(each.date)}`)).toEqual(expected);
  });

  it('eight unbroken digits are a date only where one is expected', () => {
    expect(findPrintedDates('Nr 13012003', { today })).toEqual([]);
    expect(findPrintedDates('Issued 13012003', { today, role: 'issue' }).map(({ date }) => told(date))).toEqual([
      '2003-01-13',
    ]);
    expect(read('20030113', { order: 'DMY' })).toBe('2003-01-13');
    expect(read('13012003', { order: 'YMD' })).toBe('2003-01-13');
  });

  it.each(['01 23 45 67 89', '97-730-0020', '121212-1239', 'S514-172-80-844-0', '123 MAIN ST APT 4', '192.168.1.12'])(
    'in %s no date is found',
    (line) => {
      expect(findPrintedDates(line, { today })).toEqual([]);
    },
  );
});

describe('the order of printed dates', () => {
  it.each([
    ['USA', 'MDY'],
    ['CAN', 'YMD'],
    ['JPN', 'YMD'],
    ['HUN', 'YMD'],
    ['DEU', 'DMY'],
    ['GBR', 'DMY'],
    ['usa', 'MDY'],
    ['', undefined],
    ['US', undefined],
  ])('%s prints %s', (country, order) => {
    expect(dateOrderOf(country)).toBe(order);
  });

  it.each([
    ...[
      'sv-SE',
      'lt-LT',
      'hu-HU',
      'ja-JP',
      'zh-CN',
      'zh-TW',
      'ko-KR',
      'mn-MN',
      'en-CA',
      'en-US',
      'en-PH',
      'de-DE',
      'fr-FR',
    ],
    ...[
      'en-GB',
      'pl-PL',
      'es-MX',
      'pt-BR',
      'it-IT',
      'tr-TR',
      'da-DK',
      'lv-LV',
      'hr-HR',
      'ru-RU',
      'uk-UA',
      'en-IN',
      'th-TH',
    ],
  ])('agrees with the short dates of CLDR for %s', (locale) => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'short', calendar: 'gregory', timeZone: 'UTC' });
    const letters = { day: 'D', month: 'M', year: 'Y' } as Record<string, string>;
    const order = format.formatToParts(0).map((part) => letters[part.type] ?? '');
    expect(dateOrderOf(alpha3Of(locale.slice(-2))!)).toBe(order.join(''));
  });
});
