import { randomUUID } from 'node:crypto';

/** 1 to 128 letters, digits, dots, underlines and hyphens: nothing that can break a log line or a header. */
const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The id of a request: the one it came with when that is valid, else a new one. */
export function requestIdOf(incoming: string): string {
  return REQUEST_ID.test(incoming) ? incoming : randomUUID();
}
