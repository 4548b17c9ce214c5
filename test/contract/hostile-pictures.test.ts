import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/sharp-image-codec.ts';
import { type FailureCode, isIdlensError } from '../../src/domain/errors.ts';
import { seededRandom } from '../specimens/random.ts';

const codec = createSharpImageCodec();

/** What became of a picture: `decoded`, or the code of the refusal. Anything else that is thrown fails the test. */
async function outcome(bytes: Uint8Array): Promise<FailureCode | 'decoded'> {
  try {
    const image = await codec.decode(bytes);
    expect(image.rgb.byteLength).toBe(image.widthPx * image.heightPx * 3);
    return 'decoded';
  } catch (error) {
    if (!isIdlensError(error)) throw error;
    expect(error.retryable).toBe(false);
    return error.code;
  }
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

interface PngHeader {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced: boolean;
}

const GREY: PngHeader = { widthPx: 8, heightPx: 8, depth: 8, colourType: 0, interlaced: false };

/** A PNG whose header and pixel data need not agree; `extra` chunks stand between them. */
function png(header: PngHeader, pixels: Uint8Array, extra: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(header.widthPx, 0);
  head.writeUInt32BE(header.heightPx, 4);
  head.set([header.depth, header.colourType, 0, 0, header.interlaced ? 1 : 0], 8);
  const idat = chunk('IDAT', deflateSync(pixels, { level: 9 }));
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', head), ...extra, idat, chunk('IEND', Buffer.alloc(0))]);
}

function picture(widthPx = 240, heightPx = 160): Sharp {
  const random = seededRandom(5);
  const data = Buffer.alloc(widthPx * heightPx * 3).map(() => Math.floor(random() * 256));
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

/** The place of the frame header of a JPEG: baseline C0 or progressive C2. */
function frameHeader(jpeg: Uint8Array): number {
  return jpeg.findIndex((byte, at) => byte === 0xff && (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2));
}

function claimingSize(jpeg: Buffer, widthPx: number, heightPx: number): Buffer {
  const changed = Buffer.from(jpeg);
  changed.writeUInt16BE(heightPx, frameHeader(jpeg) + 5);
  changed.writeUInt16BE(widthPx, frameHeader(jpeg) + 7);
  return changed;
}

/** An Exif segment with the given TIFF body, put behind the start of a JPEG. */
function withExif(jpeg: Buffer, tiff: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

const ORIENTATION_200 = Buffer.from('4d4d002a00000008000101120003000000010c80000000000000', 'hex');

describe('sizes that would fill the memory', () => {
  it('refuses 20,000 × 20,000 pixels by the header alone', async () => {
    const header = { widthPx: 20_000, heightPx: 20_000, depth: 8, colourType: 2, interlaced: false };
    expect(await outcome(png(header, Buffer.alloc(64)))).toBe('image.too_many_pixels');
    expect(await outcome(claimingSize(await picture().jpeg().toBuffer(), 20_000, 20_000))).toBe(
      'image.too_many_pixels',
    );
  });

  it('refuses 60,000 × 60,000 pixels of one bit', async () => {
    const header = { widthPx: 60_000, heightPx: 60_000, depth: 1, colourType: 0, interlaced: false };
    expect(await outcome(png(header, Buffer.alloc(64)))).toBe('image.too_many_pixels');
  });

  it('refuses a lossless WebP that claims 64 megapixels', async () => {
    const lossless = await picture().webp({ lossless: true }).toBuffer();
    lossless.writeUInt32LE(7999 | (7999 << 14), lossless.indexOf('VP8L') + 9);
    expect(await outcome(lossless)).toBe('image.too_many_pixels');
  });

  it('refuses an interlaced PNG of 49 megapixels with 16 bits and transparency, whose 0.4 MB would take 400 MB', async () => {
    const header = { widthPx: 7000, heightPx: 7000, depth: 16, colourType: 6, interlaced: true };
    expect(await outcome(png(header, Buffer.alloc(1_000_000)))).toBe('image.undecodable');
  });

  it('refuses a progressive CMYK JPEG of 49 megapixels', async () => {
    const cmyk = await picture().toColourspace('cmyk').jpeg({ progressive: true }).toBuffer();
    expect(await outcome(claimingSize(cmyk, 7000, 7000))).toBe('image.undecodable');
  });

  it('decodes 49 megapixels of 8 bits, which is within the limits', async () => {
    const header = { widthPx: 7000, heightPx: 7000, depth: 8, colourType: 0, interlaced: false };
    expect(await outcome(png(header, Buffer.alloc(7001 * 7000)))).toBe('decoded');
  });
});

describe('bombs inside small pictures', () => {
  it('survives pixel data that inflate to far more than the picture holds', async () => {
    expect(['decoded', 'image.undecodable']).toContain(await outcome(png(GREY, Buffer.alloc(60_000_000))));
  });

  it('survives a compressed text and a colour profile that inflate to 60 MB', async () => {
    const bomb = deflateSync(Buffer.alloc(60_000_000), { level: 9 });
    const named = (name: string): Buffer => Buffer.concat([Buffer.from(`${name}\0\0`, 'latin1'), bomb]);
    const pixels = Buffer.alloc(72);
    expect(['decoded', 'image.undecodable']).toContain(
      await outcome(png(GREY, pixels, [chunk('zTXt', named('Comment'))])),
    );
    expect(['decoded', 'image.undecodable']).toContain(await outcome(png(GREY, pixels, [chunk('iCCP', named('icc'))])));
  });

  it('survives a JPEG with thousands of scans', async () => {
    const jpeg = await picture().jpeg({ progressive: true }).toBuffer();
    const lastScan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
    const scan = jpeg.subarray(lastScan, jpeg.length - 2);
    const scans = Array.from({ length: 4000 }, () => scan);
    const bytes = Buffer.concat([jpeg.subarray(0, lastScan), ...scans, jpeg.subarray(-2)]).subarray(0, 15_000_000);
    expect(['decoded', 'image.undecodable']).toContain(await outcome(bytes));
  });

  it('refuses scalable drawings before any parser sees them', async () => {
    const noise =
      '<svg xmlns="http://www.w3.org/2000/svg"><filter id="f"><feTurbulence numOctaves="99"/></filter></svg>';
    const entities = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>';
    for (const svg of [noise, entities, `\ufeff  \n${noise}`]) {
      expect(await outcome(Buffer.from(svg))).toBe('image.unsupported_format');
    }
  });
});

describe('files that are not what they seem', () => {
  it.each([
    ['HEIC', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['AVIF', Buffer.from('\0\0\0\u001cftypmif1\0\0\0\0mif1avifmiaf', 'latin1')],
    ['TIFF', Buffer.from('MM\0*\0\0\0\u0008', 'latin1')],
    ['GIF', Buffer.from('GIF89a\u0001\0\u0001\0', 'latin1')],
    ['BMP', Buffer.from('BM\u0046\0\0\0\0\0\0\0\u0036\0\0\0', 'latin1')],
    ['PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3', 'latin1')],
  ])('names a %s and what is accepted instead', async (name, bytes) => {
    const error: unknown = await codec.decode(bytes).catch((reason: unknown) => reason);
    expect(isIdlensError(error) && error.code).toBe('image.unsupported_format');
    expect(String(error)).toContain(name);
    expect(String(error)).toContain('JPEG, PNG, WEBP');
  });

  it('refuses text, zeros and noise as no image', async () => {
    const random = seededRandom(9);
    expect(await outcome(Buffer.from('MMMM, this is a letter'))).toBe('image.not_an_image');
    expect(await outcome(Buffer.alloc(5000))).toBe('image.not_an_image');
    expect(await outcome(Buffer.alloc(5000).map(() => Math.floor(random() * 256)))).toBe('image.not_an_image');
    expect(await outcome(new Uint8Array(0))).toBe('image.empty');
  });

  it('goes by the first format of a polyglot and never by a second one', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const script = Buffer.from('<svg onload="alert(1)"/>PK\u0003\u0004');
    expect(await outcome(Buffer.concat([jpeg, script]))).toBe('decoded');
    expect(await outcome(Buffer.concat([Buffer.from('GIF89a'), jpeg]))).toBe('image.unsupported_format');
    expect(await outcome(Buffer.concat([Buffer.from('%PDF-1.4\n'), jpeg]))).toBe('image.unsupported_format');
    expect(await outcome(Buffer.concat([PNG_SIGNATURE, script]))).toBe('image.undecodable');
    expect(await outcome(Buffer.concat([jpeg.subarray(0, 3), script]))).toBe('image.undecodable');
  });
});

describe('damaged files', () => {
  it('refuses pictures that end too early, wherever they were cut', async () => {
    const files = [picture().jpeg(), picture().jpeg({ progressive: true }), picture().png(), picture().webp()];
    for (const file of files) {
      const bytes = await file.toBuffer();
      for (const share of [0.01, 0.3, 0.6, 0.9]) {
        const cut = bytes.subarray(0, Math.max(16, Math.floor(bytes.length * share)));
        expect(await outcome(cut)).toBe('image.undecodable');
      }
    }
  });

  it('reads a picture whose EXIF block is nonsense', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    expect(await outcome(withExif(jpeg, Buffer.alloc(200, 0xff)))).toBe('decoded');
    expect(await outcome(withExif(jpeg, ORIENTATION_200))).toBe('decoded');
    expect(await outcome(withExif(jpeg, ORIENTATION_200.subarray(0, 14)))).toBe('decoded');
  });

  it('answers every mutation with a picture or a typed refusal', async () => {
    const random = seededRandom(77);
    for (const file of [picture(60, 40).jpeg(), picture(60, 40).png(), picture(60, 40).webp()]) {
      const bytes = await file.toBuffer();
      for (let round = 0; round < 60; round += 1) {
        const mutant = Buffer.from(bytes);
        for (let flips = 1 + Math.floor(random() * 8); flips > 0; flips -= 1) {
          mutant[Math.floor(random() * mutant.length)] = Math.floor(random() * 256);
        }
        expect(await outcome(mutant)).toMatch(/^(decoded|image\.\w+)$/);
      }
    }
  });
});

describe('the process', () => {
  it('goes on with other work while a large picture is decoded', async () => {
    const bytes = await picture(6000, 4000).jpeg({ quality: 60 }).toBuffer();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await outcome(bytes)).toBe('decoded');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('never took more than 600 MB through all of this', () => {
    expect(process.resourceUsage().maxRSS).toBeLessThan(600 * 1024);
  });
});
