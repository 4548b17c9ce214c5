import { afterAll, describe, expect, it } from 'vitest';
import { createZxingBarcodeReader } from '../../src/adapters/barcode-zxing/zxing-barcode-reader.ts';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/sharp-image-codec.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import { boundingBox } from '../../src/domain/reading/geometry.ts';
import type { BarcodeFormat } from '../../src/ports/barcode-reader.ts';
import { type BarcodeSample, barcodeReaderContract } from '../../src/ports/contracts/barcode-reader-contract.ts';
import { type Degradation, degrade, encode, type Picture } from '../specimens/degrade.ts';
import { drawBarcode } from '../specimens/draw-barcode.ts';
import { drawSpecimen } from '../specimens/draw-specimen.ts';
import { PEOPLE } from '../specimens/people.ts';
import { seededRandom } from '../specimens/random.ts';
import { Canvas } from '../specimens/raster/canvas.ts';
import { rectangle } from '../specimens/raster/shapes.ts';

const codec = createSharpImageCodec();
const reader = createZxingBarcodeReader();
afterAll(() => reader.close());

async function decoded(picture: Picture): Promise<DecodedImage> {
  return codec.decode(await encode(picture));
}

/** The back of a licence and its payload, degraded. */
async function licence(degradation: Degradation): Promise<{ readonly image: DecodedImage; readonly payload: string }> {
  const { picture, truth } = await drawSpecimen('us-licence-back', PEOPLE.marcus, { widthPx: 900, margin: 0.08 });
  return { image: await codec.decode(await degrade(picture, degradation)), payload: truth.pdf417 ?? '' };
}

/** A code alone on a white picture. */
async function sampleOf(format: BarcodeFormat, text: string): Promise<BarcodeSample> {
  return { image: await decoded(await drawBarcode(format, text)), barcodes: [{ format, text }] };
}

barcodeReaderContract(
  { describe, it, afterAll },
  {
    make: () => createZxingBarcodeReader(),
    samples: {
      'a PDF417 on the back of a licence': async () => {
        const { image, payload } = await licence({});
        return { image, barcodes: [{ format: 'PDF417', text: payload }] };
      },
      'a PDF417 with control characters': () => sampleOf('PDF417', '@\n\u001e\rANSI 636029'),
      'a QR code': () => sampleOf('QRCode', 'https://example.org/check?number=C4VGT7K01'),
      'a Data Matrix': () => sampleOf('DataMatrix', '1;95022899874;20300106'),
      'an Aztec code': () => sampleOf('Aztec', 'INVENTED-4711'),
      'a Code 128': () => sampleOf('Code128', '38001085718'),
      'a Code 39': () => sampleOf('Code39', 'RSSMRA80A01H501U'),
    },
    blankImage: () => decoded(new Canvas(400, 300, [245, 245, 240])),
  },
);

describe('the barcode of a licence', () => {
  it.each<[string, Degradation]>([
    ['turned by 7°', { turnDegrees: 7 }],
    ['turned by 20°', { turnDegrees: 20 }],
    ['turned by 45°', { turnDegrees: 45 }],
    ['standing on its side', { turnDegrees: 90 }],
    ['upside down and a little askew', { turnDegrees: 183 }],
    ['photographed from below', { keystone: 0.1 }],
    ['small, with bars of little more than a pixel', { scale: 0.55 }],
    ['blurred', { blurPx: 1 }],
    ['noisy and compressed', { noise: 12, jpegQuality: 40 }],
    ['faded', { contrast: 0.4 }],
  ])('is read %s', async (_, degradation) => {
    const { image, payload } = await licence(degradation);
    const found = await reader.read(image);
    expect(found.map(({ format, text }) => ({ format, text }))).toEqual([{ format: 'PDF417', text: payload }]);
  });

  it('is told where it stands', async () => {
    const { image } = await licence({});
    const [barcode] = await reader.read(image);
    const box = boundingBox(
      barcode?.quad ?? [
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 0, y: 0 },
      ],
    );
    expect(box.left + box.width / 2).toBeCloseTo(0.5, 1);
    expect(box.width).toBeGreaterThan(0.65);
    expect(box.top + box.height / 2).toBeCloseTo(0.45, 1);
  });

  it('is rather not told than told wrong when a blur leaves it at the limit of its error correction', async () => {
    for (const blurPx of [1.6, 1.9, 2.2, 2.5]) {
      const { image, payload } = await licence({ blurPx, noise: 6, seed: 3 });
      for (const { text } of await reader.read(image)) expect(text).toBe(payload);
    }
  });
});

