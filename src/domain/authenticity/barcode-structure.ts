import { parseAamva } from '../barcode/aamva.ts';
import { aamvaDate, aamvaSex, present } from '../barcode/aamva-values.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { type LicenceBarcode, licenceBarcodes } from './licence-barcodes.ts';
import { judged, notRun } from './outcome.ts';

/** The data elements that every licence has from version 2 on. Source: AAMVA DL/ID Card Design Standard, annex D, table D.3. */
const MANDATORY = 'DCA DCB DCD DBA DCS DBD DBB DBC DAY DAU DAG DAI DAJ DAK DAQ DCF DCG'.split(' ');

/** Versions before this one have other elements, and many card issuers' own. */
const FIRST_STRICT_VERSION = 2;

/** The highest version of the header's two digits that is in use: editions of the standard came out every few years since 2000. */
const NEWEST_VERSION = 15;

const DATES = ['DBA', 'DBB', 'DBD'] as const;

/**
 * Whether a licence's barcode is made as the AAMVA standard asks: a known version, the mandatory elements, dates that exist, a country and
 * a sex of the standard. A barcode whose error correction held was not misread, so what cannot be fails; an element that is missing
 * only warns, for issuers leave some out. Offsets and lengths of subfiles are not looked at: they are wrong on most rightful cards.
 */
export const barcodeStructure: Check = {
  name: 'barcode_structure',
  group: 'consistency',
  look({ sides }) {
    const barcodes = licenceBarcodes(sides);
    if (barcodes.length === 0) return notRun('No barcode of a North American licence was read.');
    const evidence = barcodes.flatMap(evidenceOf);
    const others = evidence.filter(({ outcome }) => outcome !== 'agrees').map(({ subject }) => subject);
    return judged(evidence, {
      passed: 'The barcode is made as the AAMVA standard asks.',
      warning: `The barcode lacks what the AAMVA standard asks for: ${others.join(', ')}.`,
      failed: `The barcode holds what the AAMVA standard does not allow: ${others.join(', ')}.`,
    });
  },
};

function evidenceOf({ payload, header, elements }: LicenceBarcode): CheckEvidence[] {
  const isReadable = parseAamva(payload).ok;
  const isStrict = header.version >= FIRST_STRICT_VERSION;
  const missing = isStrict ? MANDATORY.filter((id) => !elements.has(id)) : [];
  const wrong = isStrict ? wrongElements(elements) : [];
  return [
    { subject: 'holder', outcome: isReadable ? 'agrees' : 'contradicts' },
    { subject: 'version', outcome: header.version <= NEWEST_VERSION ? 'agrees' : 'doubtful' },
    ...missing.map((subject) => ({ subject, outcome: 'doubtful' as const })),
    ...wrong.map((subject) => ({ subject, outcome: 'contradicts' as const })),
  ];
}

function wrongElements(elements: LicenceBarcode['elements']): string[] {
  const yearFirst = present(elements.get('DCG')) === 'CAN';
  const dates = DATES.filter((id) => {
    const text = present(elements.get(id));
    return text !== undefined && /^\d{8}$/.test(text) && aamvaDate(text, yearFirst) === undefined;
  });
  const sex = present(elements.get('DBC'));
  const country = present(elements.get('DCG'));
  return [
    ...dates,
    ...(sex !== undefined && aamvaSex(sex) === undefined && sex !== '0' ? ['DBC'] : []),
    ...(country !== undefined && !/^(?:USA|CAN|MEX)$/.test(country) ? ['DCG'] : []),
  ];
}
