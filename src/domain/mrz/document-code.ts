import type { DocumentType } from '../document/document-type.ts';
import type { MrzReading } from './parse.ts';

interface TypeRow {
  /** Start of the document code, without fillers. */
  readonly code: string;
  /** Issuer as coded; any when left out. */
  readonly issuer?: string;
  readonly type: DocumentType;
}

/**
 * Document codes, the more telling first. The first letter is ICAO's (P passport, V visa, A/C/I card); the second is the issuer's,
 * except P (passport card) and the R that the European Union's uniform residence permit prescribes.
 * Source: ICAO Doc 9303-4, -5, -6 and -7, 4.2.2; Council Regulation (EC) 1030/2002, annex; US cards as published by DHS: A1–A3 border
 * crossing card, AR alien registration and C1 and C2 permanent resident, IA employment authorization; French "titre de séjour" of before 2011: TS.
 */
const ROWS: readonly TypeRow[] = [
  { code: 'C1', issuer: 'USA', type: 'residence_permit' },
  { code: 'C2', issuer: 'USA', type: 'residence_permit' },
  { code: 'CA', issuer: 'USA', type: 'residence_permit' },
  { code: 'IA', issuer: 'USA', type: 'residence_permit' },
  { code: 'AR', type: 'residence_permit' },
  { code: 'A', issuer: 'USA', type: 'unknown' },
  { code: 'AC', type: 'unknown' },
  { code: 'A', issuer: 'D', type: 'residence_permit' },
  { code: 'CR', type: 'residence_permit' },
  { code: 'IR', type: 'residence_permit' },
  { code: 'RP', type: 'residence_permit' },
  { code: 'TS', type: 'residence_permit' },
  { code: 'IP', type: 'passport' },
  { code: 'IV', type: 'visa' },
  { code: 'P', type: 'passport' },
  { code: 'V', type: 'visa' },
  { code: 'D', type: 'drivers_license' },
  { code: 'FA', issuer: 'CHE', type: 'drivers_license' },
  { code: 'A', type: 'national_id' },
  { code: 'C', type: 'national_id' },
  { code: 'I', type: 'national_id' },
];

/** The type of document that a machine-readable zone states by code and issuer; `unknown` where it does not tell. */
export function documentTypeFromMrz(reading: MrzReading): DocumentType {
  const code = reading.fields.documentCode?.value ?? '';
  const issuer = reading.fields.issuer?.value ?? '';
  const row = ROWS.find((row) => code.startsWith(row.code) && (row.issuer === undefined || row.issuer === issuer));
  return row?.type ?? 'unknown';
}
