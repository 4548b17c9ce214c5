import { subdivisionByCode } from './subdivision.ts';

/** The parts of an address as fields of documents and vendors give them; empty text counts as left out. */
export interface AddressParts {
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  /** State or province, code or name. */
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  /** Printed last when given. */
  readonly country?: string | undefined;
}

/** City, state and postal code of the last line of a North American address. */
export interface UsCityLine {
  readonly city: string;
  /** USPS or Canada Post code. */
  readonly state: string;
  readonly postalCode: string;
}

function present(parts: readonly (string | undefined)[]): string[] {
  return parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
}

/** The parts as one line, `123 MAIN ST, SPRINGFIELD, IL 62701` (USPS Publication 28, 211, with commas for line ends). */
export function composeAddress(parts: AddressParts): string {
  const stateAndCode = present([parts.state, parts.postalCode]).join(' ');
  return present([parts.street, parts.city, stateAndCode, parts.country]).join(', ');
}

/** Printed lines of an address as one, `, ` between; commas and blanks at the line ends are not doubled. */
export function joinAddressLines(lines: readonly string[]): string {
  return present(lines.map((line) => line.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, ''))).join(', ');
}

/** City, two letters, five digits or nine; blanks and the comma may have got lost. */
const ZIP_LINE =
  /^(?<city>\p{L}[\p{L}\p{M}\s.'’-]*?)(?:\s*,\s*|\s+)(?<state>[A-Za-z]{2})[\s,.]*(?<code>\d{5}(?:[\s-]?\d{4,5})?)$/u;
/** Canada Post: letter and digit in turn. */
const POSTAL_LINE =
  /^(?<city>\p{L}[\p{L}\p{M}\s.'’-]*?)(?:\s*,\s*|\s+)(?<state>[A-Za-z]{2})[\s,.]*(?<code>[A-Za-z]\d[A-Za-z][\s-]?\d[A-Za-z]\d)$/u;

function parseLine(line: string, form: RegExp, country: 'USA' | 'CAN'): UsCityLine | undefined {
  const { city, state, code } = form.exec(line)?.groups ?? {};
  const subdivision = subdivisionByCode(state ?? '', country);
  if (city === undefined || code === undefined || !subdivision) return undefined;
  return { city: city.trim(), state: subdivision.code, postalCode: code };
}

/**
 * The parts of a `CITY, ST ZIP` line of the United States or a `CITY, PR A1A 1A1` line of Canada, comma and blanks lost or not;
 * undefined for any other line, also when the two letters are no state.
 */
export function parseUsCityLine(line: string): UsCityLine | undefined {
  const text = line.trim();
  if (text.length > 80) return undefined;
  return parseLine(text, ZIP_LINE, 'USA') ?? parseLine(text, POSTAL_LINE, 'CAN');
}

/** Whether the line closes a North American address (see {@link parseUsCityLine}). */
export function looksLikeUsCityLine(line: string): boolean {
  return parseUsCityLine(line) !== undefined;
}
