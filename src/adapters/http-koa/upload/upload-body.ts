import { type BodyOptions, BoundedBody } from '../body/bounded-body.ts';
import type { HttpContext } from '../request-state.ts';

/** The body of an upload as it comes; nothing is taken from the connection before the first chunk is asked for. */
export async function* uploadBody({ req }: HttpContext, options: BodyOptions): AsyncGenerator<Uint8Array, void> {
  const body = new BoundedBody(req, options);
  try {
    for await (const chunk of body) yield chunk as Buffer;
  } finally {
    req.unpipe(body);
    body.destroy();
  }
}

/** The length that a request declares for its body, in bytes; undefined when it declares none. */
export function declaredLength({ req }: HttpContext): number | undefined {
  const declared = req.headers['content-length'];
  return declared === undefined ? undefined : Number(declared);
}
