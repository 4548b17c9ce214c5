import { portraitCrop } from '../../domain/face/portrait-crop.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { FaceSighting } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';

/** Enough for a portrait in print; what is larger is scaled down. */
const MAX_PORTRAIT_SIDE_PX = 640;

/** The surest face of `sighting`, cut out of the picture that it was seen on, upright, as JPEG bytes; undefined when there is none. */
export async function cutPortrait(
  codec: ImageCodec,
  picture: DecodedImage,
  { faces: [portrait], turn }: FaceSighting,
  options: CallOptions,
): Promise<Uint8Array | undefined> {
  if (portrait === undefined) return undefined;
  const request = { crop: portraitCrop(portrait.box, turn), turn, maxSidePx: MAX_PORTRAIT_SIDE_PX };
  return codec.encodeJpeg(picture, request, options);
}
