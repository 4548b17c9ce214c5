import { z } from 'zod';
import { DOCUMENT_TYPE_HINTS } from '../../../domain/document/document-type.ts';
import { type FailureHint, IdlensError } from '../../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';
import { ACCEPTED_IMAGE_STRINGS } from '../../../domain/image/image-source.ts';
import type { PictureName } from '../../../domain/image/picture-failure.ts';
import type { ImageInput, ScanRequest } from '../../../ports/driving/scan-document.ts';
import { MAX_IMAGE_STRING_LENGTH } from '../body/body-limits.ts';
import { hintsOf, invalidBody } from '../body/invalid-body.ts';
import type { RequestParameters } from '../body/request-parameters.ts';

/** What an answer may hold beyond the contract. */
export const INCLUDABLE = ['fields', 'quality'] as const;

/** One of {@link INCLUDABLE}. */
export type Includable = (typeof INCLUDABLE)[number];

/** A checked call of the scan. */
export interface ScanCall extends ScanRequest {
  readonly include: ReadonlySet<Includable>;
}

const IMAGE_FORMS = `a file part, or a string: ${ACCEPTED_IMAGE_STRINGS}`;

function picture(name: PictureName) {
  return z.custom<string | Uint8Array>((value) => typeof value === 'string' || value instanceof Uint8Array, {
    error: ({ input }) => (Array.isArray(input) ? `give the ${name} once` : `give the ${name} as ${IMAGE_FORMS}`),
  });
}

const documentType = z
  .enum(DOCUMENT_TYPE_HINTS, { error: `give one of: ${DOCUMENT_TYPE_HINTS.join(', ')}` })
  .default('auto');

const include = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => splitNames(value))
  .pipe(z.array(z.enum(INCLUDABLE, { error: `give one or more of: ${INCLUDABLE.join(', ')}` })));

const parameters = z.object({
  image: picture('image'),
  imageBack: z.preprocess((value) => value ?? undefined, picture('imageBack').optional()),
  documentType,
  include,
});

/**
 * Checks the parameters of a scan; what is not known is ignored, and an `imageBack` of null is none. Throws `image.missing`,
 * `image.empty`, `image.too_large` or `request.invalid`, each with a hint for every fault.
 */
export function parseScanParameters(given: RequestParameters): ScanCall {
  const parsed = parameters.safeParse(given);
  if (!parsed.success) throw refusal(given, hintsOf(parsed.error));
  const { image, imageBack, documentType: hint, include: names } = parsed.data;
  return {
    image: imageInput(image, 'image'),
    ...(imageBack === undefined ? {} : { imageBack: imageInput(imageBack, 'imageBack') }),
    documentType: hint,
    include: new Set(names),
  };
}

function imageInput(given: string | Uint8Array, name: PictureName): ImageInput {
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

function splitNames(value: string | readonly string[]): readonly string[] {
  return [value]
    .flat()
    .flatMap((names) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function refusal(given: RequestParameters, hints: readonly FailureHint[]): IdlensError {
  if (given['image'] === undefined || given['image'] === null)
    return new IdlensError('image.missing', 'The image is missing.', { hints });
  return invalidBody(hints);
}
