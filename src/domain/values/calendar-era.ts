interface Era {
  readonly name: string;
  /** The year before year 1 of the era. */
  readonly yearBefore: number;
  /** How many years it counted; endless for the running one. */
  readonly years: number;
}

/** Source: Japanese Era Name Act and its orders (明治 1868, 大正 1912, 昭和 1926, 平成 1989, 令和 2019); 民國 counts from 1912. */
const ERAS: readonly Era[] = [
  { name: '明治', yearBefore: 1867, years: 45 },
  { name: '大正', yearBefore: 1911, years: 15 },
  { name: '昭和', yearBefore: 1925, years: 64 },
  { name: '平成', yearBefore: 1988, years: 31 },
  { name: '令和', yearBefore: 2018, years: Number.POSITIVE_INFINITY },
  { name: '民國', yearBefore: 1911, years: Number.POSITIVE_INFINITY },
  { name: '民国', yearBefore: 1911, years: Number.POSITIVE_INFINITY },
];

/** The names of the eras that {@link yearOfEra} knows. */
export const ERA_NAMES: readonly string[] = ERAS.map((era) => era.name);

/** The Gregorian year of a year of a Japanese era or of the Republic of China (`元` is year 1); undefined where it had none. */
export function yearOfEra(era: string, yearText: string): number | undefined {
  const known = ERAS.find((each) => each.name === era);
  const year = yearText === '元' ? 1 : Number(yearText);
  if (!known || !Number.isInteger(year) || year < 1 || year > known.years) return undefined;
  return known.yearBefore + year;
}
