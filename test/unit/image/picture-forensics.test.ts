import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { programsIn } from '../../../src/domain/authenticity/picture-programs.ts';
import { measureColourResidue } from '../../../src/domain/image/colour-residue.ts';
import { measureCompressionLattice } from '../../../src/domain/image/compression-lattice.ts';
import { readFileMetadata } from '../../../src/domain/image/file-metadata.ts';
import { fourierTransform } from '../../../src/domain/image/fourier.ts';
import type { ImageFormat } from '../../../src/domain/image/image-rules.ts';
import { measureScreenPattern } from '../../../src/domain/image/screen-pattern.ts';
import { asDecoded, pixelsOf, recoloured } from '../../specimens/as-decoded.ts';
import { degrade, encode, type Picture } from '../../specimens/degrade.ts';
import { drawSpecimen } from '../../specimens/draw-specimen.ts';
import { PEOPLE } from '../../specimens/people.ts';

const { picture } = await drawSpecimen('identity-card-front', PEOPLE.helene, { seed: 5, widthPx: 1100 });
const { picture: other } = await drawSpecimen('identity-card-front', PEOPLE.angel, { seed: 9, widthPx: 1100 });
const EXPOSED = { blurPx: 0.7, contrast: 0.82, noise: 4 };
const photo = await pixelsOf(await degrade(picture, { ...EXPOSED, jpegQuality: 80 }));

