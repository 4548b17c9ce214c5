import { workOnBoth } from './work-on-both.ts';

/** Something of a document's front or only picture and, where there are two, of its back. */
export interface Sides<Something> {
  readonly image: Something;
  readonly imageBack?: Something;
}

/** Does `work` on both sides at once, as {@link workOnBoth} does; where there is one picture a failure is thrown as it is. */
export async function workOnSides<In, Out>(
  { image, imageBack }: Sides<In>,
  work: (side: In) => Promise<Out>,
): Promise<Sides<Out>> {
  if (imageBack === undefined) return { image: await work(image) };
  const sides = [
    { name: 'image', picture: image } as const,
    { name: 'imageBack', picture: imageBack } as const,
  ] as const;
  const [front, back] = await workOnBoth(...sides, work);
  return { image: front, imageBack: back };
}
