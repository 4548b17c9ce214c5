import { mayReadObject, objectNotReadable } from '../../domain/account/object-key.ts';
import { IdlensError } from '../../domain/errors.ts';
import { type DecodedImage, MAX_IMAGE_BYTES } from '../../domain/image/image-rules.ts';
import { resolveImageString } from '../../domain/image/image-source.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { ImageInput, PictureCaller } from '../../ports/driving/image-input.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { ObjectStore } from '../../ports/object-store.ts';

/**
 * Fetches and decodes a picture, whatever form it was given in. Throws `image.*`, `object.not_readable`, `storage.unavailable` (retryable), or
 * the reason of the signal.
 */
export type DecodePicture = (input: ImageInput, caller: PictureCaller, options: CallOptions) => Promise<DecodedImage>;

/** Decodes with `codec`; uploads come from `objects`. */
export function createDecodePicture(codec: ImageCodec, objects: ObjectStore): DecodePicture {
  return async (input, caller, options) => codec.decode(await imageBytes(input, caller, objects, options), options);
}

async function imageBytes(
  input: ImageInput,
  caller: PictureCaller,
  objects: ObjectStore,
  options: CallOptions,
): Promise<Uint8Array> {
  if (input.kind === 'bytes') return input.bytes;
  const source = resolveImageString(input.text);
  switch (source.kind) {
    case 'bytes':
      return source.bytes;
    case 'unreadable':
      throw new IdlensError('image.not_an_image', `The image cannot be read: ${source.reason}.`);
    case 'object_key': {
      if (!mayReadObject(caller.organisationId, source.key)) throw objectNotReadable();
      return (await objects.read(source.key, { maxBytes: MAX_IMAGE_BYTES }, options)).bytes;
    }
  }
}
