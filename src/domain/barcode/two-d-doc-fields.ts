/** GS ends a field of varying length, RS one that was cut to fit. */
const SEPARATORS = ['\u001d', '\u001e'];
/** Stands before the signature. */
const UNIT_SEPARATOR = '\u001f';

/** A code of the 2D-Doc scheme, its signature left aside. */
export interface TwoDDoc {
  /** Type of document, two characters, as the issuer of the scheme numbers them. */
  readonly documentType: string;
  /** Scope within which the types are numbered; 1 is the scheme's own, and the only one before version 3. */
  readonly perimeter: string;
  /** Texts of the fields by identifier, trimmed. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Version, certification authority, certificate, dates of issue and signature (days since 2000, hexadecimal), type; scope and country in later versions. */
const HEADER =
  /^DC(?:0[12][A-Z0-9]{8}(?:[0-9A-F]{4}){2}(\w{2})|0([34])[A-Z0-9]{8}(?:[0-9A-F]{4}){2}(\w{2})([0-9A-Z]{2}))/;

/** Fields of fixed length, in characters, which no separator ends: those of the scheme's own (0…) and those of identity documents (6…). */
const FIXED: Readonly<Record<string, number>> = {
  '06': 4,
  '07': 6,
  '08': 4,
  '09': 4,
  '0A': 9,
  '0B': 9,
  '0D': 36,
  '65': 2,
  '67': 2,
  '68': 1,
  '69': 8,
  '6B': 3,
  '6C': 2,
  '6I': 2,
  '6J': 1,
  '6K': 19,
  '6L': 8,
  '6N': 8,
  '6O': 8,
  '6R': 12,
  '6W': 5,
  '6Y': 2,
};

/**
 * Takes a 2D-Doc in its text form (C40) apart; undefined for any other text, and for one whose signature or a part of a field is
 * missing. Source: Agence nationale des titres sécurisés, Spécifications techniques des codes à barres 2D-Doc, version 3.1.3: header,
 * separators, and the lengths of the fields common to all documents and of those of identity documents.
 */
export function splitTwoDDoc(text: string): TwoDDoc | undefined {
  const header = HEADER.exec(text);
  const end = text.indexOf(UNIT_SEPARATOR);
  if (!header || end < 0) return undefined;
  const [start, , version, , perimeter = '01'] = header;
  const from = start.length + (version === '4' ? 2 : 0);
  const fields = fieldsOf(text.slice(from, end));
  return fields && { documentType: header[1] ?? header[3] ?? '', perimeter, fields };
}

function fieldsOf(message: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  for (let at = 0; at < message.length; ) {
    const identifier = message.slice(at, at + 2);
    const fixed = FIXED[identifier];
    const rest = message.slice(at + 2);
    const separator = separatorIn(rest);
    const length = fixed ?? separator;
    const isWhole = rest.length >= length && separator >= length;
    if (!/^[0-9A-Z]{2}$/.test(identifier) || !isWhole) return undefined;
    fields.set(identifier, rest.slice(0, length).trim());
    at += 2 + length + (separator === length ? 1 : 0);
  }
  return fields;
}

/** Where the first separator stands; the end of the text where there is none. */
function separatorIn(text: string): number {
  return Math.min(...SEPARATORS.map((separator) => text.indexOf(separator)).map((at) => (at < 0 ? text.length : at)));
}
