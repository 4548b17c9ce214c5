/** One of the two parts of a name, and where it stands. */
export interface MrzNamePart {
  /** Words parted by single spaces; empty when there is none. */
  readonly value: string;
  /** Column in the name field, from 0, `end` excluded. */
  readonly start: number;
  readonly end: number;
  /** The field was too short for the whole name. */
  readonly truncated: boolean;
}

/** Primary (surname) and secondary (given names) identifier of a name field. */
export interface MrzNames {
  readonly surname: MrzNamePart;
  readonly givenNames: MrzNamePart;
}

/**
 * Splits a name field at its first `<<`. A field without `<<` has a primary identifier only; one that opens with `<<` a secondary only.
 * A field that is filled to its last position was cut to fit, or may have been. Source: ICAO Doc 9303-3, 4.6, and 9303-4, 4.2.3.
 */
export function readNames(field: string): MrzNames {
  const separator = field.indexOf('<<');
  const surnameEnd = separator < 0 ? field.length : separator;
  const surname = namePart(field.slice(0, surnameEnd), 0);
  const givenNames = namePart(field.slice(surnameEnd), surnameEnd);
  const isFull = field !== '' && !field.endsWith('<');
  const lostGivenNames = givenNames.value === '' && surname.value !== '' && surnameEnd >= field.length - 2;
  return {
    surname: { ...surname, truncated: isFull && givenNames.value === '' },
    givenNames: { ...givenNames, truncated: (isFull && givenNames.value !== '') || lostGivenNames },
  };
}

/** Reads a field that holds one part of the name only. */
export function readNamePart(field: string): MrzNamePart {
  return { ...namePart(field, 0), truncated: field !== '' && !field.endsWith('<') };
}

function namePart(text: string, offset: number): Omit<MrzNamePart, 'truncated'> {
  const words = text.split('<').filter((word) => word !== '');
  const leading = text.length - text.replace(/^<+/, '').length;
  const end = text.replace(/<+$/, '').length;
  return { value: words.join(' '), start: offset + Math.min(leading, end), end: offset + end };
}
