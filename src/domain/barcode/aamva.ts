import { type AamvaHeader, readAamvaHeader } from './aamva-header.ts';
import type { AamvaAddress, AamvaCardKind, AamvaLicence } from './aamva-licence.ts';
import { readAamvaName } from './aamva-name.ts';
import { type AamvaElements, splitAamva } from './aamva-split.ts';
import { aamvaDate, aamvaSex, present } from './aamva-values.ts';
import { countryOfJurisdiction } from './jurisdiction-country.ts';
import { readMagneticStripe } from './magnetic-stripe.ts';

/** Why a payload is no licence: in words for a log, without values from it. */
export type AamvaFault = 'no_header' | 'no_family_name' | 'no_birth_date' | 'no_document_number';

/** Outcome of {@link parseAamva}. */
export type AamvaResult =
  | { readonly ok: true; readonly licence: AamvaLicence }
  | { readonly ok: false; readonly reason: AamvaFault };

/**
 * Parses the payload of a licence's PDF417 barcode, any version of the AAMVA standard and the editions before it, or the text of its magnetic
 * stripe. Forgiving in form (separators, offsets, padding, order of dates) and strict in content: without family name, birth date and
 * number there is no licence. Never throws. Source: AAMVA DL/ID Card Design Standard, annexes D (barcode) and F (magnetic stripe).
 */
export function parseAamva(payload: string): AamvaResult {
  const stripe = readMagneticStripe(payload);
  if (stripe) return { ok: true, licence: stripe };
  const header = readAamvaHeader(payload);
  return header ? licenceOf(header, splitAamva(payload, header)) : { ok: false, reason: 'no_header' };
}

function licenceOf(header: AamvaHeader, elements: AamvaElements): AamvaResult {
  const name = readAamvaName(elements);
  const country = present(elements.get('DCG'));
  const address = addressOf(elements);
  const yearFirst = header.version < 2 || (country ?? countryOfJurisdiction(address.state ?? '')) === 'CAN';
  const dateOfBirth = aamvaDate(elements.get('DBB'), yearFirst);
  const documentNumber = present(elements.get('DAQ'));
  if (!name.lastName) return { ok: false, reason: 'no_family_name' };
  if (!dateOfBirth) return { ok: false, reason: 'no_birth_date' };
  if (!documentNumber) return { ok: false, reason: 'no_document_number' };
  const optional = withoutUndefined({
    expirationDate: aamvaDate(elements.get('DBA'), yearFirst),
    issueDate: aamvaDate(elements.get('DBD'), yearFirst),
    sex: aamvaSex(elements.get('DBC')),
    country,
    vehicleClass: coded(elements, 'DCA', 'DAR'),
    restrictions: coded(elements, 'DCB', 'DAS'),
    endorsements: coded(elements, 'DCD', 'DAT'),
    documentDiscriminator: coded(elements, 'DCF'),
    height: coded(elements, 'DAU', 'DAV'),
    weight: coded(elements, 'DAW', 'DAX'),
    eyeColor: present(elements.get('DAY')),
    hairColor: present(elements.get('DAZ')),
    veteran: elements.get('DDL') === '1' ? (true as const) : undefined,
  });
  const { issuerId, version } = header;
  const licence = {
    version,
    issuerId,
    cardKind: cardKindOf(header),
    dateOfBirth,
    documentNumber,
    address,
    ...optional,
  };
  return { ok: true, licence: { ...licence, ...name, lastName: name.lastName } };
}

/** Mailing address, or the residence that versions 0 and 1 know besides. */
function addressOf(elements: AamvaElements): AamvaAddress {
  return withoutUndefined({
    street: line(elements, 'DAG') ?? line(elements, 'DAL'),
    street2: line(elements, 'DAH') ?? line(elements, 'DAM'),
    city: line(elements, 'DAI') ?? line(elements, 'DAN'),
    state: line(elements, 'DAJ') ?? line(elements, 'DAO'),
    postalCode: coded(elements, 'DAK', 'DAP')?.replace(/-$/, ''),
  });
}

function line(elements: AamvaElements, id: string): string | undefined {
  return elements.get(id)?.replace(/[,\s]+$/, '') || undefined;
}

/** The first of the elements that is not empty. "NONE" is an answer there. */
function coded(elements: AamvaElements, ...ids: readonly string[]): string | undefined {
  return ids.map((id) => elements.get(id)).find((value) => value !== undefined && value !== '');
}

function cardKindOf({ subfiles }: AamvaHeader): AamvaCardKind {
  if (subfiles.includes('EN')) return 'enhanced';
  return subfiles.includes('ID') && !subfiles.includes('DL') ? 'identification' : 'licence';
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
