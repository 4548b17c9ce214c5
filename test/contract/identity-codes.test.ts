import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createZxingBarcodeReader } from '../../src/adapters/barcode-zxing/zxing-barcode-reader.ts';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/sharp-image-codec.ts';
import { readBarcodePayload } from '../../src/domain/barcode/payload.ts';
import type { FieldName } from '../../src/domain/document/identity-fields.ts';
import type { BarcodeFormat } from '../../src/ports/barcode-reader.ts';
import { encode } from '../specimens/degrade.ts';
import { drawBarcode } from '../specimens/draw-barcode.ts';

const TODAY = { year: 2025, month: 6, day: 15 };

const codec = createSharpImageCodec();
const reader = createZxingBarcodeReader();
afterAll(() => reader.close());

/** The fields that a drawn symbol comes to, read by the real reader of barcodes. */
async function fieldsOfDrawn(
  format: BarcodeFormat,
  text: string,
  options = '',
): Promise<Partial<Record<FieldName, string>>> {
  const image = await codec.decode(await encode(await drawBarcode(format, text, options)));
  const barcodes = await reader.read(image);
  expect(barcodes.map((barcode) => barcode.format)).toEqual([format]);
  const fields = barcodes.flatMap((barcode) => readBarcodePayload(barcode, TODAY));
  return Object.fromEntries(fields.map(({ field, value, text }) => [field, value ?? text]));
}

/** Texts, then what stands for the picture and the signature of a code, as one decimal number. */
function aadhaarNumber(): string {
  const holder = ['2', '271820210412093015221', 'Arjun Dev Pillai', '05-11-1984', 'M', 'S/O: Gopal Pillai'];
  const place = ['Mysuru', 'Near Lake', '17/2', 'Ward 9', '570001', 'Nazarbad', 'Karnataka', 'Palace Road'];
  const texts = ['V2', ...holder, ...place, 'Mysuru Taluk', 'Mysuru', '4711'];
  const bytes = Buffer.concat([Buffer.from(`${texts.join('\u00ff')}\u00ff`, 'latin1'), randomBytes(700)]);
  return BigInt(`0x${gzipSync(bytes).toString('hex')}`).toString();
}

describe('a drawn code of an identity card', () => {
  it('of Vietnam, a QR code in the letters of the country, becomes fields', async () => {
    const text = '079192031415||Trần Thị Ngọc Ánh|24121992|Nữ|Phường 3, Quận 5, TP. Hồ Chí Minh|11062021';
    expect(await fieldsOfDrawn('QRCode', text)).toMatchObject({
      FULL_NAME: 'Trần Thị Ngọc Ánh',
      SEX: 'F',
      DOCUMENT_NUMBER: '079192031415',
      ADDRESS: 'Phường 3, Quận 5, TP. Hồ Chí Minh',
    });
  });

  it('of India, a QR code whose number is a compressed stream, becomes fields', async () => {
    expect(await fieldsOfDrawn('QRCode', aadhaarNumber())).toMatchObject({
      FULL_NAME: 'Arjun Dev Pillai',
      DATE_OF_BIRTH: '1984-11-05',
      ZIP_CODE_IN_ADDRESS: '570001',
      ID_TYPE: 'AADHAAR',
    });
  });

  it('of Argentina, a PDF417 with letters beyond ASCII, becomes fields', async () => {
    const text = '00123456789@QUIROGA IBÁÑEZ@MARTINA SOL@F@41234567@A@09/11/1998@21/03/2019@279';
    expect(await fieldsOfDrawn('PDF417', text)).toMatchObject({
      LAST_NAME: 'QUIROGA IBÁÑEZ',
      DOCUMENT_NUMBER: '41234567',
      DATE_OF_BIRTH: '1998-11-09',
    });
  });

  it('of Colombia, a PDF417 with bytes of all values, becomes fields', async () => {
    const names = ['NUÑEZ', 'PEÑA', 'SOFÍA', ''].map((name) => name.padEnd(23, '\0')).join('');
    const card = `0372300114${'\0'.repeat(14)}PubDSK_1${'\0'.repeat(8)}005314450052314159${names}0F19900203150010O+`;
    const fingerprints = Buffer.from(Array.from({ length: 256 }, (_, index) => index)).toString('latin1');
    expect(await fieldsOfDrawn('PDF417', `${card}${fingerprints}`, 'columns=13')).toMatchObject({
      LAST_NAME: 'NUÑEZ PEÑA',
      FIRST_NAME: 'SOFÍA',
      DOCUMENT_NUMBER: '52314159',
    });
  });

  it('of France, a Data Matrix with control characters, becomes fields', async () => {
    const text =
      'DC04FR0300011E581E581301FR60MAYA/LOUISE\u001d62BEN YOUSSEF\u001d67TN68F69170319906N010920236O310820276Q9912345678\u001d' +
      '\u001fMZXW6YTBOI======';
    expect(await fieldsOfDrawn('DataMatrix', text)).toMatchObject({
      LAST_NAME: 'BEN YOUSSEF',
      FIRST_NAME: 'MAYA LOUISE',
      EXPIRATION_DATE: '2027-08-31',
      ID_TYPE: 'RESIDENCE PERMIT',
    });
  });
});
