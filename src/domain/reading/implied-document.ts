import type { CalendarDate } from '../values/calendar-date.ts';
import { citizenNumberOn } from './families/citizen-card.ts';
import { showsDateOfBirth, showsDatesOfHolder } from './families/dates-by-chronology.ts';
import { isNorthAmerican } from './families/north-american.ts';
import type { LabelKey } from './label-key.ts';
import { hasLicenceNumbering } from './licence-evidence.ts';
import type { Pairing } from './pair-labels.ts';
import type { PrintFragment } from './reading-order.ts';
import type { RecognisedDocument } from './recognise-document.ts';

function labelledCode({ pairs }: Pairing, field: 'ISSUING_COUNTRY' | 'NATIONALITY'): string | undefined {
  const parts = pairs.flatMap(({ reading }) => reading.parts);
  return parts.find((part) => part.field === field)?.value;
}

const PASSPORT = { type: 'passport', confidence: 0.6 } as const;
const PASSPORT_WORD = /passport|passeport|pasaporte/i;
const LICENCE = { type: 'drivers_license', confidence: 0.6 } as const;
const IDENTITY_CARD = { type: 'national_id', confidence: 0.3 } as const;

/** Most cards of North America whose title was not read are licences: who has one needs no identification card. */
const NORTH_AMERICAN_CARD = { type: 'drivers_license', confidence: 0.3 } as const;

/** Told by nothing but dates. */
const LIKELY_CARD = { type: 'national_id', confidence: 0.25 } as const;

const HOLDER_KEYS: ReadonlySet<LabelKey> = new Set([
  'surname',
  'givenNames',
  'name',
  'fullName',
  'surnameAndGivenNames',
  'birthDate',
  'birthDateAndPlace',
  'expiryDate',
  'address',
  'personalNumber',
]);

/** Labels that say who somebody is: without a title that says otherwise, the document is most likely an identity card. */
function showsHolder({ pairs }: Pairing): boolean {
  return new Set(pairs.map(({ label }) => label.key).filter((key) => HOLDER_KEYS.has(key))).size >= 2;
}

/** An issuer told by less than its name (an English title) is outweighed by the number of a citizen. */
const SUREST_DOUBTFUL_ISSUER = 0.7;

/** Whether the state that a title names is the country of the same name: its citizens are no Americans. */
function isNamesake(
  named: NonNullable<RecognisedDocument['issuingCountry']>,
  nationality: string | undefined,
): boolean {
  return named.code === 'USA' && named.subdivision === 'GA' && nationality === 'GEO';
}

interface ImplyingContext {
  readonly hasCitizenNumber: boolean;
  /** Alpha-3 code of the issuer that was named. */
  readonly issuer: string | undefined;
  readonly today: CalendarDate;
}

function impliedType(
  pairing: Pairing,
  fragments: readonly PrintFragment[],
  { hasCitizenNumber, issuer, today }: ImplyingContext,
): RecognisedDocument['documentType'] {
  if (hasLicenceNumbering(fragments)) return LICENCE;
  const isTravel =
    labelledCode(pairing, 'ISSUING_COUNTRY') !== undefined || fragments.some(({ text }) => PASSPORT_WORD.test(text));
  if (isTravel && pairing.pairs.some(({ piece }) => /^P[A-Z]?$/.test(piece.text.trim()))) return PASSPORT;
  const pieces = [...pairing.unclaimed, ...pairing.pairs.map(({ piece }) => piece)];
  if (isNorthAmerican(issuer) && showsDateOfBirth(pieces, { today })) return NORTH_AMERICAN_CARD;
  if (hasCitizenNumber || showsHolder(pairing)) return IDENTITY_CARD;
  return showsDatesOfHolder(pieces, { today }) ? LIKELY_CARD : undefined;
}

/**
 * Where no title names the issuer, the code of the issuing state does (ICAO Doc 9303-4: only travel documents print it, with
 * the type P), and passports and identity cards are issued by the state of the holder's nationality. A citizen's number tells the state that gives such numbers.
 */
export function withImpliedDocument(
  recognised: RecognisedDocument,
  pairing: Pairing,
  fragments: readonly PrintFragment[],
  today: CalendarDate,
): RecognisedDocument {
  const issuer = recognised.issuingCountry?.code;
  const code = labelledCode(pairing, 'ISSUING_COUNTRY');
  const citizen = citizenNumberOn(fragments, { today, ...(issuer ? { country: issuer } : {}) })?.number;
  const hasCitizenNumber = citizen !== undefined;
  const documentType = recognised.documentType ?? impliedType(pairing, fragments, { hasCitizenNumber, issuer, today });
  const isNational = documentType?.type === 'passport' || documentType?.type === 'national_id';
  const national = isNational ? labelledCode(pairing, 'NATIONALITY') : undefined;
  const issuingCountry = issuerAmong(recognised.issuingCountry, { code, citizen: citizen?.country, national });
  return { ...(documentType ? { documentType } : {}), ...(issuingCountry ? { issuingCountry } : {}) };
}

/** Alpha-3 codes that tell the issuer without naming it. */
interface ImpliedIssuers {
  /** The printed code of the issuing state. */
  readonly code: string | undefined;
  /** Of the state whose citizens have such numbers. */
  readonly citizen: string | undefined;
  /** The holder's nationality. */
  readonly national: string | undefined;
}

function issuerAmong(
  named: RecognisedDocument['issuingCountry'],
  { code, citizen, national }: ImpliedIssuers,
): RecognisedDocument['issuingCountry'] {
  const isDoubtful = citizen !== undefined && (named?.confidence ?? 0) < SUREST_DOUBTFUL_ISSUER;
  if (named && !isDoubtful && !isNamesake(named, national)) return named;
  if (code) return { code, confidence: 0.8 };
  const told = citizen ?? national;
  return told ? { code: told, confidence: 0.5 } : named;
}
