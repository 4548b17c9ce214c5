import type { DocumentType } from '../document/document-type.ts';
import type { CalendarDate } from '../values/calendar-date.ts';

/** The longest time that documents of a kind are valid, as its issuers publish it. */
export interface ValidityTerm {
  readonly types: readonly DocumentType[];
  /** Alpha-3 codes of the issuers; all when left out. */
  readonly issuers?: ReadonlySet<string>;
  readonly years: number;
  /** Months that issuers add to it. */
  readonly extraMonths?: number;
  /** The holder's age at issue, in years, below which the term holds. */
  readonly below?: number;
  /** The first day of issue that it holds for. */
  readonly since?: CalendarDate;
  /** Law for the issuer; a recommendation or a practice otherwise. */
  readonly isLaw: boolean;
}

const codes = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The members of the Union and of the European Economic Area, which the Union's rules on cards and licences bind. */
const EUROPEAN = codes(
  'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ISL ITA LIE LTU LUX LVA MLT NLD NOR POL PRT ROU SVK SVN SWE',
);

/** Countries of the Schengen area. */
const SCHENGEN = codes(
  'AUT BEL BGR CHE CZE DEU DNK ESP EST FIN FRA GRC HRV HUN ISL ITA LIE LTU LUX LVA MLT NLD NOR POL PRT ROU SVK SVN SWE',
);

/**
 * The terms, the more telling first; the first one that fits a document holds. Sources, row by row: Regulation (EU) 2019/1157, article 4 (identity
 * cards: ten years, but for holders of 70 and more, since 2 August 2021); Directive 2006/126/EC, article 7 (licences: 15 years at most,
 * since 19 January 2013); Regulation (EC) 810/2009, article 24 (visas: five years); 22 CFR 51.4 (United States: five years below 16, else
 * ten); Passport Law of the People's Republic of China, article 7 (five below 16, else ten); German PassG § 5 and PAuswG § 6 (six below 24,
 * else ten); HM Passport Office (five below 16, else ten, with up to nine months left of the passport before, until 2018); Road Traffic
 * Act 1988, section 99 (United Kingdom: photocards ten years); 6 CFR 37.5 (United States, cards after REAL ID: eight years; others may be
 * longer); ICAO Doc 9303-1, which recommends ten years for passports.
 */
export const VALIDITY_TERMS: readonly ValidityTerm[] = [
  { types: ['national_id'], issuers: codes('DEU'), years: 6, below: 24, isLaw: true },
  {
    types: ['national_id'],
    issuers: EUROPEAN,
    years: 10,
    below: 70,
    since: { year: 2021, month: 8, day: 2 },
    isLaw: true,
  },
  {
    types: ['drivers_license'],
    issuers: EUROPEAN,
    years: 15,
    since: { year: 2013, month: 1, day: 19 },
    isLaw: true,
  },
  { types: ['visa'], issuers: SCHENGEN, years: 5, isLaw: true },
  { types: ['passport'], issuers: codes('USA CHN'), years: 5, below: 16, isLaw: true },
  { types: ['passport'], issuers: codes('USA CHN'), years: 10, isLaw: true },
  { types: ['passport'], issuers: codes('DEU'), years: 6, below: 24, isLaw: true },
  { types: ['passport'], issuers: codes('DEU'), years: 10, isLaw: true },
  { types: ['passport'], issuers: codes('GBR'), years: 5, extraMonths: 9, below: 16, isLaw: true },
  { types: ['passport'], issuers: codes('GBR'), years: 10, extraMonths: 9, isLaw: true },
  { types: ['drivers_license'], issuers: codes('GBR'), years: 10, isLaw: true },
  { types: ['drivers_license'], issuers: codes('USA'), years: 8, isLaw: false },
  { types: ['passport'], years: 10, isLaw: false },
];
