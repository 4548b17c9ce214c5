import { failureOfPicture, type PictureName } from '../../domain/image/picture-failure.ts';

/** Something of a picture, and the parameter that gave it. */
export interface Named<Something> {
  readonly name: PictureName;
  readonly picture: Something;
}

/**
 * Does `work` on two pictures at once. A failure waits for the other one to end, so that of two failures the first picture's is always the
 * one that is thrown; it names the picture that it lies in.
 */
export async function workOnBoth<In, Out>(
  first: Named<In>,
  second: Named<In>,
  work: (picture: In) => Promise<Out>,
): Promise<readonly [Out, Out]> {
  const [one, other] = await Promise.allSettled([work(first.picture), work(second.picture)]);
  if (one.status === 'rejected') throw failureOfPicture(one.reason, first.name);
  if (other.status === 'rejected') throw failureOfPicture(other.reason, second.name);
  return [one.value, other.value];
}
