/** What the header of a licence's barcode says. */
export interface AamvaHeader {
  /** Issuer identification number, six digits; tells the jurisdiction. */
  readonly issuerId: string;
  /** 0–99; 0 and 1 are the standards of before 2003. */
  readonly version: number;
  /** Kinds of the subfiles in the order listed: `DL`, `ID`, `EN`, and the jurisdiction's own, such as `ZV`. */
  readonly subfiles: readonly string[];
  /** Where the data behind the header begins. */
  readonly end: number;
}

/**
 * The file type (`ANSI ` by the standard, `AAMVA` on cards of before 2000), issuer, version, version of the jurisdiction (from version 2 on)
 * and number of entries. What stands before it, compliance indicator and separators, is written in many ways and says nothing.
 */
const HEADER = /(?:ANSI ?|AAMVA ?)(\d{6})(\d{2})/;

/** Kind, offset and length of one subfile; the numbers are wrong on many cards, or letters, or left out. */
const DESIGNATOR = /^(DL|ID|EN|Z[A-Z])(?:[0-9A-Za-z]{0,2}\d{6,8}|\d{4}(?=\D))?/;

/**
 * Reads the header. Undefined when there is none. Offsets and lengths of subfiles are not trusted: data elements are found by their
 * identifiers. Source: AAMVA DL/ID Card Design Standard, annex D.12.3 (header) and D.12.4 (subfile designators).
 */
export function readAamvaHeader(payload: string): AamvaHeader | undefined {
  const match = HEADER.exec(payload);
  if (!match) return undefined;
  const version = Number(match[2]);
  const counts = /^\d{2,4}/.exec(payload.slice(match.index + match[0].length))?.[0] ?? '';
  let end = match.index + match[0].length + (version < 2 ? Math.min(2, counts.length) : counts.length);
  const entries = Math.max(1, Number(counts.slice(-2)) || 1);
  const subfiles: string[] = [];
  while (subfiles.length < entries) {
    const designator = DESIGNATOR.exec(payload.slice(end));
    const kind = designator?.[1];
    if (!designator || !kind) break;
    subfiles.push(kind);
    end += designator[0].length;
  }
  return { issuerId: match[1] ?? '', version, subfiles, end };
}
