import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { RepeatableCall } from '../../ports/token-ledger.ts';
import { corruptAnswer } from './storage-failure.ts';

/** The call that an answer is kept for, in digests from which neither the key nor the call can be told. */
export interface CallDigests {
  readonly keyDigest: string;
  readonly fingerprint: string;
}

/** Keeps what is at rest about repeatable calls unreadable to whoever has the database and not the secret. */
export interface AnswerSeal {
  digestsOf(organisationId: string, call: RepeatableCall): CallDigests;
  /** Seals an answer for this hold of this key. */
  seal(answer: string, keyDigest: string, holdId: string): string;
  /** Throws `storage.unavailable` (not retryable) when it was changed, or sealed for another hold or key. */
  open(sealed: string, keyDigest: string, holdId: string): string;
}

const KEY_BYTES = 32;
/** NIST SP 800-38D section 5.2.1: the sizes of GCM's nonce and tag. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Digests by HMAC-SHA-256, seals by AES-256-GCM (NIST SP 800-38D) with a key for each Idempotency-Key of each organisation. All keys are
 * derived from `secret` by HKDF-SHA-256 (RFC 5869).
 */
export function createAnswerSeal(secret: string): AnswerSeal {
  const derive = (salt: Uint8Array | string, purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `idlens ${purpose}`, KEY_BYTES));
  const digestKey = derive('', 'digest of repeatable calls');
  const digest = (...parts: readonly string[]): string =>
    createHmac('sha256', digestKey).update(JSON.stringify(parts)).digest('hex');
  // The digest stands for organisation and key, which are not known any more when an answer comes to be sealed.
  const answerKey = (keyDigest: string): Buffer => derive(Buffer.from(keyDigest, 'hex'), 'kept answer');

  return {
    digestsOf: (organisationId, { idempotencyKey, fingerprint }) => ({
      keyDigest: digest('key', organisationId, idempotencyKey),
      fingerprint: digest('call', organisationId, idempotencyKey, fingerprint),
    }),
    seal(answer, keyDigest, holdId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', answerKey(keyDigest), nonce).setAAD(Buffer.from(holdId));
      const text = Buffer.concat([cipher.update(answer, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    open(sealed, keyDigest, holdId) {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', answerKey(keyDigest), nonce, { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(holdId))
          .setAuthTag(tag);
        const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch (error) {
        throw corruptAnswer(error);
      }
    },
  };
}
