import { IdlensError } from '../../../domain/errors.ts';
import type { HttpContext } from '../request-state.ts';

/** A name or address with an optional port (RFC 9110, section 7.2), and nothing that could lead elsewhere in a URL. */
const HOST = /^(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/**
 * What a caller reached this service by, for example `http://127.0.0.1:8080`: its `Host` header and the kind of its connection.
 * Forwarded headers are not believed; anybody can send them. Throws `request.invalid` when the host is none.
 */
export function addressOfRequest(ctx: HttpContext): string {
  if (!HOST.test(ctx.host))
    throw new IdlensError('request.invalid', 'The header Host is not valid.', {
      hints: [{ path: 'Host', message: 'give the name or address of the service' }],
    });
  return `${ctx.protocol}://${ctx.host}`;
}
