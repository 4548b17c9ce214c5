import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { Barcode, BarcodeFormat, BarcodeReader } from '../barcode-reader.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import { expectAbortable, expectFailure, expectQuad, expectSame, expectThat, expectUntouched } from './expectations.ts';

/** The adapter under test, and pictures whose barcodes are known. */
export interface BarcodeReaderSubject {
  /** A fresh reader. */
  make(): Eventually<BarcodeReader>;
  /** Pictures by name with what stands on them, in any order; at least one. */
  readonly samples: Readonly<Record<string, () => Eventually<BarcodeSample>>>;
  /** A picture without a barcode. */
  blankImage(): Eventually<DecodedImage>;
}

/** A picture and the barcodes on it. */
export interface BarcodeSample {
  readonly image: DecodedImage;
  readonly barcodes: readonly { readonly format: BarcodeFormat; readonly text: string }[];
}

/** The conformance suite of the {@link BarcodeReader} port. */
export function barcodeReaderContract(runner: ContractRunner, subject: BarcodeReaderSubject): void {
  runner.describe('barcode reader contract', () => {
    const reader = shared(runner, subject.make, (made) => made.close());
    for (const [name, sample] of Object.entries(subject.samples)) readingTest(runner, name, sample, reader);
    conductTests(runner, subject, reader);
    lifecycleTest(runner, subject);
  });
}

function readingTest(
  { it }: ContractRunner,
  name: string,
  sample: () => Eventually<BarcodeSample>,
  reader: () => Promise<BarcodeReader>,
): void {
  it(`reads ${name}`, async () => {
    const subject = await reader();
    const { image, barcodes } = await sample();
    const found = await subject.read(image);
    expectThat(subject.id !== '', 'the id is not empty');
    expectSame(found.map(identity).sort(), barcodes.map(identity).sort(), 'the barcodes found');
    for (const barcode of found) expectQuad(barcode.quad, 'a barcode');
  });
}

function identity({ format, text }: Pick<Barcode, 'format' | 'text'>): string {
  return `${format} ${text}`;
}

function conductTests(
  { it }: ContractRunner,
  { samples, blankImage }: BarcodeReaderSubject,
  reader: () => Promise<BarcodeReader>,
): void {
  const firstSample = Object.values(samples)[0];
  expectThat(firstSample !== undefined, 'the suite needs at least one picture with a barcode');

  it('finds nothing on a blank picture, and that is no error', async () => {
    expectSame(await (await reader()).read(await blankImage()), [], 'the barcodes of a blank picture');
  });

  it('leaves the picture as it was given', async () => {
    const subject = await reader();
    const { image } = await firstSample();
    await expectUntouched(image, () => subject.read(image));
  });

  it('reads the same from several calls at once', async () => {
    const subject = await reader();
    const { image, barcodes } = await firstSample();
    const together = await Promise.all([1, 2, 3].map(() => subject.read(image)));
    for (const found of together)
      expectSame(found.map(identity).sort(), barcodes.map(identity).sort(), 'the barcodes found');
  });

  it('rejects with the reason of its signal when aborted, and reads on afterwards', async () => {
    const subject = await reader();
    const { image } = await firstSample();
    await expectAbortable((signal) => subject.read(image, { signal }));
    await subject.read(image);
  });
}

function lifecycleTest({ it }: ContractRunner, { make, blankImage }: BarcodeReaderSubject): void {
  it('may be closed twice and is unavailable afterwards', async () => {
    const reader = await make();
    await reader.close();
    await reader.close();
    await expectFailure(reader.read(await blankImage()), 'reader.unavailable', { retryable: true });
  });
}
