import type { FailureCode } from '../../domain/errors.ts';
import {
  type DecodedImage,
  IMAGE_FORMATS,
  type ImageFormat,
  MAX_IMAGE_BYTES,
  WORKING_SIDE_PX,
} from '../../domain/image/image-rules.ts';
import type { ImageCodec } from '../image-codec.ts';
import type { ContractRunner, Eventually } from './contract-runner.ts';
import { equalBytes, expectAbortable, expectFailure, expectSame, expectThat, expectUntouched } from './expectations.ts';

/** A valid picture as bytes, and the size it has when seen upright, before any scaling. */
export interface ImageSample {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The codec under test and the pictures to try it on. */
export interface ImageCodecSubject {
  make(): Eventually<ImageCodec>;
  /**
   * One picture a format, at least 64 px a side and no more than {@link WORKING_SIDE_PX}, whose left half is red
   * (255, 0, 0) and whose right half is blue (0, 0, 255).
   */
  readonly samples: Readonly<Record<ImageFormat, () => Eventually<ImageSample>>>;
  /** A JPEG of the same halves whose EXIF orientation is 6: stored turned, red on the left when seen upright. */
  orientedJpeg(): Eventually<ImageSample>;
  /** A picture with a longer side than {@link WORKING_SIDE_PX}. */
  largeImage(): Eventually<ImageSample>;
  /** A picture that claims more pixels than are allowed. */
  tooManyPixels(): Eventually<Uint8Array>;
}

/** The conformance suite of the {@link ImageCodec} port. */
export function imageCodecContract(runner: ContractRunner, subject: ImageCodecSubject): void {
  runner.describe('image codec contract', () => {
    for (const format of IMAGE_FORMATS) decodeTest(runner, subject, format);
    uprightTests(runner, subject);
    refusalTests(runner, subject);
    encodeTests(runner, subject);
    conductTests(runner, subject);
  });
}

function decodeTest({ it }: ContractRunner, { make, samples }: ImageCodecSubject, format: ImageFormat): void {
  it(`decodes ${format} to sRGB pixels and keeps the source`, async () => {
    const sample = await samples[format]();
    const image = await (await make()).decode(sample.bytes);
    expectHalves(image, sample);
    expectSame(image.source.format, format, 'the format told by the bytes');
    expectThat(equalBytes(image.source.bytes, sample.bytes), 'the source bytes are kept as they came');
    const { widthPx, heightPx } = image.source;
    expectSame([widthPx, heightPx], [sample.widthPx, sample.heightPx], 'the size of the source');
  });
}

function expectHalves(image: DecodedImage, sample: ImageSample): void {
  expectSame([image.widthPx, image.heightPx], [sample.widthPx, sample.heightPx], 'the size of the picture');
  expectThat(image.rgb.byteLength === image.widthPx * image.heightPx * 3, 'there are three bytes a pixel');
  for (const shareY of [0.25, 0.75]) {
    expectColour(image, 0.25, shareY, [255, 0, 0]);
    expectColour(image, 0.75, shareY, [0, 0, 255]);
  }
}

const COLOUR_TOLERANCE = 12;

function expectColour(image: DecodedImage, shareX: number, shareY: number, colour: readonly number[]): void {
  const column = Math.floor(image.widthPx * shareX);
  const row = Math.floor(image.heightPx * shareY);
  const start = (row * image.widthPx + column) * 3;
  const pixel = [...image.rgb.subarray(start, start + 3)];
  const near = pixel.every((value, channel) => Math.abs(value - (colour[channel] ?? 0)) <= COLOUR_TOLERANCE);
  expectThat(near, `the pixel at ${shareX}, ${shareY} is near ${colour.join()}, got ${pixel.join()}`);
}

function uprightTests({ it }: ContractRunner, { make, orientedJpeg, largeImage }: ImageCodecSubject): void {
  it('applies the EXIF orientation', async () => {
    const sample = await orientedJpeg();
    expectHalves(await (await make()).decode(sample.bytes), sample);
  });

  it('scales a large picture down to the working side and tells its true size', async () => {
    const sample = await largeImage();
    const image = await (await make()).decode(sample.bytes);
    expectSame(Math.max(image.widthPx, image.heightPx), WORKING_SIDE_PX, 'the longer side');
    const { widthPx, heightPx } = image.source;
    expectSame([widthPx, heightPx], [sample.widthPx, sample.heightPx], 'the size of the source');
  });
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Openings of formats that are known and not read, followed by filling. */
const UNSUPPORTED: Readonly<Record<string, Uint8Array>> = {
  GIF: ascii(`GIF89a${'\u0001'.repeat(64)}`),
  SVG: ascii('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'),
  PDF: ascii(`%PDF-1.7\n${' '.repeat(64)}`),
  TIFF: ascii(`II*\u0000${'\u0000'.repeat(64)}`),
};

function refusalTests({ it }: ContractRunner, { make, samples, tooManyPixels }: ImageCodecSubject): void {
  const refuses = (name: string, code: FailureCode, bytes: () => Eventually<Uint8Array>): void => {
    it(`refuses ${name} as ${code}`, async () => {
      await expectFailure((await make()).decode(await bytes()), code, { retryable: false });
    });
  };
  refuses('no bytes', 'image.empty', () => new Uint8Array(0));
  refuses('more than 15 MB', 'image.too_large', () => new Uint8Array(MAX_IMAGE_BYTES + 1));
  refuses('a text', 'image.not_an_image', () => ascii('this is no picture at all, only words '.repeat(4)));
  refuses('too many pixels', 'image.too_many_pixels', tooManyPixels);
  for (const [name, bytes] of Object.entries(UNSUPPORTED)) refuses(name, 'image.unsupported_format', () => bytes);
  for (const format of IMAGE_FORMATS)
    refuses(`a ${format} that is cut short`, 'image.undecodable', async () => {
      const { bytes } = await samples[format]();
      return bytes.subarray(0, Math.floor(bytes.byteLength * 0.6));
    });
}

function encodeTests({ it }: ContractRunner, { make, samples, orientedJpeg }: ImageCodecSubject): void {
  it('writes the whole picture as JPEG', async () => {
    const codec = await make();
    const sample = await samples.png();
    const jpeg = await codec.encodeJpeg(await codec.decode(sample.bytes), {});
    const again = await codec.decode(jpeg);
    expectSame(again.source.format, 'jpeg', 'the format written');
    expectHalves(again, sample);
  });

  it('writes a part of the picture, scaled down', async () => {
    const codec = await make();
    const image = await codec.decode((await samples.png()).bytes);
    const crop = { left: 0.5, top: 0, width: 0.5, height: 1 };
    const part = await codec.decode(await codec.encodeJpeg(image, { crop, maxSidePx: 32, quality: 90 }));
    expectSame(Math.max(part.widthPx, part.heightPx), 32, 'the longer side');
    expectColour(part, 0.3, 0.5, [0, 0, 255]);
  });

  it('writes a part of the picture turned clockwise: what was on the right is at the bottom', async () => {
    const codec = await make();
    const image = await codec.decode((await samples.png()).bytes);
    const crop = { left: 0.25, top: 0, width: 0.75, height: 0.5 };
    const turned = await codec.decode(await codec.encodeJpeg(image, { crop, turn: 90, maxSidePx: 5_000 }));
    expectSame([turned.widthPx, turned.heightPx], [image.heightPx / 2, 0.75 * image.widthPx], 'the size');
    expectColour(turned, 0.5, 0.15, [255, 0, 0]);
    expectColour(turned, 0.5, 0.6, [0, 0, 255]);
  });

  it('writes no metadata', async () => {
    const codec = await make();
    const jpeg = await codec.encodeJpeg(await codec.decode((await orientedJpeg()).bytes), {});
    expectThat(!String.fromCharCode(...jpeg.subarray(0, 4096)).includes('Exif'), 'the JPEG holds no EXIF block');
  });
}

function conductTests({ it }: ContractRunner, { make, samples }: ImageCodecSubject): void {
  it('leaves what it is given as it was', async () => {
    const codec = await make();
    const { bytes } = await samples.jpeg();
    const before = bytes.slice();
    const image = await codec.decode(bytes);
    expectThat(equalBytes(bytes, before), 'the bytes given to decode stay as they are');
    await expectUntouched(image, () => codec.encodeJpeg(image, { maxSidePx: 16 }));
  });

  it('rejects with the reason of its signal when aborted', async () => {
    const codec = await make();
    const { bytes } = await samples.png();
    const image = await codec.decode(bytes);
    await expectAbortable((signal) => codec.decode(bytes, { signal }));
    await expectAbortable((signal) => codec.encodeJpeg(image, {}, { signal }));
  });
}
