import { invariant } from '../invariant.ts';
import { base62Width, encodeBase62 } from './base-62.ts';
import { crc32 } from './crc-32.ts';

/**
 * An API key: `idl_<key id>_<secret><checksum>`, 49 letters, digits and underlines in all. The prefix lets scanners find leaked keys, the
 * key id (11 characters) names the key in logs, the secret (27 characters) holds 160 bits, and the checksum (6 characters, CRC-32 of
 * everything before it) tells a typo from a key without any look-up. It is no protection: anybody can compute it.
 */
export interface ApiKey {
  /** Safe to log. */
  readonly keyId: string;
  /** The whole key, as callers present it. */
  readonly text: string;
}

const ID_BYTES = 8;
const SECRET_BYTES = 20;
const CHECKSUM_BYTES = 4;

/** Random bytes that {@link formatApiKey} takes. */
export const API_KEY_RANDOM_BYTES = ID_BYTES + SECRET_BYTES;

const CHECKSUM_LENGTH = base62Width(CHECKSUM_BYTES);
const SHAPE = new RegExp(
  `^idl_([0-9A-Za-z]{${base62Width(ID_BYTES)}})_[0-9A-Za-z]{${base62Width(SECRET_BYTES) + CHECKSUM_LENGTH}}$`,
);

/** The key that `random` makes: {@link API_KEY_RANDOM_BYTES} bytes from a cryptographic source, used for this one key. */
export function formatApiKey(random: Uint8Array): ApiKey {
  invariant(random.length === API_KEY_RANDOM_BYTES, `a key is made of ${API_KEY_RANDOM_BYTES} random bytes`);
  const keyId = encodeBase62(random.subarray(0, ID_BYTES));
  const body = `idl_${keyId}_${encodeBase62(random.subarray(ID_BYTES))}`;
  return { keyId, text: body + apiKeyChecksum(body) };
}

/** The key that `text` is, or undefined when it has another form or its checksum does not hold. */
export function parseApiKey(text: string): ApiKey | undefined {
  const keyId = SHAPE.exec(text)?.[1];
  if (keyId === undefined) return undefined;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  return text === body + apiKeyChecksum(body) ? { keyId, text } : undefined;
}

/** The last characters of a key, from all before them. */
export function apiKeyChecksum(body: string): string {
  return encodeBase62(crc32(body));
}
