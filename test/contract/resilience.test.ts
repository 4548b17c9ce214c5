import { afterAll, describe, expect, it } from 'vitest';
import {
  createFallbackFaceEngine,
  createFallbackReader,
  createGuardedFaceEngine,
  createGuardedReader,
} from '../../src/adapters/resilience/index.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import { documentReaderContract } from '../../src/ports/contracts/document-reader-contract.ts';
import { faceEngineContract } from '../../src/ports/contracts/face-engine-contract.ts';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import type { FacePicture } from '../../src/ports/face-engine.ts';
import {
  createRecordingTelemetry,
  createScriptedDocumentReader,
  createScriptedFaceEngine,
  type ScriptedFaces,
  type ScriptedReading,
} from '../../src/testing.ts';

const runner = { describe, it, afterAll };
const HINT = { documentType: 'auto' } as const;
const READING: ScriptedReading = { lines: ['PASSPORT'], fields: { LAST_NAME: 'DOE' } };
const NOTHING: ScriptedReading = {};
const GONE = new IdlensError('reader.unavailable', 'Gone.', { retryable: true });
const FACELESS = new IdlensError('face_engine.unavailable', 'Gone.', { retryable: true });
const telemetry = createRecordingTelemetry();
const BUDGET = { budgetMs: 10_000, telemetry };

/** Pictures differ in nothing but their width: one of 8 pixels shows nothing. */
function picture(widthPx: number): DecodedImage {
  const [heightPx, bytes] = [20, new Uint8Array([1])];
  const rgb = new Uint8Array(widthPx * heightPx * 3).fill(255);
  return { widthPx, heightPx, rgb, source: { bytes, format: 'png', widthPx, heightPx } };
}
const [BLANK, PAGE, BACK] = [picture(8), picture(16), picture(24)];

/** Reads what is on the page; takes both sides at once when it is told to. */
function seeing(id: string, bothSides = false): DocumentReader {
  const reader = createScriptedDocumentReader(
    ({ image }) => ({ answer: image.widthPx === 8 ? NOTHING : READING, latencyMs: 1 }),
    { id },
  );
  return bothSides ? takingBoth(reader) : reader;
}

function takingBoth(reader: DocumentReader): DocumentReader {
  return {
    ...reader,
    readBoth: async (front, back, hint, options) => [
      await reader.read(front, hint, options),
      await reader.read(back, hint, options),
    ],
  };
}

const failing = (id: string) => createScriptedDocumentReader(() => ({ fault: GONE }), { id, ready: false });
const silent = (id: string) => createScriptedDocumentReader(() => ({ hang: true }), { id });

for (const [name, bothSides, wrap] of [
  ['a guarded reader', true, (reader: DocumentReader) => createGuardedReader(reader, { telemetry })],
  ['a reader with another behind it', true, (one: DocumentReader) => createFallbackReader(one, seeing('two'), BUDGET)],
  ['a reader that stands in', false, (two: DocumentReader) => createFallbackReader(failing('one'), two, BUDGET)],
] as const)
  describe(name, () => {
    documentReaderContract(runner, {
      make: () => wrap(seeing('inner', bothSides)),
      legibleImage: () => PAGE,
      blankImage: () => BLANK,
      capabilities: { lines: true, fields: true, bothSides },
      ...(name.includes('behind') ? {} : { makeUnavailable: () => wrap(failing('inner')) }),
    });
  });

const PEOPLE: Readonly<Record<number, ScriptedFaces>> = {
  8: {},
  16: { faces: [{ person: 'Anna' }] },
  24: { faces: [{ person: 'Anna' }] },
  32: { faces: [{ person: 'Berta' }] },
  40: { faces: [{ person: 'Cara' }, { person: 'Dora', box: { left: 0.8, top: 0.1, width: 0.1, height: 0.2 } }] },
};
const facePicture = (widthPx: number): FacePicture => ({ image: picture(widthPx), kind: 'selfie' });
const seeingFaces = () =>
  createScriptedFaceEngine(({ pictures }) => ({
    answer: { seen: pictures.map(({ image }) => PEOPLE[image.widthPx] ?? {}) },
  }));
