import { describe, expect, it } from 'vitest';
import { API_KEY_RANDOM_BYTES, formatApiKey, parseApiKey } from '../../../src/domain/account/api-key.ts';
import { crc32 } from '../../../src/domain/account/crc-32.ts';

describe('an API key', () => {
  it('has the form that was published', () => {
    const { keyId, text } = formatApiKey(Uint8Array.from({ length: API_KEY_RANDOM_BYTES }, (_, index) => index));
    expect(keyId).toBe('001IYT0XLWR');
    expect(text).toBe('idl_001IYT0XLWR_195BXr4ExUu2VqK22sPsRuZoebb1yPTnZ');
  });

  it('has 49 characters whatever the bytes are', () => {
    expect(formatApiKey(new Uint8Array(API_KEY_RANDOM_BYTES)).text).toHaveLength(49);
    expect(formatApiKey(new Uint8Array(API_KEY_RANDOM_BYTES).fill(255)).text).toHaveLength(49);
  });

  it('takes exactly as many random bytes as it needs', () => {
    expect(() => formatApiKey(new Uint8Array(API_KEY_RANDOM_BYTES - 1))).toThrow(/28 random bytes/);
  });

  it('is not a key of configuration', () => {
    expect(parseApiKey('idlens-local-key')).toBeUndefined();
  });
});

describe('CRC-32', () => {
  it('has the check value of the catalogue of parametrised CRC algorithms', () => {
    expect(Buffer.from(crc32('123456789')).toString('hex')).toBe('cbf43926');
  });
});
