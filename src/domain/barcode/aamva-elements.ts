/** What a data element's value looks like; used to tell elements apart where no separator does. */
export type ElementShape =
  | 'text'
  | 'date'
  | 'state'
  | 'postal'
  | 'sex'
  | 'country'
  | 'truncation'
  | 'height'
  | 'weight'
  | 'colour'
  | 'digit';

/**
 * The data elements that licences carry, by identifier. Source: AAMVA DL/ID Card Design Standard 2020, annex D, tables D.3 (mandatory) and
 * D.4 (optional); DL/ID-2000 and the Best Practices Guideline of 1996 for those that only versions 0 and 1 know (DAA–DAF, DAL–DAP,
 * DAR–DAT, DBF–DBK).
 */
export const AAMVA_ELEMENTS: Readonly<Record<string, ElementShape>> = {
  DAA: 'text', // full name
  DAB: 'text', // family name
  DAC: 'text', // first name
  DAD: 'text', // middle name
  DAE: 'text', // suffix
  DAG: 'text', // street
  DAH: 'text', // street, second line
  DAI: 'text', // city
  DAJ: 'state',
  DAK: 'postal',
  DAL: 'text', // residence street
  DAM: 'text', // residence street, second line
  DAN: 'text', // residence city
  DAO: 'state', // residence state
  DAP: 'postal', // residence postal code
  DAQ: 'text', // licence number
  DAR: 'text', // class
  DAS: 'text', // restrictions
  DAT: 'text', // endorsements
  DAU: 'height',
  DAV: 'height', // centimetres
  DAW: 'weight',
  DAX: 'weight', // kilograms
  DAY: 'colour', // eyes
  DAZ: 'colour', // hair
  DBA: 'date', // expiry
  DBB: 'date', // birth
  DBC: 'sex',
  DBD: 'date', // issue
  DBF: 'text', // number of duplicates
  DBG: 'text', // medical indicator
  DBH: 'text', // organ donor
  DBI: 'text', // non-resident
  DBJ: 'text', // customer identifier
  DBK: 'text', // social security number
  DBN: 'text', // alias family name
  DBP: 'text', // alias given name
  DBQ: 'text', // alias given name
  DBR: 'text', // alias suffix
  DBS: 'text', // alias suffix
  DCA: 'text', // class
  DCB: 'text', // restrictions
  DCD: 'text', // endorsements
  DCE: 'digit', // weight range
  DCF: 'text', // document discriminator
  DCG: 'country',
  DCH: 'text', // federal commercial vehicle codes
  DCI: 'text', // place of birth
  DCJ: 'text', // audit information
  DCK: 'text', // inventory control number
  DCL: 'text', // race
  DCM: 'text', // standard class
  DCN: 'text', // standard endorsements
  DCO: 'text', // standard restrictions
  DCP: 'text', // class in words
  DCQ: 'text', // endorsements in words
  DCR: 'text', // restrictions in words
  DCS: 'text', // family name
  DCT: 'text', // given names
  DCU: 'text', // suffix
  DDA: 'text', // compliance type
  DDB: 'date', // card revision
  DDC: 'date', // end of hazardous materials endorsement
  DDD: 'digit', // limited duration
  DDE: 'truncation', // of the family name
  DDF: 'truncation', // of the first name
  DDG: 'truncation', // of the middle name
  DDH: 'date', // under 18 until
  DDI: 'date', // under 19 until
  DDJ: 'date', // under 21 until
  DDK: 'digit', // organ donor
  DDL: 'digit', // veteran
  DDM: 'digit', // non-domiciled
  DDN: 'digit', // non-domiciled commercial
  DDO: 'digit', // enhanced credential
};

/** Where no separator helps these shapes tell a value from the identifier that happens to occur in free text. Padding is allowed for. */
export const ELEMENT_PATTERNS: Readonly<Record<Exclude<ElementShape, 'text'>, RegExp>> = {
  date: /^(?:\d{8}|NONE)?\s*$/,
  state: /^[A-Z]{2}\s*$/,
  postal: /^(?:\d{5}[\d\s-]*|[A-Z]\d[A-Z] ?\d[A-Z]\d\s*)$/,
  sex: /^[0129MFX]\s*$/,
  country: /^(?:USA|CAN|MEX)?\s*$/,
  truncation: /^[TNU]\s*$/,
  height: /^\s?\d{2,3}(?: ?(?:in|cm))?\s*$/i,
  weight: /^\d{2,3}(?: ?(?:lb|kg))?\s*$/i,
  colour: /^[A-Z]{2,5}\s*$/,
  digit: /^\d?\s*$/,
};

/** Free-text elements that nearly every licence of some version has. */
export const CORE_ELEMENTS: ReadonlySet<string> = new Set(
  'DAA DAB DAC DAD DAG DAH DAI DAQ DAR DAS DAT DCA DCB DCD DCF DCH DCK DCS DCT DCU DDA DBH'.split(' '),
);