const blindEngine = () => createScriptedFaceEngine(() => ({ fault: FACELESS }), { ready: false });

for (const [name, wrap] of [
  ['a guarded face engine', (inner: ReturnType<typeof seeingFaces>) => createGuardedFaceEngine(inner, { telemetry })],
  [
    'a face engine that stands in',
    (inner: ReturnType<typeof seeingFaces>) => createFallbackFaceEngine(blindEngine(), inner, BUDGET),
  ],
] as const)
  describe(name, () => {
    faceEngineContract(runner, {
      make: () => wrap(seeingFaces()),
      makeUnavailable: () => wrap(blindEngine()),
      nobody: () => facePicture(8),
      oneFace: () => facePicture(16),
      samePerson: () => facePicture(24),
      otherPerson: () => facePicture(32),
      severalFaces: () => facePicture(40),
    });
  });

describe('falling back', () => {
  it('asks the second reader nothing while the first one reads', async () => {
    const second = createScriptedDocumentReader(READING, { id: 'second' });
    const reading = await createFallbackReader(seeing('first'), second, BUDGET).read(PAGE, HINT);
    expect([reading.reader.id, reading.warnings, second.calls.length]).toEqual(['first', [], 0]);
  });

  it.each([
    ['fails', failing('first'), 'The reader first did not answer; second read the picture.'],
    ['is silent beyond its budget', silent('first'), 'The reader first did not answer; second read the picture.'],
    [
      'finds nothing',
      createScriptedDocumentReader(NOTHING, { id: 'first' }),
      'The reader first found nothing; second read the picture.',
    ],
    [
      'refuses the picture',
      createScriptedDocumentReader(() => ({ fault: new IdlensError('image.undecodable', 'Bad.') }), { id: 'first' }),
      'The reader first did not answer; second read the picture.',
    ],
  ] as const)('lets the second take over when the first %s, and says so', async (_what, first, message) => {
    const subject = createFallbackReader(first, seeing('second'), { budgetMs: 30, telemetry });
    const reading = await subject.read(PAGE, HINT);
    expect(reading.reader.id).toBe('second');
    expect(reading.warnings).toEqual([{ code: 'reader.fallback', message }]);
  });

  it('lets an answer of nothing stand when the second reader fails', async () => {
    const first = createScriptedDocumentReader(NOTHING, { id: 'first' });
    const reading = await createFallbackReader(first, failing('second'), BUDGET).read(PAGE, HINT);
    expect([reading.reader.id, reading.lines, reading.warnings]).toEqual(['first', [], []]);
  });

  it('fails as the second reader does when both fail', async () => {
    const fault = new IdlensError('reader.timeout', 'Slow.', { retryable: true });
    const second = createScriptedDocumentReader(() => ({ fault }));
    await expect(createFallbackReader(failing('first'), second, BUDGET).read(PAGE, HINT)).rejects.toBe(fault);
  });

  it('does not hide bugs', async () => {
    const bug = new TypeError('a bug');
    const first = createScriptedDocumentReader(() => ({ fault: bug }));
    await expect(createFallbackReader(first, seeing('second'), BUDGET).read(PAGE, HINT)).rejects.toBe(bug);
  });

  it('reads of two sides only the one again that the first reader did not read', async () => {
    const second = createScriptedDocumentReader(READING, { id: 'second' });
    const first = takingBoth(
      createScriptedDocumentReader(({ image }) => ({ answer: image === BACK ? NOTHING : READING }), { id: 'first' }),
    );
    const both = await createFallbackReader(first, second, BUDGET).readBoth?.(PAGE, BACK, HINT);
    expect(both?.map(({ reader }) => reader.id)).toEqual(['first', 'second']);
    expect(second.calls.map(({ widthPx }) => widthPx)).toEqual([24]);
  });

  it('reads both sides by the second reader when the first one fails over both', async () => {
    const both = await createFallbackReader(takingBoth(failing('first')), seeing('second'), BUDGET).readBoth?.(
      PAGE,
      BACK,
      HINT,
    );
    expect(both?.map(({ reader }) => reader.id)).toEqual(['second', 'second']);
  });

  it('is ready while either reader is', async () => {
    const [up, down] = [() => seeing('up'), () => failing('down')];
    expect(await createFallbackReader(down(), up(), BUDGET).isReady()).toBe(true);
    expect(await createFallbackReader(up(), down(), BUDGET).isReady()).toBe(true);
    expect(await createFallbackReader(down(), down(), BUDGET).isReady()).toBe(false);
  });

  it('is told to the operator, with what failed', async () => {
    const told = createRecordingTelemetry();
    await createFallbackReader(failing('first'), seeing('second'), { ...BUDGET, telemetry: told }).read(PAGE, HINT);
    expect(told.failures).toMatchObject([{ event: 'reader.fallback', error: GONE, attributes: { engine: 'first' } }]);
  });

  it('has faces looked for again where the first engine finds none', async () => {
    const first = createScriptedFaceEngine({});
    const subject = createFallbackFaceEngine(first, seeingFaces(), BUDGET);
    expect((await subject.detect(facePicture(16))).faces).toHaveLength(1);
    expect((await subject.compare(facePicture(16), facePicture(24))).similarity).toBeGreaterThan(80);
    expect(first.calls).toEqual(['detect', 'compare']);
  });
});

