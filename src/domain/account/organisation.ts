/** 1–64 letters, digits, hyphens and underlines: safe in object keys, URLs and logs. */
const ORGANISATION_ID = /^[A-Za-z0-9_-]{1,64}$/;
const MAX_ID_LENGTH = 64;
const MAX_NAME_LENGTH = 200;

/** Whether `text` may be the id of an organisation. */
export function isOrganisationId(text: string): boolean {
  return ORGANISATION_ID.test(text);
}

/** Whether `text` may be the name of an organisation: 1–200 characters, not blank, no control characters. */
export function isOrganisationName(text: string): boolean {
  return text.trim() !== '' && text.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(text);
}

/**
 * An id that reads like the name: its letters without diacritics and its digits in lower case, joined by hyphens. Undefined when
 * the name has no Latin letter and no digit.
 */
export function organisationIdFor(name: string): string | undefined {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const id = words
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_ID_LENGTH)
    .replace(/-$/, '');
  return id === '' ? undefined : id;
}
