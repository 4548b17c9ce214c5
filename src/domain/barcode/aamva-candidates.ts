import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { AamvaAddress, AamvaCardKind, AamvaLicence } from './aamva-licence.ts';
import { present } from './aamva-values.ts';
import { countryOfJurisdiction } from './jurisdiction-country.ts';

/** A PDF417 symbol that decodes at all has passed its error correction; what is left is doubt about what was encoded. */
const CONFIDENCE = 0.99;

const ID_TYPES: Readonly<Record<AamvaCardKind, string>> = {
  licence: 'DRIVER LICENSE',
  identification: 'IDENTIFICATION CARD',
  enhanced: 'ENHANCED DRIVER LICENSE',
};

/**
 * The fields of a licence's barcode as evidence, all proven by the barcode's error correction. The address is one line as such cards
 * print it: street, city, state and postal code.
 */
export function aamvaCandidates(licence: AamvaLicence): FieldCandidate[] {
  const { address } = licence;
  const country = present(licence.country) ?? countryOfJurisdiction(address.state ?? '');
  return [
    ...candidate('FIRST_NAME', licence.firstName),
    ...candidate('MIDDLE_NAME', licence.middleName),
    ...candidate('LAST_NAME', licence.lastName),
    ...candidate('SUFFIX', licence.suffix),
    ...date('DATE_OF_BIRTH', licence.dateOfBirth),
    ...date('EXPIRATION_DATE', licence.expirationDate),
    ...date('DATE_OF_ISSUE', licence.issueDate),
    ...candidate('DOCUMENT_NUMBER', licence.documentNumber),
    ...candidate('SEX', licence.sex, licence.sex),
    ...candidate('ADDRESS', addressLine(address)),
    ...candidate('CITY_IN_ADDRESS', bare(address.city)),
    ...candidate('STATE_IN_ADDRESS', bare(address.state)),
    ...candidate('ZIP_CODE_IN_ADDRESS', postalCode(address)),
    ...candidate('CLASS', licence.vehicleClass),
    ...candidate('RESTRICTIONS', licence.restrictions),
    ...candidate('ENDORSEMENTS', licence.endorsements),
    ...candidate('ISSUING_COUNTRY', country, country),
    ...candidate('DOCUMENT_DISCRIMINATOR', licence.documentDiscriminator),
    ...candidate('HEIGHT', licence.height),
    ...candidate('WEIGHT', licence.weight),
    ...candidate('EYE_COLOR', licence.eyeColor),
    ...candidate('HAIR_COLOR', licence.hairColor),
    ...candidate('VETERAN', licence.veteran ? 'VETERAN' : undefined),
    ...candidate('ID_TYPE', ID_TYPES[licence.cardKind]),
  ];
}

function candidate(field: FieldName, text: string | undefined, value?: string): FieldCandidate[] {
  if (!text) return [];
  const normalised = value ? { value } : {};
  return [{ field, text, ...normalised, confidence: CONFIDENCE, source: 'barcode', proven: true }];
}

/** A month without a day, as magnetic stripes have it, is text only. */
function date(field: FieldName, iso: string | undefined): FieldCandidate[] {
  return candidate(field, iso, iso?.length === 'YYYY-MM-DD'.length ? iso : undefined);
}

/** Some jurisdictions repeat city and postal code in the second line of the street. */
function addressLine(address: AamvaAddress): string | undefined {
  const street = bare(address.street);
  const city = bare(address.city);
  if (!street && !city) return undefined;
  const second = bare(address.street2);
  const repeats = second !== undefined && city !== undefined && second.startsWith(city);
  const stateAndCode = [bare(address.state), postalCode(address)].filter(Boolean).join(' ');
  return [street, repeats ? undefined : second, city, stateAndCode].filter(Boolean).join(', ');
}

/** Padding inside the code, and what stands behind it, is none of it. */
function postalCode({ postalCode: code }: AamvaAddress): string | undefined {
  return bare(code?.split(/\s{2,}/)[0]);
}

function bare(text: string | undefined): string | undefined {
  return present(text)?.replace(/[,\s]+$/, '');
}
