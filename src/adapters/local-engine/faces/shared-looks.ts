import type { CallOptions } from '../../../ports/call-options.ts';
import type { FacePicture } from '../../../ports/face-engine.ts';
import type { FaceAnswer, FaceRequest } from './face-messages.ts';

/** Asks a face process. */
type Ask = (request: FaceRequest, options: CallOptions) => Promise<FaceAnswer>;

/** A picture that is being looked at, for what, and how many wait for it. */
interface Look {
  readonly kind: FaceRequest['kind'];
  readonly also: FaceRequest['also'];
  readonly answer: Promise<FaceAnswer>;
  readonly abandoned: AbortController;
  waiting: number;
}

/**
 * Lets calls about one picture share one look at it: whoever wants to know where its faces are, while they are looked for to be compared,
 * gets that answer. A verification then looks at its selfie once, though it is detected and compared. A look ends when nobody waits for it.
 */
export class SharedLooks {
  readonly #ask: Ask;
  readonly #looks = new WeakMap<FacePicture['image'], Set<Look>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The answer about a picture; rejects as asking does, and with the reason of the caller's own signal. */
  async at(picture: FacePicture, also?: FaceRequest['also'], { signal }: CallOptions = {}): Promise<FaceAnswer> {
    signal?.throwIfAborted();
    const look = this.#underWay(picture, also) ?? this.#begin(picture, also);
    look.waiting += 1;
    try {
      return await untilAborted(look.answer, signal);
    } finally {
      look.waiting -= 1;
      if (look.waiting === 0) look.abandoned.abort();
    }
  }

  #underWay({ image, kind }: FacePicture, also: FaceRequest['also']): Look | undefined {
    const looks = [...(this.#looks.get(image) ?? [])];
    return looks.find((look) => look.kind === kind && (also === undefined || look.also === also));
  }

  #begin({ image, kind }: FacePicture, also: FaceRequest['also']): Look {
    const { widthPx, heightPx, rgb } = image;
    const abandoned = new AbortController();
    const request = { widthPx, heightPx, rgb, kind, ...(also ? { also } : {}) };
    const answer = this.#ask(request, { signal: abandoned.signal });
    const look: Look = { kind, also, answer, abandoned, waiting: 0 };
    const looks = this.#looks.get(image) ?? new Set();
    this.#looks.set(image, looks.add(look));
    const end = () => void looks.delete(look);
    abandoned.signal.addEventListener('abort', end, { once: true });
    answer.then(end, end);
    return look;
  }
}

/** The outcome of `work`, or the reason of the signal when that comes first. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (outcome: () => void) => {
      signal.removeEventListener('abort', onAbort);
      outcome();
    };
    work.then(
      (result) => settle(() => resolve(result)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
