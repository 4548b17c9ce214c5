/** The order in which a printed numeric date gives day, month and year. */
export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/**
 * Countries whose printed numeric dates begin with the year. Source: CLDR 48 short date patterns of the official languages,
 * and for Canada the driver's licences of its provinces (ISO 8601 order by the Canadian standard CAN/CSA-Z234.4-89).
 */
const YEAR_FIRST = new Set(['BTN', 'CAN', 'CHN', 'HUN', 'JPN', 'KOR', 'LTU', 'MNG', 'PRK', 'SWE', 'TWN']);

/**
 * Countries and territories whose printed numeric dates begin with the month. Source: CLDR 48 short date patterns; the United
 * States for documents of its states (AAMVA DL/ID Card Design Standard 2020, D.12.2: `MM/DD/CCYY` on US documents).
 */
const MONTH_FIRST = new Set(['ASM', 'FSM', 'GUM', 'MHL', 'MNP', 'PHL', 'PLW', 'PRI', 'UMI', 'USA', 'VIR']);

/**
 * The order of printed numeric dates in a country (ISO 3166-1 alpha-3): day first unless listed otherwise. Undefined when
 * `alpha3` is no country code, for there is nothing to know then.
 */
export function dateOrderOf(alpha3: string): DateOrder | undefined {
  const code = alpha3.toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) return undefined;
  if (YEAR_FIRST.has(code)) return 'YMD';
  return MONTH_FIRST.has(code) ? 'MDY' : 'DMY';
}

/**
 * The order of a numeric date that a country prints with the year last, whatever its usual order: cards of year-first countries print
 * `11 03 1990` for the traveller, day first. Undefined for Canada, where both orders are in use (CAN/CSA-Z234.4-89 was withdrawn).
 */
export function yearLastOrderOf(alpha3: string): DateOrder | undefined {
  const order = dateOrderOf(alpha3);
  if (order !== 'YMD') return order;
  return alpha3.toUpperCase() === 'CAN' ? undefined : 'DMY';
}
