import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateDecimal } from '../../../src/adapters/barcode-zxing/decimal-stream.ts';

const decimalOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`).toString();
const incompressible = (length: number) => randomBytes(length).toString('latin1');

describe('a payload of one decimal number', () => {
  it.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ] as const)('that is a %s stream is inflated byte by byte', (_, pack) => {
    const text = `V2\u00ffInvented\u00ff\u0000\u0080${incompressible(400)}`;
    expect(inflateDecimal(decimalOf(pack(Buffer.from(text, 'latin1'))))).toBe(text);
  });

  it('stays as it is when it is short, no stream, or not of digits alone', () => {
    const stream = decimalOf(gzipSync(Buffer.from(incompressible(400), 'latin1')));
    for (const text of ['9103140123087', '7'.repeat(1000), `${stream} `, `+${stream}`, `${stream}.0`, '']) {
      expect(inflateDecimal(text)).toBe(text);
    }
  });

  it('stays as it is when the stream is broken or cut off', () => {
    const stream = gzipSync(Buffer.from(incompressible(400), 'latin1'));
    const broken = Buffer.from(stream).fill(0, 200, 210);
    for (const bytes of [broken, stream.subarray(0, -9)])
      expect(inflateDecimal(decimalOf(bytes))).toBe(decimalOf(bytes));
  });

  it('stays as it is when it would fill the memory', () => {
    const bomb = decimalOf(gzipSync(Buffer.concat([Buffer.alloc(512 * 1024), randomBytes(200)])));
    const large = decimalOf(gzipSync(Buffer.concat([Buffer.alloc(200 * 1024), randomBytes(200)])));
    expect(inflateDecimal(bomb)).toBe(bomb);
    expect(inflateDecimal(large)).toHaveLength(200 * 1024 + 200);
  });

  it('stays as it is when no symbol could hold it', () => {
    const text = decimalOf(gzipSync(Buffer.from(incompressible(4000), 'latin1')));
    expect(text.length).toBeGreaterThan(7089);
    expect(inflateDecimal(text)).toBe(text);
  });
});
