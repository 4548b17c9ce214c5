import type { DecodedImage } from '../../../domain/image/image-rules.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import { untilAborted } from '../connection/service-calls.ts';

/** A picture that is being looked at, and how many wait for it. */
interface Look<Seen> {
  readonly seen: Promise<Seen>;
  readonly abandoned: AbortController;
  waiting: number;
}

/**
 * `look`, shared by calls about one picture: whoever wants to know where its faces are, while they are looked for to be compared, gets that
 * answer. A verification then pays for one look at its selfie, though it is detected and compared. A look ends when nobody waits for it.
 */
export function createSharedLooks<Seen>(
  look: (image: DecodedImage, options: CallOptions) => Promise<Seen>,
): (image: DecodedImage, signal: AbortSignal) => Promise<Seen> {
  const underWay = new WeakMap<DecodedImage, Look<Seen>>();

  function begin(image: DecodedImage): Look<Seen> {
    const abandoned = new AbortController();
    const begun = { seen: look(image, { signal: abandoned.signal }), abandoned, waiting: 0 };
    const end = (): void => {
      if (underWay.get(image) === begun) underWay.delete(image);
    };
    underWay.set(image, begun);
    abandoned.signal.addEventListener('abort', end, { once: true });
    begun.seen.then(end, end);
    return begun;
  }

  return async (image, signal) => {
    const shared = underWay.get(image) ?? begin(image);
    shared.waiting += 1;
    try {
      return await untilAborted(shared.seen, signal);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) shared.abandoned.abort();
    }
  };
}