describe('a circuit breaker', () => {
  const guarded = (reader: DocumentReader, pauseMs = 60_000) =>
    createGuardedReader(reader, { telemetry, failuresInARow: 3, pauseMs });

  async function failTimes(reader: DocumentReader, times: number): Promise<void> {
    for (let time = 0; time < times; time++) await expect(reader.read(PAGE, HINT)).rejects.toThrow();
  }

  it('leaves an engine alone after several failures in a row, and says when to come back', async () => {
    const inner = failing('inner');
    const subject = guarded(inner);
    await failTimes(subject, 3);
    expect(await guarded(seeing('other')).isReady()).toBe(true);
    await expect(subject.read(PAGE, HINT)).rejects.toMatchObject({
      code: 'reader.unavailable',
      retryable: true,
      retryAfterSeconds: 60,
    });
    expect(inner.calls).toHaveLength(3);
    expect(await subject.isReady()).toBe(false);
  });

  it('does not count failures with a success between them', async () => {
    const steps = [{ fault: GONE }, { fault: GONE }, { answer: READING }];
    const inner = createScriptedDocumentReader([...steps, ...steps]);
    const subject = guarded(inner);
    await failTimes(subject, 2);
    await subject.read(PAGE, HINT);
    await failTimes(subject, 2);
    await subject.read(PAGE, HINT);
    expect(inner.calls).toHaveLength(6);
  });

  it.each([
    ['a picture that is refused', new IdlensError('image.undecodable', 'Bad.')],
    ['a bug', new TypeError('a bug')],
  ])('does not count %s', async (_what, fault) => {
    const inner = createScriptedDocumentReader(() => ({ fault }));
    await failTimes(guarded(inner), 5);
    expect(inner.calls).toHaveLength(5);
  });

  it('lets one call try the engine after the pause, and all of them once that succeeds', async () => {
    let answers = false;
    const inner = createScriptedDocumentReader(() => (answers ? { answer: READING, latencyMs: 20 } : { fault: GONE }));
    const subject = guarded(inner, 40);
    await failTimes(subject, 3);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await subject.isReady()).toBe(true);
    answers = true;
    const trial = subject.read(PAGE, HINT);
    await expect(subject.read(PAGE, HINT)).rejects.toMatchObject({ code: 'reader.unavailable' });
    await trial;
    await subject.read(PAGE, HINT);
    expect(inner.calls).toHaveLength(5);
  });
});
