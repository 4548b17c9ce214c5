import { afterAll, describe, expect, it } from 'vitest';
import { IdlensError } from '../../src/domain/errors.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import { faceEngineContract } from '../../src/ports/contracts/face-engine-contract.ts';
import type { FacePicture } from '../../src/ports/face-engine.ts';
import { createScriptedFaceEngine, type ScriptedFaces } from '../../src/testing.ts';

const runner = { describe, it, afterAll };

/** What is on the pictures of this suite, which differ in nothing but their width. */
const SEEN: Readonly<Record<number, ScriptedFaces>> = {
  8: {},
  16: { faces: [{ person: 'Anna' }] },
  24: { faces: [{ person: 'Anna' }] },
  32: { faces: [{ person: 'Berta' }] },
  40: { faces: [{ person: 'Cara' }, { person: 'Dora', box: { left: 0.8, top: 0.1, width: 0.1, height: 0.2 } }] },
};

function picture(widthPx: number): FacePicture {
  const [heightPx, bytes] = [20, new Uint8Array([1])];
  const rgb = new Uint8Array(widthPx * heightPx * 3).fill(255);
  const image: DecodedImage = { widthPx, heightPx, rgb, source: { bytes, format: 'png', widthPx, heightPx } };
  return { image, kind: 'selfie' };
}

describe('scripted face engine', () => {
  for (const turn of [0, 90] as const)
    faceEngineContract(runner, {
      make: () =>
        createScriptedFaceEngine(({ pictures }) => ({
          answer: { seen: pictures.map(({ image }) => ({ ...SEEN[image.widthPx], turn })) },
        })),
      makeUnavailable: () => {
        const fault = new IdlensError('face_engine.unavailable', 'No engine.', { retryable: true });
        return createScriptedFaceEngine(() => ({ fault }), { ready: false });
      },
      nobody: () => picture(8),
      oneFace: () => picture(16),
      samePerson: () => picture(24),
      otherPerson: () => picture(32),
      severalFaces: () => picture(40),
    });

  it('follows its steps one a call, and tells what it was asked', async () => {
    const fault = new Error('a fault by script');
    const engine = createScriptedFaceEngine([{ fault }, { answer: { seen: [{ faces: [{}] }], similarity: 55 } }]);
    await expect(engine.detect(picture(8))).rejects.toBe(fault);
    await expect(engine.compare(picture(8), picture(8))).resolves.toMatchObject({ similarity: 55 });
    await expect(engine.estimateAge(picture(8))).rejects.toThrow(/no step left/);
    expect(engine.calls).toEqual(['detect', 'compare', 'estimateAge']);
  });

  it('ends a call that hangs when it is closed', async () => {
    const engine = createScriptedFaceEngine([{ hang: true }]);
    const outcome = expect(engine.detect(picture(8))).rejects.toMatchObject({ code: 'face_engine.unavailable' });
    await engine.close();
    await outcome;
  });
});
