import type { DocumentType } from './document-type.ts';

/** Forms of numbers by issuer: letters and digits only, a regular expression without anchors. */
type NumberForms = Readonly<Record<string, string>>;

/**
 * Numbers of passports by the alpha-3 code of the issuer. Source: the issuers' numbering as the Council of the European Union's PRADO lists it
 * ("Check document numbers") and its specimens show it; series before the present ones are among them.
 */
const PASSPORTS: NumberForms = {
  AUS: '[A-Z]{1,2}\\d{7}',
  AUT: '[A-Z]{1,2}\\d{7}',
  BEL: '[A-Z]{2}\\d{6}',
  BGR: '\\d{9}|[A-Z]{2}\\d{7}',
  BRA: '[A-Z]{2}\\d{6}',
  CAN: '[A-Z]{2}\\d{6}|[A-Z]\\d{6}[A-Z]{2}',
  CHE: '[A-Z][A-Z0-9]{7}',
  CZE: '\\d{8}',
  DEU: '[CFGHJKLMNPRTVWXYZ0-9]{9}',
  DNK: '\\d{9}',
  ESP: '[A-Z]{2}[A-Z0-9]\\d{6}|[A-Z]\\d{7}',
  EST: '[A-Z]{1,2}\\d{7}',
  FIN: '[A-Z]{2}\\d{7}',
  FRA: '\\d{2}[A-Z]{2}\\d{5}',
  GBR: '\\d{9}',
  GRC: '[A-Z]{2}\\d{7}',
  HRV: '\\d{9}',
  HUN: '[A-Z]{2}\\d{6,7}',
  IND: '[A-Z]\\d{7}',
  IRL: '[A-Z]{1,2}\\d{7}',
  ITA: '[A-Z]{2}\\d{7}|[A-Z]\\d{6}',
  JPN: '[A-Z]{2}\\d{7}',
  KOR: '[A-Z]\\d{8}|[A-Z]\\d{3}[A-Z]\\d{4}|[A-Z]{2}\\d{7}',
  LTU: '\\d{8}',
  LVA: '[A-Z]{2}\\d{7}',
  NLD: '[A-NP-Z]{2}[A-NP-Z0-9]{6}\\d',
  NZL: '[A-Z]{2}\\d{6}',
  POL: '[A-Z]{2}\\d{7}',
  PRT: '[A-Z]{1,2}\\d{6}',
  ROU: '\\d{8,9}',
  RUS: '\\d{9}',
  SVK: '[A-Z]{2}\\d{7}',
  SVN: '[A-Z]{2}\\d{7}',
  SWE: '\\d{8}|[A-Z]{2}\\d{6}',
  TUR: '[A-Z]\\d{8}',
  UKR: '[A-Z]{2}\\d{6}',
  USA: '[A-Z0-9]\\d{8}',
};

/** Numbers of identity cards; source as of passports. */
const IDENTITY_CARDS: NumberForms = {
  BGR: '\\d{9}|[A-Z]{2}\\d{7}',
  DEU: '[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}|\\d{10}',
  ESP: '[A-Z]{3}\\d{6}|\\d{8}[A-Z]',
  EST: '[A-Z]{1,2}\\d{7}',
  FRA: '\\d{12}|[A-Z0-9]{9}|\\d{4}[A-Z0-9]{3}\\d{5}',
  HRV: '\\d{9}',
  ITA: 'C[A-Z]\\d{5}[A-Z]{2}|[A-Z]{2}\\d{7}',
  LVA: 'P[A-Z]\\d{7}',
  NLD: '[A-NP-Z]{2}[A-NP-Z0-9]{6}\\d',
  POL: '[A-Z]{3}\\d{6}',
  PRT: '\\d{8}(?:\\d[A-Z0-9]{2}\\d)?',
  ROU: '[A-Z]{2}\\d{6,7}',
  SVK: '[A-Z]{2}\\d{6}',
};

/**
 * Numbers of licences by USPS code of the state. Source: National Traffic Safety Institute, "Driver's License Format", after the states'
 * own manuals; the newer form of New Hampshire and of Washington as AAMVA's verification guide gives them.
 */
