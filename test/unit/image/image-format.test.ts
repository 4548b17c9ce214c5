import { describe, expect, it } from 'vitest';
import { sniffImageFormat } from '../../../src/domain/image/image-format.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the format told by the first bytes', () => {
  it.each([
    ['jpeg', '\u00ff\u00d8\u00ff\u00e0'],
    ['png', '\u0089PNG\r\n\u001a\n'],
    ['webp', 'RIFF\u0010\0\0\0WEBPVP8 '],
  ])('is %s, which is read', (format, start) => {
    expect(sniffImageFormat(bytes(start))).toBe(format);
  });

  it.each([
    ['gif', 'GIF87a'],
    ['gif', 'GIF89a'],
    ['tiff', 'II*\0'],
    ['tiff', 'MM\0+'],
    ['bmp', 'BM\u0046\0\0\0\0\0\0\0\u0036\0\0\0'],
    ['ico', '\0\0\u0001\0'],
    ['psd', '8BPS\0\u0001'],
    ['heic', '\0\0\0\u0018ftypheic\0\0\0\0'],
    ['heic', '\0\0\0\u0018ftypmif1\0\0\0\0mif1heic'],
    ['avif', '\0\0\0\u001cftypmif1\0\0\0\0mif1avif'],
    ['jpeg2000', '\0\0\0\u000cjP  \r\n'],
    ['jpegxl', '\u00ff\n'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['svg', '\u00ef\u00bb\u00bf <?xml version="1.0"?>\n<svg>'],
    ['pdf', '%PDF-1.7'],
    ['pdf', 'some lines before\n%PDF-1.4'],
    ['postscript', '%!PS-Adobe-3.0'],
  ])('is %s, which is known and not read', (format, start) => {
    expect(sniffImageFormat(bytes(start))).toEqual({ unsupported: format });
  });

  it.each([
    ['nothing', ''],
    ['text', 'BM is how this sentence starts'],
    ['markup that draws nothing', '<?xml version="1.0"?><note/>'],
    ['sound', 'RIFF\u0010\0\0\0WAVEfmt '],
    ['a film', '\0\0\0\u0018ftypisom\0\0\0\0'],
    ['half a signature', '\u0089PN'],
  ])('is unknown for %s', (_, start) => {
    expect(sniffImageFormat(bytes(start))).toBeUndefined();
  });
});
