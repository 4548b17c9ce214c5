import { DOCUMENT_TYPE_HINTS } from '../../domain/document/document-type.ts';
import { FIELD_NAMES } from '../../domain/document/identity-fields.ts';
import { isIdlensError } from '../../domain/errors.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { DocumentReader, DocumentReading, ReaderField } from '../document-reader.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import {
  expectAbortable,
  expectFailure,
  expectQuad,
  expectSame,
  expectShare,
  expectThat,
  expectUntouched,
} from './expectations.ts';

/** The adapter under test, and what it can do. */
export interface DocumentReaderSubject {
  /** A fresh reader. */
  make(): Eventually<DocumentReader>;
  /** A picture with print that the reader can read. */
  legibleImage(): Eventually<DecodedImage>;
  /** A picture without any print. */
  blankImage(): Eventually<DecodedImage>;
  readonly capabilities: {
    /** The legible picture gives at least one line. */
    readonly lines: boolean;
    /** The legible picture gives at least one field of the AnalyzeID vocabulary. */
    readonly fields: boolean;
    /** Both sides of a document are read in one request; not when left out. */
    readonly bothSides?: boolean;
  };
  /** A reader whose engine cannot answer; left out when that cannot be brought about. */
  makeUnavailable?(): Eventually<DocumentReader>;
}

const HINT = { documentType: 'auto' } as const;
const CODE = /^[a-z0-9_]+\.[a-z0-9_]+$/;

/** The conformance suite of the {@link DocumentReader} port. */
export function documentReaderContract(runner: ContractRunner, subject: DocumentReaderSubject): void {
  runner.describe('document reader contract', () => {
    const reader = shared(runner, subject.make, (made) => made.close());
    readingTests(runner, subject, reader);
    conductTests(runner, subject, reader);
    lifecycleTests(runner, subject);
  });
}

function readingTests(
  { it }: ContractRunner,
  { capabilities, legibleImage, blankImage }: DocumentReaderSubject,
  reader: () => Promise<DocumentReader>,
): void {
  it('names the reader and its version', async () => {
    const subject = await reader();
    const reading = await subject.read(await legibleImage(), HINT);
    expectThat(subject.id !== '', 'the id is not empty');
    expectThat(reading.reader.id !== '' && reading.reader.version !== '', 'a reading names its reader and version');
  });

  it('tells the upright page that all coordinates belong to', async () => {
    const image = await legibleImage();
    const { page, turn } = await (await reader()).read(image, HINT);
    expectThat([0, 90, 180, 270].includes(turn), `the turn is a quarter turn, got ${turn}`);
    const sideways = turn === 90 || turn === 270;
    const [widthPx, heightPx] = sideways ? [image.heightPx, image.widthPx] : [image.widthPx, image.heightPx];
    expectSame(page, { widthPx, heightPx }, 'the page is the picture, turned');
  });

  it('returns lines with text, confidence from 0 to 1 and corners inside the page', async () => {
    const { lines } = await (await reader()).read(await legibleImage(), HINT);
    expectThat(lines.length > 0 === capabilities.lines, `the legible picture gave ${lines.length} lines`);
    for (const line of lines) {
      expectThat(line.text.trim() !== '', 'the text of a line is not empty');
      expectThat(line.text === line.text.normalize('NFC'), 'the text of a line is in Unicode normal form C');
      expectThat(line.script === 'print' || line.script === 'mrz', `the script is known, got ${line.script}`);
      expectShare(line.confidence, 'the confidence of a line');
      expectQuad(line.quad, 'a line');
    }
  });

  it('returns fields of the vocabulary, each at most once, with confidence from 0 to 1', async () => {
    const { fields } = await (await reader()).read(await legibleImage(), HINT);
    const read = fields.filter((field) => field.text !== '');
    expectThat(read.length > 0 === capabilities.fields, `the legible picture gave ${read.length} fields`);
    expectFields(fields);
  });

  it('returns warnings with stable codes and durations that are not negative', async () => {
    const { warnings, timings } = await (await reader()).read(await legibleImage(), HINT);
    for (const warning of warnings) expectThat(CODE.test(warning.code), `a warning code reads ${warning.code}`);
    for (const { stage, durationMs } of timings)
      expectThat(Number.isFinite(durationMs) && durationMs >= 0, `the stage ${stage} took ${durationMs} ms`);
  });

  it('reads nothing from a blank picture, and that is no error', async () => {
    const { lines, fields } = await (await reader()).read(await blankImage(), HINT);
    expectThat(lines.length === 0, `a blank picture has no lines, got ${lines.length}`);
    expectThat(
      fields.every((field) => field.text === ''),
      'a blank picture has no field with a text',
    );
  });
}

