/** The layouts that are known; `MRV_A` and `MRV_B` are visas. */
export const MRZ_FORMAT_IDS = [
  'TD1',
  'TD2',
  'TD3',
  'MRV_A',
  'MRV_B',
  'FRENCH_ID',
  'FRENCH_LICENCE',
  'DUTCH_LICENCE',
  'SWISS_LICENCE',
] as const;

/** One of {@link MRZ_FORMAT_IDS}. */
export type MrzFormatId = (typeof MRZ_FORMAT_IDS)[number];

/** What a field holds, in one vocabulary for all formats. */
export type MrzFieldName =
  | 'documentCode'
  | 'issuer'
  /** Primary and secondary identifier, parted by `<<`. */
  | 'names'
  /** Primary identifier alone, where a layout has a field of its own for it. */
  | 'surname'
  | 'givenNames'
  | 'documentNumber'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'optional1'
  | 'optional2'
  | 'language'
  | 'blankNumber'
  | 'version';

/** What kind of content a field has; it decides the alphabet of its positions. */
export type MrzFieldKind = 'code' | 'alpha' | 'digits' | 'alphanumeric' | 'names' | 'sex' | 'date';

/** What a check digit proves. */
export type MrzCheckName = 'documentNumber' | 'birthDate' | 'expiryDate' | 'optional1' | 'composite';

/** A stretch of one line: `line` from 0, columns from `start` (included) to `end` (excluded). */
export interface MrzRange {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One field of a format. */
export interface MrzFieldRow extends MrzRange {
  readonly name: MrzFieldName;
  readonly kind: MrzFieldKind;
  /** Alphabets of the positions from `start` on, where they are narrower than the kind's. */
  readonly alphabets?: readonly string[];
}

/** One check digit of a format. */
export interface MrzCheckRow {
  readonly name: MrzCheckName;
  /** What is covered, joined in this order. */
  readonly ranges: readonly MrzRange[];
  /** Where the digit stands. */
  readonly digit: { readonly line: number; readonly column: number };
  /** The digit may be `<` where everything it covers is `<`. */
  readonly blankWhenEmpty?: true;
  /**
   * A document number of more than nine characters: `<` stands for the digit, and the rest of the number, its digit and a `<` open
   * this field. Source: ICAO Doc 9303-5, 4.2.2 and 9303-6, 4.2.2.
   */
  readonly overflowsInto?: MrzFieldName;
}

/** One layout of a machine-readable zone. */
export interface MrzFormat {
  readonly id: MrzFormatId;
  /** The number of characters of each line. */
  readonly lineLengths: readonly number[];
  /** Text that tells this layout from others of the same shape. */
  readonly signature?: { readonly line: number; readonly start: number; readonly text: string };
  readonly fields: readonly MrzFieldRow[];
  readonly checks: readonly MrzCheckRow[];
  /** Positions that always hold `<`. */
  readonly fillers?: readonly MrzRange[];
}

/** Writes a {@link MrzRange} in one line. */
export function range(line: number, start: number, end: number): MrzRange {
  return { line, start, end };
}

/** Writes a {@link MrzFieldRow} in one line. */
export function field(
  name: MrzFieldName,
  kind: MrzFieldKind,
  line: number,
  start: number,
  end: number,
  alphabets?: readonly string[],
): MrzFieldRow {
  return { name, kind, line, start, end, ...(alphabets ? { alphabets } : {}) };
}
