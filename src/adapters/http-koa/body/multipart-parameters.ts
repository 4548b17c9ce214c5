import type { IncomingMessage } from 'node:http';
import multer from '@koa/multer';
import type Koa from 'koa';
import { IdlensError, isIdlensError } from '../../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';
import { MAX_IMAGE_STRING_LENGTH } from './body-limits.ts';
import type { BoundedBody } from './bounded-body.ts';
import type { RequestParameters } from './request-parameters.ts';

/** Reads the parts of a multipart body. */
export type ReadMultipart = (body: BoundedBody) => Promise<RequestParameters>;

/** What multer leaves on a request. */
interface ParsedParts {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, readonly { readonly buffer: Buffer }[]>>;
}

const MAX_TEXT_PARTS = 16;

/**
 * A reader of multipart bodies whose file parts have these names, each at most once. Declared types and file names are not looked
 * at. Throws `image.too_large` for a file of more than 15 MB and `request.invalid` for every other fault of the body.
 */
export function createMultipartReader(fileParts: readonly string[]): ReadMultipart {
  const upload = multer({ storage: multer.memoryStorage(), limits: limitsFor(fileParts.length) });
  const parseParts = upload.fields(fileParts.map((name) => ({ name, maxCount: 1 })));
  return async (body) => {
    // The bounded body stands in for the request: it cannot outgrow its limit while multer drains what it refuses.
    const context = { req: body as unknown as IncomingMessage } as Koa.Context;
    try {
      await parseParts(context, async () => undefined);
    } catch (error) {
      throw failureOf(error);
    }
    const { body: texts = {}, files = {} } = body as unknown as ParsedParts;
    return merge(texts, files);
  };
}

/** Every limit is set: what is left out is unlimited. */
function limitsFor(fileParts: number) {
  const limits = {
    fileSize: MAX_IMAGE_BYTES,
    files: fileParts,
    fields: MAX_TEXT_PARTS,
    parts: fileParts + MAX_TEXT_PARTS,
    fieldSize: MAX_IMAGE_STRING_LENGTH,
    fieldNameSize: 100,
    headerPairs: 32,
    fieldNestingDepth: 0,
  };
  return limits;
}

function merge(texts: Readonly<Record<string, unknown>>, files: NonNullable<ParsedParts['files']>): RequestParameters {
  const merged: Record<string, unknown> = Object.assign(Object.create(null), texts);
  for (const [name, [file]] of Object.entries(files)) {
    if (file === undefined) continue;
    merged[name] = name in merged ? [merged[name], file.buffer].flat() : file.buffer;
  }
  return merged;
}

/** Multer names its own faults by code; those of the parser below it are plain errors. Both are the client's. */
function failureOf(error: unknown): IdlensError {
  if (isIdlensError(error)) return error;
  const { code, field } = error as { readonly code?: unknown; readonly field?: unknown };
  if (code === 'LIMIT_FILE_SIZE')
    return new IdlensError('image.too_large', `The ${field} is larger than ${MAX_IMAGE_BYTES} bytes (15 MB).`, {
      hints: [{ path: String(field), message: `give at most ${MAX_IMAGE_BYTES} bytes` }],
    });
  return new IdlensError('request.invalid', `The multipart body is not valid: ${faultOf(code)}.`);
}

function faultOf(code: unknown): string {
  switch (code) {
    case 'LIMIT_UNEXPECTED_FILE':
      return 'a file part has a name that is not expected, or comes twice';
    case 'LIMIT_PART_COUNT':
    case 'LIMIT_FILE_COUNT':
    case 'LIMIT_FIELD_COUNT':
      return 'it has too many parts';
    case 'LIMIT_FIELD_KEY':
    case 'LIMIT_FIELD_NESTING':
    case 'LIMIT_FIELD_ARRAY_INDEX':
    case 'INVALID_FIELD_NAME':
    case 'MISSING_FIELD_NAME':
      return 'a part has no name or one that is not accepted';
    case 'LIMIT_FIELD_VALUE':
      return 'a text part is too long';
    default:
      return 'it is malformed or cut short';
  }
}