describe('what a file says of how it was made', () => {
  const pixels = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#abc' } });
  const metadata = (file: Uint8Array, format: ImageFormat) => readFileMetadata(new Uint8Array(file), format);
  const exif = { IFD0: { Software: 'Adobe Photoshop 25.0', Make: 'Example', Model: 'Camera 1' } };

  it.each(['jpeg', 'png', 'webp'] as const)('is read out of the Exif data of %s', async (format) => {
    const said = metadata(await pixels().toFormat(format).withExif(exif).toBuffer(), format);
    expect(said).toMatchObject({ isPresent: true, hasCamera: true });
    expect(programsIn(said.statements)).toEqual([{ name: 'Adobe Photoshop', kind: 'editor' }]);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('is nothing where %s has no metadata', async (format) => {
    const said = metadata(await pixels().toFormat(format).toBuffer(), format);
    expect(said).toEqual({ isPresent: false, hasCamera: false, statements: [] });
  });

  it('names the creator of an XMP packet, and its digital source', () => {
    const xmp =
      '<x:xmpmeta><rdf:Description xmp:CreatorTool="GIMP 2.10" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></x:xmpmeta>';
    const said = metadata(jpegWith(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`), 'jpeg');
    expect(programsIn(said.statements).map(({ name }) => name)).toEqual(['algorithmic media', 'GIMP']);
  });

  it("finds a generator's parameters in the texts of a PNG", () => {
    const text = 'parameters\0a passport on a table\nSteps: 30, Sampler: Euler a, CFG scale: 7';
    const said = metadata(pngWith('tEXt', text), 'png');
    expect(programsIn(said.statements)).toEqual([{ name: 'Stable Diffusion', kind: 'generator' }]);
  });

  it('finds content credentials', () => {
    const said = metadata(pngWith('caBX', 'jumb...claim_generator OpenAI c2pa.created'), 'png');
    expect(programsIn(said.statements)).toContainEqual({ name: 'DALL·E', kind: 'generator' });
  });

  it('survives lengths that lie, and texts that never end', () => {
    const truncated = jpegWith(0xe1, 'Exif\0\0II*\0\xff\xff\xff\x7f').slice(0, 24);
    expect(metadata(truncated, 'jpeg').statements).toEqual([]);
    const endless = pngWith('tEXt', `Comment\0${'x'.repeat(10_000)}`);
    expect(metadata(endless, 'png').statements[0]?.length).toBeLessThanOrEqual(400);
    expect(metadata(new Uint8Array(3), 'webp').isPresent).toBe(false);
    const manyChunks = new Uint8Array(12 * 100_000 + 8);
    for (let at = 8; at < manyChunks.length; at += 12) manyChunks.set(bytesOf('tEXt'), at + 4);
    expect(metadata(manyChunks, 'png').statements.length).toBeLessThanOrEqual(1_000);
  });

  it('takes apps that only store pictures for no editors', () => {
    expect(programsIn(['HDR+ 1.0.345', 'Windows Photo Editor 10', 'iOS 17.2', 'JPEG Encoder 1.0'])).toEqual([]);
  });
});

describe('the colour of a picture', () => {
  it('is what goes beyond one tint, so that a warm lamp gives a copy in grey none', () => {
    const grey = greyed(picture);
    const warm = recoloured(grey, (value) => value);
    for (let at = 0; at < warm.rgb.length; at += 3) {
      warm.rgb[at + 1] = (warm.rgb[at + 1] ?? 0) * 0.9;
      warm.rgb[at + 2] = (warm.rgb[at + 2] ?? 0) * 0.75;
    }
    expect(measureColourResidue(asDecoded(grey))).toBe(0);
    expect(measureColourResidue(asDecoded(warm))).toBeLessThanOrEqual(2);
    expect(measureColourResidue(asDecoded(picture))).toBeGreaterThan(8);
  });

  it('is not told of a picture of one even tone', () => {
    const even = { widthPx: 64, heightPx: 64, rgb: new Uint8Array(64 * 64 * 3).fill(150) };
    expect(measureColourResidue(asDecoded(even))).toBeUndefined();
  });
});

describe('the marks of compression', () => {
  it('are even all over a photograph, also after it was stored again', async () => {
    const again = await pixelsOf(await encode(photo, 95));
    for (const each of [photo, again])
      expect(measureCompressionLattice(asDecoded(each))?.worstFit).toBeGreaterThan(0.6);
  });

  it('are missing where a part of another picture was put in, and the box says where', async () => {
    const patch = await pixelsOf(await degrade(other, EXPOSED));
    const forged = withPatch(photo, patch, { left: 400, top: 300, width: 200, height: 120 });
    const found = measureCompressionLattice(asDecoded(await pixelsOf(await encode(forged, 95))));
    expect(found?.worstFit).toBeLessThan(0.3);
    const { left, top } = found?.worstBox ?? { left: 0, top: 0 };
    expect(left * photo.widthPx).toBeGreaterThan(340);
    expect(left * photo.widthPx).toBeLessThan(620);
    expect(top * photo.heightPx).toBeGreaterThan(240);
    expect(top * photo.heightPx).toBeLessThan(440);
  });

  it('are found again after the picture was turned upside down', () => {
    const turned = { ...photo, rgb: reversed(photo) };
    expect(measureCompressionLattice(asDecoded(turned))?.worstFit).toBeGreaterThan(0.6);
  });

  it('are not there in a picture that was never compressed, was scaled since, or is too small', async () => {
    expect(measureCompressionLattice(asDecoded(await pixelsOf(await degrade(picture, EXPOSED))))).toBeUndefined();
    const scaled = await pixelsOf(await degrade(photo, { scale: 0.83 }));
    expect(measureCompressionLattice(asDecoded(scaled))).toBeUndefined();
    expect(measureCompressionLattice(asDecoded({ widthPx: 7, heightPx: 5, rgb: new Uint8Array(105) }))).toBeUndefined();
  });
});

describe('the grid of a screen', () => {
  it('stands out of the spectrum of its picture, and nothing does out of that of a photograph', () => {
    const screen = recoloured(photo, (value, x, y) => {
      const [column, row] = [x * photo.widthPx, y * photo.heightPx];
      return value * (0.85 + 0.15 * Math.cos((2 * Math.PI * (column + 0.06 * row)) / 2.7));
    });
    expect(measureScreenPattern(asDecoded(screen))?.lumaPeak).toBeGreaterThan(5);
    expect(measureScreenPattern(asDecoded(photo))?.lumaPeak).toBeLessThan(3);
  });

  it('is not looked for where there are too few flat parts', () => {
    expect(
      measureScreenPattern(asDecoded({ widthPx: 100, heightPx: 80, rgb: new Uint8Array(24_000) })),
    ).toBeUndefined();
    const white = { widthPx: 640, heightPx: 640, rgb: new Uint8Array(640 * 640 * 3).fill(255) };
    expect(measureScreenPattern(asDecoded(white))).toBeUndefined();
  });
});

describe('the Fourier transform', () => {
  it('finds a wave at its frequency and nowhere else', () => {
    const real = Float64Array.from({ length: 16 }, (_, at) => Math.cos((2 * Math.PI * 3 * at) / 16));
    const imaginary = new Float64Array(16);
    fourierTransform(16)(real, imaginary, 0, 1);
    const power = [...real].map((value, at) => Math.hypot(value, imaginary[at] ?? 0));
    expect(power.map((value) => Math.round(value))).toEqual([0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0]);
  });
});

function greyed({ widthPx, heightPx, rgb }: Picture): Picture {
  const grey = rgb.slice();
  for (let at = 0; at < rgb.length; at += 3) {
    const value = Math.round(0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0));
    grey.fill(value, at, at + 3);
  }
  return { widthPx, heightPx, rgb: grey };
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function withPatch(base: Picture, patch: Picture, { left, top, width, height }: Place): Picture {
  const rgb = base.rgb.slice();
  for (let y = top; y < top + height; y++) {
    const at = (y * base.widthPx + left) * 3;
    rgb.set(patch.rgb.subarray(at, at + width * 3), at);
  }
  return { ...base, rgb };
}

function reversed({ rgb }: Picture): Uint8Array {
  const turned = new Uint8Array(rgb.length);
  for (let at = 0; at < rgb.length; at += 3) turned.set(rgb.subarray(rgb.length - at - 3, rgb.length - at), at);
  return turned;
}

function bytesOf(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function jpegWith(marker: number, content: string): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, marker, length >> 8, length & 0xff, ...bytesOf(content), 0xff, 0xda, 0, 2]);
}

function pngWith(type: string, content: string): Uint8Array {
  const length = [24, 16, 8, 0].map((shift) => (content.length >> shift) & 0xff);
  const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([...head, ...length, ...bytesOf(type), ...bytesOf(content), 0, 0, 0, 0]);
}
