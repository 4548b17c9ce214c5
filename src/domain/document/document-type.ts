/** The normalised types of document; the last three are additions to the contract's three. */
export const DOCUMENT_TYPES = [
  'passport',
  'drivers_license',
  'national_id',
  'residence_permit',
  'visa',
  'unknown',
] as const;

/** One of {@link DOCUMENT_TYPES}. */
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What a caller may say beforehand of the document; `auto` says nothing. */
export const DOCUMENT_TYPE_HINTS = ['passport', 'drivers_license', 'national_id', 'auto'] as const;

/** One of {@link DOCUMENT_TYPE_HINTS}. */
export type DocumentTypeHint = (typeof DOCUMENT_TYPE_HINTS)[number];