const STATE_LICENCES: NumberForms = {
  AK: '\\d{1,7}',
  AL: '\\d{1,8}',
  AR: '\\d{4,9}',
  AZ: '[A-Z]\\d{8}|\\d{9}|[A-Z]{2}\\d{2,5}',
  CA: '[A-Z]\\d{7}',
  CO: '\\d{9}|[A-Z]\\d{3,6}|[A-Z]{2}\\d{2,5}',
  CT: '\\d{9}',
  DC: '\\d{7}|\\d{9}',
  DE: '\\d{1,7}',
  FL: '[A-Z]\\d{12}',
  GA: '\\d{7,9}',
  HI: 'H\\d{8}|\\d{9}',
  IA: '\\d{9}|\\d{3}[A-Z]{2}\\d{4}',
  ID: '[A-Z]{2}\\d{6}[A-Z]|\\d{9}',
  IL: '[A-Z]\\d{11,12}',
  IN: '[A-Z]\\d{9}|\\d{9,10}',
  KS: 'K\\d{8}|\\d{9}|[A-Z]\\d[A-Z]\\d[A-Z]',
  KY: '[A-Z]\\d{8,9}|\\d{9}',
  LA: '\\d{1,9}',
  MA: '[A-Z]\\d{8}|[A-Z]{2}\\d{7}|\\d{9}',
  MD: '[A-Z]\\d{12}|MD\\d{11}',
  ME: '\\d{7,8}|\\d{7}[A-Z]',
  MI: '[A-Z]\\d{10,12}',
  MN: '[A-Z]\\d{12}',
  MO: '[A-Z]\\d{5,9}|[A-Z]\\d{6}R|\\d{8}[A-Z]{2}|\\d{9}[A-Z]?',
  MS: '\\d{9}',
  MT: '[A-Z]\\d{8}|\\d{9}|\\d{13,14}',
  NC: '\\d{1,12}',
  ND: '[A-Z]{3}\\d{6}|\\d{9}',
  NE: '[A-Z]\\d{6,8}',
  NH: '\\d{2}[A-Z]{3}\\d{5}|NH[A-Z]\\d{8}',
  NJ: '[A-Z]\\d{14}',
  NM: '\\d{8,9}',
  NV: '\\d{9,10}|\\d{12}|X\\d{8}',
  NY: '[A-Z]\\d{7}|[A-Z]\\d{18}|\\d{8,9}|\\d{16}|[A-Z]{8}',
  OH: '[A-Z]\\d{4,8}|[A-Z]{2}\\d{3,7}|\\d{8}',
  OK: '[A-Z]?\\d{9}',
  OR: '\\d{1,9}|[A-Z]\\d{6}|[A-Z]{2}\\d{5}',
  PA: '\\d{8}',
  RI: '\\d{7,8}|[A-Z]\\d{6}',
  SC: '\\d{5,11}',
  SD: '\\d{6,10}|\\d{12}',
  TN: '\\d{7,9}',
  TX: '\\d{7,8}',
  UT: '\\d{4,10}',
  VA: '[A-Z]\\d{8,11}|\\d{9}',
  VT: '\\d{8}|\\d{7}A',
  WA: '[A-Z0-9*]{12}|WDL[A-Z0-9]{9}',
  WI: '[A-Z]\\d{13}',
  WV: '\\d{7}|[A-Z]{1,2}\\d{5,6}',
  WY: '\\d{9,10}',
};

const BY_TYPE: Partial<Readonly<Record<DocumentType, NumberForms>>> = {
  passport: PASSPORTS,
  national_id: IDENTITY_CARDS,
};

/**
 * The form that numbers of a document have, as an anchored expression over its letters and digits; undefined where none is published.
 * `country`: alpha-3; `state`: USPS code of the state that issued a licence or identification card.
 */
export function numberFormOf(type: DocumentType, country: string, state: string | undefined): RegExp | undefined {
  const isStates = country === 'USA' && (type === 'drivers_license' || type === 'national_id');
  const form = isStates ? state && STATE_LICENCES[state] : BY_TYPE[type]?.[country];
  return form ? new RegExp(`^(?:${form})$`) : undefined;
}
