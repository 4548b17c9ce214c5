import { IdlensError } from '../../../domain/errors.ts';
import type { HttpContext } from '../request-state.ts';
import { type BodyOptions, BoundedBody, declaredBodyBytes } from './bounded-body.ts';
import { readJsonParameters } from './json-parameters.ts';
import type { ReadMultipart } from './multipart-parameters.ts';
import type { RequestParameters } from './request-parameters.ts';

/** What a body costs in memory before it is read, in bytes. Throws `request.unsupported_media_type` or `request.too_large`. */
export function bodyWeight(ctx: HttpContext): number {
  expectPlainEncoding(ctx);
  bodyKind(ctx);
  return declaredBodyBytes(ctx.req);
}

/**
 * Reads a multipart or JSON body. Throws `request.invalid`, `request.too_large`, `request.unsupported_media_type`,
 * `image.too_large`, or the reason of the signal.
 */
export async function readParameters(
  ctx: HttpContext,
  readMultipart: ReadMultipart,
  options: BodyOptions,
): Promise<RequestParameters> {
  const kind = bodyKind(ctx);
  const body = new BoundedBody(ctx.req, options);
  try {
    return kind === 'json' ? await readJsonParameters(body) : await readMultipart(body);
  } finally {
    ctx.req.unpipe(body);
    body.destroy();
  }
}

/**
 * Reads a JSON body of at most `maxBytes` bytes. Throws `request.invalid`, `request.too_large`, `request.unsupported_media_type`, or the
 * reason of the signal.
 */
export async function readSmallJson(ctx: HttpContext, options: Required<BodyOptions>): Promise<RequestParameters> {
  expectPlainEncoding(ctx);
  if (!isJson(ctx))
    throw new IdlensError(
      'request.unsupported_media_type',
      'The body has to be application/json in UTF-8; the header Content-Type says otherwise.',
    );
  declaredBodyBytes(ctx.req, options.maxBytes);
  const body = new BoundedBody(ctx.req, options);
  try {
    return await readJsonParameters(body);
  } finally {
    ctx.req.unpipe(body);
    body.destroy();
  }
}

function isJson(ctx: HttpContext): boolean {
  return ctx.request.type === 'application/json' && /^(?:utf-8)?$/i.test(ctx.request.charset);
}

function bodyKind(ctx: HttpContext): 'json' | 'multipart' {
  if (isJson(ctx)) return 'json';
  if (ctx.request.type === 'multipart/form-data') return 'multipart';
  throw new IdlensError(
    'request.unsupported_media_type',
    'The body has to be multipart/form-data or application/json in UTF-8; the header Content-Type says otherwise.',
  );
}

function expectPlainEncoding(ctx: HttpContext): void {
  const encoding = ctx.get('content-encoding').toLowerCase();
  if (encoding === '' || encoding === 'identity') return;
  throw new IdlensError('request.unsupported_media_type', 'The body has to come without Content-Encoding.');
}
