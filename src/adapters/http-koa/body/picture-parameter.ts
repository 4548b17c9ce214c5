import { z } from 'zod';
import { type FailureHint, IdlensError } from '../../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';
import { ACCEPTED_IMAGE_STRINGS } from '../../../domain/image/image-source.ts';
import type { PictureName } from '../../../domain/image/picture-failure.ts';
import type { ImageInput } from '../../../ports/driving/image-input.ts';
import { MAX_IMAGE_STRING_LENGTH } from './body-limits.ts';
import { hintsOf, invalidBody } from './invalid-body.ts';
import type { RequestParameters } from './request-parameters.ts';

const IMAGE_FORMS = `a file part, or a string: ${ACCEPTED_IMAGE_STRINGS}`;

/** A picture as a file part or a string; its emptiness and size are for {@link imageInput} to tell. */
export function pictureParameter(name: PictureName) {
  return z.custom<string | Uint8Array>((value) => typeof value === 'string' || value instanceof Uint8Array, {
    error: ({ input }) => (Array.isArray(input) ? `give the ${name} once` : `give the ${name} as ${IMAGE_FORMS}`),
  });
}

/** The picture called `name`. Throws `image.empty` or `image.too_large`, with a hint. */
export function imageInput(given: string | Uint8Array, name: PictureName): ImageInput {
  const empty = typeof given === 'string' ? given.trim() === '' : given.byteLength === 0;
  if (empty)
    throw new IdlensError('image.empty', `The ${name} is empty.`, {
      hints: [{ path: name, message: `give the ${name} as ${IMAGE_FORMS}` }],
    });
  if (typeof given !== 'string') return { kind: 'bytes', bytes: given };
  if (given.length > MAX_IMAGE_STRING_LENGTH)
    throw new IdlensError('image.too_large', `The ${name} is larger than ${MAX_IMAGE_BYTES} bytes (15 MB).`, {
      hints: [{ path: name, message: `give at most ${MAX_IMAGE_BYTES} bytes` }],
    });
  return { kind: 'string', text: given };
}

/**
 * The parameters that `schema` makes of a body. Throws `image.missing` when one of the pictures called `required` is not given, else
 * `request.invalid`, both with a hint for every fault.
 */
export function checkParameters<Parameters>(
  schema: z.ZodType<Parameters>,
  given: RequestParameters,
  required: readonly PictureName[],
): Parameters {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw refusal(given, required, hintsOf(parsed.error));
  return parsed.data;
}

function refusal(
  given: RequestParameters,
  required: readonly PictureName[],
  hints: readonly FailureHint[],
): IdlensError {
  const missing = required.find((name) => given[name] === undefined || given[name] === null);
  return missing === undefined
    ? invalidBody(hints)
    : new IdlensError('image.missing', `The ${missing} is missing.`, { hints });
}
