import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';

/**
 * The largest request body: the base64 of the largest image is 20,971,520 characters, and line breaks (MIME, 76 a line) or
 * escaped slashes (PHP) make up to 5 % more.
 */
export const MAX_BODY_BYTES = 25_165_824;

/** The longest text part of a multipart body: an image as base64 with line breaks. */
export const MAX_TEXT_PART_BYTES = 23_068_672;

/** What of a request may be left unread when it has been answered: enough to let a refused upload run out. */
export const MAX_DRAINED_BYTES: number = 2 * MAX_IMAGE_BYTES;

/** How long the rest of a refused upload may take, in milliseconds. */
export const MAX_DRAIN_MS = 10_000;
