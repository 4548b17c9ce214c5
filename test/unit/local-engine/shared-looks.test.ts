import { describe, expect, it } from 'vitest';
import type { FaceAnswer, FaceRequest } from '../../../src/adapters/local-engine/faces/face-messages.ts';
import { SharedLooks } from '../../../src/adapters/local-engine/faces/shared-looks.ts';
import type { FacePicture } from '../../../src/ports/face-engine.ts';
import { asDecoded } from '../../specimens/as-decoded.ts';

const picture = (kind: FacePicture['kind'] = 'selfie'): FacePicture => ({
  image: asDecoded({ widthPx: 1, heightPx: 1, rgb: new Uint8Array(3) }),
  kind,
});
const SEEN: FaceAnswer = { sighting: { turn: 0, page: { widthPx: 1, heightPx: 1 }, faces: [] } };

/** A process that answers when it is told to. */
function process() {
  const asked: {
    request: FaceRequest;
    signal: AbortSignal | undefined;
    answer: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const looks = new SharedLooks(
    (request, { signal }) =>
      new Promise((resolve, reject) => {
        asked.push({ request, signal, answer: () => resolve(SEEN), fail: reject });
      }),
  );
  return { asked, looks };
}

describe('looks at a picture', () => {
  it('are shared with a call that asks for no more, and not once they are over', async () => {
    const { asked, looks } = process();
    const selfie = picture();
    const both = [looks.at(selfie, 'embedding'), looks.at(selfie)];
    expect(asked.map(({ request }) => request.also)).toEqual(['embedding']);
    asked[0]?.answer();
    expect(await Promise.all(both)).toEqual([SEEN, SEEN]);
    void looks.at(selfie);
    expect(asked).toHaveLength(2);
  });

  it('are not shared with a call that asks for more or something else, or about another picture', () => {
    const { asked, looks } = process();
    const selfie = picture();
    void looks.at(selfie);
    void looks.at(selfie, 'embedding');
    void looks.at(selfie, 'attributes');
    void looks.at({ ...selfie, kind: 'document' });
    void looks.at(picture());
    expect(asked).toHaveLength(5);
  });

  it('fail for all who wait', async () => {
    const { asked, looks } = process();
    const selfie = picture();
    const both = [looks.at(selfie, 'embedding'), looks.at(selfie)];
    asked[0]?.fail(new Error('gone'));
    expect(await Promise.allSettled(both)).toMatchObject([
      { reason: { message: 'gone' } },
      { reason: { message: 'gone' } },
    ]);
  });

  it('go on for the others when one leaves, and end with the last', async () => {
    const { asked, looks } = process();
    const selfie = picture();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = looks.at(selfie, 'embedding', { signal: one.signal });
    const second = looks.at(selfie, undefined, { signal: other.signal });
    one.abort(new Error('one left'));
    await expect(first).rejects.toThrow('one left');
    expect(asked[0]?.signal?.aborted).toBe(false);
    other.abort(new Error('other left'));
    await expect(second).rejects.toThrow('other left');
    expect(asked[0]?.signal?.aborted).toBe(true);
    void looks.at(selfie);
    expect(asked).toHaveLength(2);
  });

  it('do not begin for a caller that has gone', async () => {
    const { asked, looks } = process();
    await expect(looks.at(picture(), undefined, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow(
      'gone',
    );
    expect(asked).toHaveLength(0);
  });
});
