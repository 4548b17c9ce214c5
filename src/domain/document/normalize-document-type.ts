import { createPhraseIndex, type PhraseIndex } from '../values/phrase-index.ts';
import { DOCUMENT_TITLES, type TitledType, VENDOR_WORDINGS } from './document-titles.ts';
import { DOCUMENT_TYPES, type DocumentType } from './document-type.ts';

/** A document's title in a line of print; UTF-16 indices of the line, `end` exclusive. */
export interface FoundDocumentType {
  readonly type: TitledType;
  readonly start: number;
  readonly end: number;
}

/** Where several types are named, the first of these is meant: `residence permit card (ID card)` is a residence permit. */
const PRECEDENCE: readonly TitledType[] = ['residence_permit', 'visa', 'drivers_license', 'passport', 'national_id'];

function entriesOf(table: Readonly<Record<TitledType, string>>): (readonly [string, TitledType])[] {
  return PRECEDENCE.flatMap((type) => table[type].split('|').map((wording) => [wording, type] as const));
}

let titles: PhraseIndex<TitledType> | undefined;
let wordings: PhraseIndex<TitledType> | undefined;

function titleIndex(): PhraseIndex<TitledType> {
  titles ??= createPhraseIndex(entriesOf(DOCUMENT_TITLES));
  return titles;
}

function wordingIndex(): PhraseIndex<TitledType> {
  wordings ??= createPhraseIndex(entriesOf(VENDOR_WORDINGS));
  return wordings;
}

/**
 * The document types whose titles stand in a line of print, from left to right, longest titles first taken, whether or not the
 * reader kept spaces and diacritics (`PERMISDECONDUIRE`).
 */
export function findDocumentTypesIn(line: string): readonly FoundDocumentType[] {
  return titleIndex()
    .find(line)
    .map(({ value, start, end }) => ({ type: value, start, end }));
}

/** `idDocument.driverLicense` (its last part), `drivers_license_front` as words. */
function wordsOf(wording: string): string {
  return wording
    .replace(/^\w+\.(?=\w)/, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_.]/g, ' ');
}

/**
 * The document type that a reader, a form or a title means by `wording`, in any language of the titles: `DRIVER LICENSE FRONT`,
 * `idDocument.driverLicense`, `DL`, `FÜHRERSCHEIN`. A passport card is a passport, a state's identification card a national
 * ID. `unknown` for everything else. Total, and its own results are fixed points.
 */
export function normalizeDocumentType(wording: string): DocumentType {
  const own = DOCUMENT_TYPES.find((type) => type === wording);
  if (own) return own;
  const words = wordsOf(wording);
  const whole = titleIndex().exact(words) ?? wordingIndex().exact(words);
  if (whole) return whole;
  const found = titleIndex().find(words);
  const named = new Set((found.length > 0 ? found : wordingIndex().find(words)).map(({ value }) => value));
  return PRECEDENCE.find((type) => named.has(type)) ?? 'unknown';
}
