import { IdlensError, isIdlensError } from '../errors.ts';

/** The parameters that hold pictures, as every interface of the product calls them. */
export type PictureName = 'image' | 'imageBack' | 'source' | 'target' | 'documentImage' | 'faceImage';

/** Failures that lie in one picture, not in the engine or the call. */
const PICTURE_FAULT = /^(?:image|object)\./;

/**
 * `error` as the failure of the picture called `name`: the message begins with the name and a hint holds it, so that a caller who sent two
 * pictures knows which to replace. What lies in no picture is given back as it is.
 */
export function failureOfPicture(error: unknown, name: PictureName): unknown {
  if (!isIdlensError(error) || !PICTURE_FAULT.test(error.code) || error.hints?.some(({ path }) => path === name))
    return error;
  return new IdlensError(error.code, `${name}: ${error.message}`, {
    retryable: error.retryable,
    hints: [{ path: name, message: error.message }],
    cause: error.cause ?? error,
  });
}
