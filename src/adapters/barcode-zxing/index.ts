export { createZxingBarcodeReader } from './zxing-barcode-reader.ts';