function expectFields(fields: readonly ReaderField[]): void {
  const names = fields.map((field) => field.field);
  expectThat(new Set(names).size === names.length, 'a field comes at most once');
  for (const { field, confidence } of fields) {
    expectThat(FIELD_NAMES.includes(field), `${field} belongs to the vocabulary`);
    expectShare(confidence, `the confidence of ${field}`);
  }
}

function conductTests(
  { it }: ContractRunner,
  { legibleImage, blankImage, capabilities: { bothSides = false } }: DocumentReaderSubject,
  reader: () => Promise<DocumentReader>,
): void {
  it('takes both sides at once only where it says so, and reads each as it reads it alone', async () => {
    const subject = await reader();
    expectSame(subject.readBoth !== undefined, bothSides, 'whether the reader takes both sides at once');
    if (subject.readBoth === undefined) return;
    const sides = [await legibleImage(), await blankImage()] as const;
    const alone = await Promise.all(sides.map((side) => subject.read(side, HINT)));
    const both = await subject.readBoth(...sides, HINT);
    expectSame(both.map(seen), alone.map(seen), 'the readings of both sides');
    await expectAbortable((signal) => subject.readBoth?.(...sides, HINT, { signal }) ?? Promise.resolve());
  });

  it('takes every hint', async () => {
    const subject = await reader();
    const image = await legibleImage();
    for (const documentType of DOCUMENT_TYPE_HINTS) await subject.read(image, { documentType });
  });

  it('leaves the picture as it was given', async () => {
    const subject = await reader();
    const image = await legibleImage();
    await expectUntouched(image, () => subject.read(image, HINT));
  });

  it('reads the same from the same picture, also from several calls at once', async () => {
    const subject = await reader();
    const image = await legibleImage();
    const first = seen(await subject.read(image, HINT));
    const together = await Promise.all([1, 2, 3].map(() => subject.read(image, HINT)));
    for (const reading of together) expectSame(seen(reading), first, 'a second reading');
  });

  it('rejects with the reason of its signal when aborted, and reads on afterwards', async () => {
    const subject = await reader();
    const image = await legibleImage();
    await expectAbortable((signal) => subject.read(image, HINT, { signal }));
    await subject.read(image, HINT);
  });
}

function seen(reading: DocumentReading): unknown {
  return {
    turn: reading.turn,
    lines: reading.lines.map((line) => line.text),
    fields: reading.fields.map(({ field, text }) => [field, text]),
  };
}

function lifecycleTests({ it }: ContractRunner, subject: DocumentReaderSubject): void {
  it('is ready until it is closed, and may be closed twice', async () => {
    const reader = await subject.make();
    await reader.read(await subject.legibleImage(), HINT);
    expectThat(await reader.isReady(), 'a reader that just answered is ready');
    await reader.close();
    await reader.close();
    expectThat(!(await reader.isReady()), 'a closed reader is not ready');
    await expectFailure(reader.read(await subject.legibleImage(), HINT), 'reader.unavailable', { retryable: true });
  });

  it('lets a call in flight end when it is closed', async () => {
    const reader = await subject.make();
    const running = reader.read(await subject.legibleImage(), HINT);
    const outcome = running.then(
      () => 'read',
      (error: unknown) => (isIdlensError(error) ? error.code : String(error)),
    );
    await reader.close();
    expectSame(await outcome, 'read', 'a call in flight when the reader is closed');
  });

  if (subject.makeUnavailable === undefined) return;
  const { makeUnavailable } = subject;
  it('says so when its engine cannot answer', async () => {
    const reader = await makeUnavailable();
    const image = await subject.legibleImage();
    await expectFailure(reader.read(image, HINT), 'reader.unavailable', { retryable: true });
    expectThat(!(await reader.isReady()), 'a reader without its engine is not ready');
    await reader.close();
  });
}
