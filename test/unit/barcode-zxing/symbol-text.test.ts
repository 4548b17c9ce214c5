import { describe, expect, it } from 'vitest';
import { symbolText } from '../../../src/adapters/barcode-zxing/symbol-text.ts';

const LATIN = Buffer.from('IBÁÑEZ\u001e\n', 'latin1');
const GUESSED = 'IBﾁﾑEZ\u001e\n';

describe('the bytes of a symbol that does not say what they stand for', () => {
  it.each(['PDF417', 'DataMatrix'] as const)('are Latin letters in %s, or UTF-8 where they can be', (format) => {
    expect(symbolText({ format, text: GUESSED, bytes: LATIN, hasECI: false })).toBe('IBÁÑEZ\u001e\n');
    const bytes = Buffer.from('\ufeffIBÁÑEZ', 'utf8');
    expect(symbolText({ format, text: GUESSED, bytes, hasECI: false })).toBe('\ufeffIBÁÑEZ');
  });

  it('are what was guessed in other symbologies', () => {
    expect(symbolText({ format: 'QRCode', text: GUESSED, bytes: LATIN, hasECI: false })).toBe(GUESSED);
  });

  it('are what the symbol says where it does', () => {
    expect(symbolText({ format: 'PDF417', text: GUESSED, bytes: LATIN, hasECI: true })).toBe(GUESSED);
  });
});
