/**
 * The longest string that stands for an image: the base64 of the largest image is 20,971,520 characters, and line breaks (MIME, 76 a
 * line) make up to 5 % more.
 */
export const MAX_IMAGE_STRING_LENGTH = 23_068_672;

/**
 * The largest request body: two such strings, and what escaped slashes (PHP) add to them. As much may be left unread of a request that has
 * been answered, so that a refused upload can run out.
 */
export const MAX_BODY_BYTES = 50_331_648;

/** How long the rest of a refused upload may take, in milliseconds. */
export const MAX_DRAIN_MS = 10_000;
