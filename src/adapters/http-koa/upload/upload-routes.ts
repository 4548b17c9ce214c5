import Router from '@koa/router';
import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';
import type { FileToUpload } from '../../../ports/driving/presign-uploads.ts';
import { UPLOAD_PATH, type UploadReceiver } from '../../../ports/upload-receiver.ts';
import { admit } from '../admission.ts';
import { readSmallJson } from '../body/read-parameters.ts';
import type { RequestParameters } from '../body/request-parameters.ts';
import type { HttpDependencies, HttpSettings, HttpUploads } from '../http-dependencies.ts';
import { callerOf, type HttpContext, type HttpMiddleware, type RequestState } from '../request-state.ts';
import { parseFileCount, parseFiles } from './presign-parameters.ts';
import { addressOfRequest } from './service-address.ts';
import { declaredLength, uploadBody } from './upload-body.ts';

/** The largest body of a presign call, in bytes: what it announces is far less. */
const MAX_PRESIGN_BODY_BYTES = 65_536;

/**
 * `POST /v1/upload/presign` and its older form; where the objects are kept by this service also `PUT /v1/upload/objects/<key>`, which asks
 * for no key: the signature of its URL vouches for it.
 */
export function uploadRoutes({ admitCaller, uploads, settings }: HttpDependencies): Router<RequestState> {
  const router = new Router<RequestState>();
  if (uploads === undefined) return router;
  const admission = admit(admitCaller, 'upload');
  router.post('/v1/upload/presign', admission, presign(uploads, settings, parseFiles));
  router.post('/v1/uploads/presign', admission, presign(uploads, settings, parseFileCount));
  if (uploads.receiver !== undefined) router.put(`${UPLOAD_PATH}*key`, receiveUpload(uploads.receiver, settings));
  return router;
}

function presign(
  { presignUploads, publicUrl }: HttpUploads,
  { bodyStallMs }: HttpSettings,
  parse: (given: RequestParameters) => readonly FileToUpload[],
): HttpMiddleware {
  return async (ctx) => {
    const { signal } = ctx.state;
    const given = await readSmallJson(ctx, { stallMs: bodyStallMs, signal, maxBytes: MAX_PRESIGN_BODY_BYTES });
    const files = parse(given);
    const address = publicUrl ?? addressOfRequest(ctx);
    const uploads = await presignUploads(files, callerOf(ctx.state));
    ctx.state.logged['files'] = files.length;
    ctx.body = {
      uploads: uploads.map(({ uploadUrl, fileKey }) => ({ uploadUrl: absoluteUrl(uploadUrl, address), fileKey })),
    };
  };
}

/** A URL that begins with a slash lies on this service. */
function absoluteUrl(uploadUrl: string, address: string): string {
  return uploadUrl.startsWith('/') ? `${address}${uploadUrl}` : uploadUrl;
}

function receiveUpload(receiver: UploadReceiver, { bodyStallMs }: HttpSettings): HttpMiddleware {
  return async (ctx: HttpContext) => {
    const { signal } = ctx.state;
    const byteLength = declaredLength(ctx);
    const body = uploadBody(ctx, { stallMs: bodyStallMs, signal, maxBytes: MAX_IMAGE_BYTES });
    const contentType = ctx.get('content-type') || undefined;
    await receiver.receive({ target: ctx.url, contentType, byteLength, body }, { signal });
    ctx.state.logged['byteLength'] = byteLength;
    ctx.status = 200;
    ctx.body = '';
  };
}
