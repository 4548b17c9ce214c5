import type { FieldCandidate } from '../evidence/candidate.ts';
import type { AamvaAddress, AamvaCardKind, AamvaLicence } from './aamva-licence.ts';
import { present } from './aamva-values.ts';
import { barcodeDate, barcodeField } from './barcode-candidate.ts';
import { countryOfJurisdiction } from './jurisdiction-country.ts';

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
    ...barcodeField('FIRST_NAME', licence.firstName),
    ...barcodeField('MIDDLE_NAME', licence.middleName),
    ...barcodeField('LAST_NAME', licence.lastName),
    ...barcodeField('SUFFIX', licence.suffix),
    ...barcodeDate('DATE_OF_BIRTH', licence.dateOfBirth),
    ...barcodeDate('EXPIRATION_DATE', licence.expirationDate),
    ...barcodeDate('DATE_OF_ISSUE', licence.issueDate),
    ...barcodeField('DOCUMENT_NUMBER', licence.documentNumber),
    ...barcodeField('SEX', licence.sex, licence.sex),
    ...barcodeField('ADDRESS', addressLine(address)),
    ...barcodeField('CITY_IN_ADDRESS', bare(address.city)),
    ...barcodeField('STATE_IN_ADDRESS', bare(address.state)),
    ...barcodeField('ZIP_CODE_IN_ADDRESS', postalCode(address)),
    ...barcodeField('CLASS', licence.vehicleClass),
    ...barcodeField('RESTRICTIONS', licence.restrictions),
    ...barcodeField('ENDORSEMENTS', licence.endorsements),
    ...barcodeField('ISSUING_COUNTRY', country, country),
    ...barcodeField('DOCUMENT_DISCRIMINATOR', licence.documentDiscriminator),
    ...barcodeField('HEIGHT', licence.height),
    ...barcodeField('WEIGHT', licence.weight),
    ...barcodeField('EYE_COLOR', licence.eyeColor),
    ...barcodeField('HAIR_COLOR', licence.hairColor),
    ...barcodeField('VETERAN', licence.veteran ? 'VETERAN' : undefined),
    ...barcodeField('ID_TYPE', ID_TYPES[licence.cardKind]),
  ];
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
