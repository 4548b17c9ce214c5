import { createHash } from 'node:crypto';
import { IdlensError } from '../../domain/errors.ts';
import type { RepeatableCall } from '../../ports/token-ledger.ts';
import type { HttpContext } from './request-state.ts';

/** What a call says, by name; pictures as their bytes. A parameter that is undefined counts as not given. */
export type CallContent = Readonly<Record<string, string | Uint8Array | undefined>>;

/** The key itself, or as the string of a structured field (RFC 9651, section 3.3.3) without escapes. */
const KEY = /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/;

/**
 * The `Idempotency-Key` of a call (IETF draft-ietf-httpapi-idempotency-key-header, section 2) with a digest of its path and content;
 * undefined when it carries none. Throws `request.invalid` when the header is not 1–255 printable characters.
 */
export function repeatableCall(ctx: HttpContext, content: CallContent): RepeatableCall | undefined {
  const given = ctx.get('idempotency-key');
  if (given === '') return undefined;
  const [, quoted, bare] = KEY.exec(given) ?? [];
  const idempotencyKey = quoted ?? bare;
  if (idempotencyKey === undefined)
    throw new IdlensError('request.invalid', 'The header Idempotency-Key is not valid.', {
      hints: [{ path: 'Idempotency-Key', message: 'give 1 to 255 printable characters' }],
    });
  return { idempotencyKey, fingerprint: fingerprintOf(ctx.path, content) };
}

/** Every part goes in with its length before it, so that no two contents run together to the same bytes. */
function fingerprintOf(path: string, content: CallContent): string {
  const digest = createHash('sha256');
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    digest.update(`${bytes.byteLength}:`).update(bytes);
  };
  add(path);
  for (const [name, value] of Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined) continue;
    add(name);
    add(typeof value === 'string' ? 'text' : 'bytes');
    add(value);
  }
  return digest.digest('hex');
}

/** Tells the caller, and the log, that the answer is an earlier one. */
export function markRepetition(ctx: HttpContext): void {
  ctx.set('Idempotency-Replayed', 'true');
  ctx.state.logged['repetition'] = true;
}
