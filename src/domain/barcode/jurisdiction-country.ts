/** Canada's provinces and territories; PE, PQ, NF and NW as older cards have them. Source: Canada Post, and AAMVA DL/ID Card Design Standard, annex D. */
const CANADA = new Set('AB BC MB NB NL NF NS NT NW NU ON PE QC PQ SK YT'.split(' '));

/** States, the district, and the territories that are written like states. Source: USPS Publication 28, appendix B. */
const UNITED_STATES = new Set(
  (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX ' +
    'UT VT VA WA WV WI WY AS GU MP PR VI'
  ).split(' '),
);

/** The country of a state, province or territory by its two-letter code; undefined for any other text. */
export function countryOfJurisdiction(code: string): 'USA' | 'CAN' | undefined {
  const letters = code.trim().toUpperCase();
  if (CANADA.has(letters)) return 'CAN';
  return UNITED_STATES.has(letters) ? 'USA' : undefined;
}
