import type { AamvaName } from './aamva-name.ts';

/** What kind of card it is. */
export type AamvaCardKind = 'licence' | 'identification' | 'enhanced';

/** An address as coded, padding removed. */
export interface AamvaAddress {
  readonly street?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
}

/** A North American driving licence or identification card, as its barcode or magnetic stripe holds it. */
export interface AamvaLicence extends AamvaName {
  /** Version of the standard; undefined for a magnetic stripe. */
  readonly version?: number;
  /** Six digits. */
  readonly issuerId: string;
  readonly cardKind: AamvaCardKind;
  readonly lastName: string;
  readonly documentNumber: string;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string;
  /** `YYYY-MM-DD`; a magnetic stripe may give `YYYY-MM` only. */
  readonly expirationDate?: string;
  /** `YYYY-MM-DD`. */
  readonly issueDate?: string;
  readonly sex?: 'M' | 'F' | 'X';
  /** As coded; versions 0 and 1 have none. */
  readonly country?: string;
  readonly address: AamvaAddress;
  readonly vehicleClass?: string;
  readonly restrictions?: string;
  readonly endorsements?: string;
  readonly documentDiscriminator?: string;
  readonly height?: string;
  readonly weight?: string;
  readonly eyeColor?: string;
  readonly hairColor?: string;
  readonly veteran?: true;
}
