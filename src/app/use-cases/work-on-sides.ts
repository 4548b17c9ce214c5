import { failureOfPicture } from '../../domain/image/picture-failure.ts';

/** Something of a document's front or only picture and, where there are two, of its back. */
export interface Sides<Something> {
  readonly image: Something;
  readonly imageBack?: Something;
}

/**
 * Does `work` on both sides at once. A failure waits for the other side to end, so that of two failures the front's is always the one
 * that is thrown; where there are two pictures it names the one it lies in.
 */
export async function workOnSides<In, Out>(
  { image, imageBack }: Sides<In>,
  work: (side: In) => Promise<Out>,
): Promise<Sides<Out>> {
  if (imageBack === undefined) return { image: await work(image) };
  const [front, back] = await Promise.allSettled([work(image), work(imageBack)]);
  if (front.status === 'rejected') throw failureOfPicture(front.reason, 'image');
  if (back.status === 'rejected') throw failureOfPicture(back.reason, 'imageBack');
  return { image: front.value, imageBack: back.value };
}
