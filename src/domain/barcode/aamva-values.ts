import { monthFirstDate, yearFirstDate } from './coded-date.ts';

/** Words for "nothing", in whatever case. Source: AAMVA DL/ID Card Design Standard, annex D.12.5.1; UNK and UNAVL as met on cards. */
const NOTHING = /^(?:none|unavl|unavail|unavailable|n\/a|unk|unknown)?$/i;

/** A value without padding, or undefined where it says that there is nothing. */
export function present(value: string | undefined): string | undefined {
  const text = value?.trim() ?? '';
  return NOTHING.test(text) ? undefined : text;
}

/** A part of a name: {@link present}, without the marks that some jurisdictions end their fields with. */
export function presentName(value: string | undefined): string | undefined {
  return present(value?.trim().replace(/[.,\s]+$/, ''));
}

/**
 * An eight-digit date as `YYYY-MM-DD`. Versions 0 and 1 and Canada write year, month, day; from version 2 on the United States write month, day,
 * year; jurisdictions mix them up, so the other order is taken where the right one gives no plausible day. Undefined when neither
 * does. Source: AAMVA DL/ID Card Design Standard, annex D, table D.3, elements DBA, DBB and DBD.
 */
export function aamvaDate(value: string | undefined, yearFirst: boolean): string | undefined {
  const digits = /^\s*(\d{8})/.exec(value ?? '')?.[1];
  if (!digits) return undefined;
  const [first, second] = yearFirst ? [yearFirstDate, monthFirstDate] : [monthFirstDate, yearFirstDate];
  return first(digits) ?? second(digits);
}

const SEXES: Readonly<Record<string, 'M' | 'F' | 'X'>> = { '1': 'M', M: 'M', '2': 'F', F: 'F', '9': 'X', X: 'X' };

/** `M`, `F`, or `X` for not specified; undefined for anything else. Source: ANSI D-20 as cited by annex D, element DBC. */
export function aamvaSex(value: string | undefined): 'M' | 'F' | 'X' | undefined {
  return SEXES[value?.trim().charAt(0).toUpperCase() ?? ''];
}
