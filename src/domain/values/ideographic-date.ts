import { ERA_NAMES, yearOfEra } from './calendar-era.ts';
import type { DateParts } from './date-interpretation.ts';

/** A date in Chinese, Japanese or Korean writing inside a line; UTF-16 indices, `end` exclusive. */
export interface IdeographicDate {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly DateParts[];
}

const IDEOGRAPHIC = new RegExp(
  `(?:(?<year>\\d{4})|(?<era>${ERA_NAMES.join('|')})\\s?(?<eraYear>元|\\d{1,2}))\\s?[年년]` +
    // The year once more in the other count: 2024年(令和06年)
    '\\s?(?:[(（][^)）]{0,14}[)）]\\s?)?' +
    '(?:(?<month>\\d{1,2})\\s?[月월]\\s?(?:(?<day>\\d{1,2})\\s?[日일号]?)?)?',
  'gu',
);

function readingOf(groups: Readonly<Record<string, string | undefined>>): DateParts | undefined {
  const { year, era, eraYear, month, day } = groups;
  const fullYear = year === undefined ? yearOfEra(era ?? '', eraYear ?? '') : Number(year);
  if (fullYear === undefined) return undefined;
  return { year: fullYear, isShortYear: false, month: Number(month ?? 0), day: Number(day ?? 0) };
}

/** The dates written as `1986年5月1日`, `昭和61年5月1日`, `1986년 5월 1일` in `text` (digits in ASCII). */
export function ideographicDates(text: string): readonly IdeographicDate[] {
  return [...text.matchAll(IDEOGRAPHIC)].flatMap((match) => {
    const reading = readingOf(match.groups ?? {});
    return reading ? [{ start: match.index, end: match.index + match[0].length, readings: [reading] }] : [];
  });
}
