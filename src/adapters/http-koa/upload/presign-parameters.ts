import { z } from 'zod';
import { normalizeContentType, UPLOAD_TYPES } from '../../../domain/account/upload-type.ts';
import { MAX_IMAGE_BYTES } from '../../../domain/image/image-rules.ts';
import type { FileToUpload } from '../../../ports/driving/presign-uploads.ts';
import { hintsOf, invalidBody } from '../body/invalid-body.ts';
import type { RequestParameters } from '../body/request-parameters.ts';

/** Files of one call. */
const MAX_FILES = 100;

const contentType = z.preprocess(
  (value) => (typeof value === 'string' ? normalizeContentType(value) : value),
  z.enum(UPLOAD_TYPES, { error: `give one of: ${UPLOAD_TYPES.join(', ')}` }),
);

const wholeNumber = (most: number) => {
  const error = `give a whole number from 1 to ${most}`;
  return z.number({ error }).int({ error }).min(1, { error }).max(most, { error });
};

const file = z.object(
  {
    contentType,
    byteLength: wholeNumber(MAX_IMAGE_BYTES),
    sha256: z
      .string({ error: 'give the SHA-256 of the file as 64 hexadecimal digits, or leave it out' })
      .regex(/^[0-9A-Fa-f]{64}$/, 'give the SHA-256 of the file as 64 hexadecimal digits, or leave it out')
      .transform((digest) => digest.toLowerCase())
      .nullish(),
  },
  { error: 'give an object with contentType and byteLength' },
);

const FILE_COUNT = `give 1 to ${MAX_FILES} files`;
const filesBody = z.object({
  files: z.array(file, { error: FILE_COUNT }).min(1, FILE_COUNT).max(MAX_FILES, FILE_COUNT),
});

const countBody = z.object({ contentType, count: wholeNumber(MAX_FILES) });

/** The files of `{ files: [{ contentType, byteLength, sha256? }] }`. Throws `request.invalid` with a hint for every fault. */
export function parseFiles(given: RequestParameters): readonly FileToUpload[] {
  const parsed = filesBody.safeParse(given);
  if (!parsed.success) throw invalidBody(hintsOf(parsed.error));
  return parsed.data.files.map(({ sha256, ...rest }) => ({ ...rest, ...(sha256 ? { sha256 } : {}) }));
}

/** The files of the older form, `{ contentType, count }`, which announces no lengths. Throws `request.invalid` with a hint for every fault. */
export function parseFileCount(given: RequestParameters): readonly FileToUpload[] {
  const parsed = countBody.safeParse(given);
  if (!parsed.success) throw invalidBody(hintsOf(parsed.error));
  return Array.from({ length: parsed.data.count }, () => ({ contentType: parsed.data.contentType }));
}