describe('a PDF417 with bars a pixel wide and less', () => {
  const payload =
    '@\n\u001e\rANSI 636000080001DL00310270DLDAQD4711\nDCSINVENTED\nDACMARA\nDBB01021990\nDBA01022030\nDAG12 SAMPLE STREET\nDAIANYTOWN';

  it.each<[string, Degradation]>([
    ['straight', { scale: 0.2 }],
    ['a little askew', { scale: 0.2, turnDegrees: 2 }],
    ['upside down and a little askew', { scale: 0.2, turnDegrees: 181 }],
    ['standing on its side', { scale: 0.2, turnDegrees: 90 }],
    ['photographed from below', { scale: 0.22, keystone: 0.02 }],
    ['noisy and compressed', { scale: 0.22, noise: 6, jpegQuality: 75 }],
    ['blurred and faded', { scale: 0.25, blurPx: 0.6, contrast: 0.5 }],
  ])('is read %s', async (_, degradation) => {
    const drawn = await drawBarcode('PDF417', payload, 'columns=7,ecLevel=4');
    const found = await reader.read(await codec.decode(await degrade(drawn, degradation)));
    expect(found.map(({ format, text }) => ({ format, text }))).toEqual([{ format: 'PDF417', text: payload }]);
  });

  it('is told where it stands', async () => {
    const drawn = await drawBarcode('PDF417', payload, 'columns=7,ecLevel=4');
    const [barcode] = await reader.read(await codec.decode(await degrade(drawn, { scale: 0.2 })));
    const [upperLeft, , lowerRight] = barcode!.quad;
    expect(upperLeft.x * drawn.widthPx).toBeCloseTo(60, -1);
    expect(upperLeft.y * drawn.heightPx).toBeCloseTo(60, -1);
    expect(lowerRight.x * drawn.widthPx).toBeCloseTo(drawn.widthPx - 60, -1);
    expect(lowerRight.y * drawn.heightPx).toBeCloseTo(drawn.heightPx - 60, -1);
  });

  it('is not made up where fine parallel bars are none', async () => {
    const random = seededRandom(7);
    const canvas = new Canvas(400, 160, [255, 255, 255]);
    for (let x = 60; x < 340; x += 1) if (random() < 0.5) canvas.fill([rectangle(x, 50, 1, 60)], [10, 10, 10]);
    expect(await reader.read(await decoded(canvas))).toEqual([]);
  });
});

describe('documents without a barcode', () => {
  it.each(['passport', 'identity-card-back', 'visa-b', 'us-licence-front'] as const)('show none: %s', async (kind) => {
    const { picture } = await drawSpecimen(kind, PEOPLE.jane, { margin: 0.05 });
    expect(await reader.read(await decoded(picture))).toEqual([]);
  });
});

describe('a reader in trouble', () => {
  it('ends a thread that takes too long, and reads on with a new one', async () => {
    const hasty = createZxingBarcodeReader({ timeoutMs: 1 });
    const { image } = await licence({});
    const outcomes = await Promise.allSettled([hasty.read(image), hasty.read(image)]);
    await hasty.close();
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'reader.timeout', retryable: true } });
    }
  });

  it('fails what is under way and what waits when it is closed', async () => {
    const closing = createZxingBarcodeReader();
    const { image } = await licence({});
    const calls = [closing.read(image), closing.read(image)];
    const outcomes = Promise.allSettled(calls);
    await closing.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'reader.unavailable' } });
    }
  });

  it('never starts a waiting picture that is aborted', async () => {
    const { image, payload } = await licence({});
    const abort = new AbortController();
    const first = reader.read(image);
    const second = reader.read(image, { signal: abort.signal });
    abort.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    expect((await first)[0]?.text).toBe(payload);
  });
});
