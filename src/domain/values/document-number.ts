/** `text` in upper case with everything but letters and digits left out: `00000000 0 ZZ4` → `000000000ZZ4`. */
export function foldDocumentNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two prints are the same number, separators and case aside; two empty ones are not. */
export function sameDocumentNumber(a: string, b: string): boolean {
  const folded = foldDocumentNumber(a);
  return folded !== '' && folded === foldDocumentNumber(b);
}

/** Fewer or more letters and digits no document number has (AAMVA DAQ holds 25 characters). */
const SHORTEST = 5;
const LONGEST = 25;
/** More blanks than this stand in running text only: numbers are grouped in threes at the closest (`P 800 000 224 322`). */
const MOST_GROUPS = 10;

/**
 * Whether `text` can be the number of a document: 5 to 25 letters and digits, a third of them or more digits, only
 * spaces, hyphens, dots, slashes, brackets and asterisks between, and not a date's three short groups.
 */
export function looksLikeDocumentNumber(text: string): boolean {
  const trimmed = text.trim();
  const letters = foldDocumentNumber(trimmed);
  const digits = letters.replace(/\P{Nd}/gu, '').length;
  if (letters.length < SHORTEST || letters.length > LONGEST || digits * 3 < letters.length) return false;
  if (trimmed.split(/\s+/).length > MOST_GROUPS || !/^[\p{L}\p{N}\s\-–./()*]+$/u.test(trimmed)) return false;
  return (
    !/^\d{1,2}[./\s-]\d{1,2}[./\s-](?:\d{2}|\d{4})$/.test(trimmed) && !/^\d{4}[./-]\d{1,2}[./-]\d{1,2}$/.test(trimmed)
  );
}
