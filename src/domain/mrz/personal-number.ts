import type { MrzFieldName } from './format-row.ts';
import type { MrzReading } from './parse.ts';

/**
 * Where issuers of cards code the holder's national number in optional data (TD1 and TD2 leave its content to the issuer, ICAO
 * Doc 9303-5 and -6, 4.2.2). Source: the issuers' specimens as published in the Council of the European Union's PRADO.
 */
const ON_CARDS: Readonly<Record<string, MrzFieldName>> = {
  ALB: 'optional1',
  BEL: 'optional2',
  BGR: 'optional2',
  BIH: 'optional1',
  CZE: 'optional1',
  ESP: 'optional1',
  EST: 'optional1',
  FIN: 'optional1',
  HRV: 'optional1',
  LTU: 'optional1',
  LVA: 'optional1',
  MKD: 'optional1',
  MNE: 'optional1',
  RKS: 'optional1',
  SRB: 'optional1',
  SWE: 'optional1',
  TUR: 'optional1',
};

/** Issuers of passports whose optional data is not a personal number (ICAO Doc 9303-4, 4.2.2 allows "personal number or other"). */
const OTHER_ON_PASSPORTS: ReadonlySet<string> = new Set(['CHN', 'FRA', 'USA']);

/**
 * The field of optional data that holds the holder's personal number, by format and issuer; undefined where there is none, or none that
 * is known to be one. Early Belgian cards, whose number has nine digits, code it in the first field, later ones in the second.
 */
export function personalNumberField(reading: MrzReading): 'optional1' | 'optional2' | undefined {
  const issuer = reading.fields.issuer?.value ?? '';
  if (reading.format === 'TD3') {
    return OTHER_ON_PASSPORTS.has(issuer) || !hasValue(reading, 'optional1') ? undefined : 'optional1';
  }
  if (reading.format !== 'TD1' && reading.format !== 'TD2') return undefined;
  const known = ON_CARDS[issuer];
  if (known === undefined) return undefined;
  if (known === 'optional2' && hasValue(reading, 'optional2')) return 'optional2';
  return hasValue(reading, 'optional1') ? 'optional1' : undefined;
}

function hasValue(reading: MrzReading, name: 'optional1' | 'optional2'): boolean {
  return (reading.fields[name]?.value ?? '') !== '';
}
