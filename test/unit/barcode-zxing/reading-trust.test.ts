import { describe, expect, it } from 'vitest';
import { ReadingTrust } from '../../../src/adapters/barcode-zxing/reading-trust.ts';

const reading = (text: string, reserve: number) => ({ format: 'PDF417', text, reserve }) as const;

describe('the trust in readings of a barcode', () => {
  it('is earned at once by a reading with error correction to spare', () => {
    expect(new ReadingTrust().earns(reading('A', 0.9))).toBe(true);
  });

  it('is not earned by a reading that took all of its error correction', () => {
    expect(new ReadingTrust().earns(reading('A', 0))).toBe(false);
  });

  it('is earned by the second doubtful reading that says the same, and by no other', () => {
    const trust = new ReadingTrust();
    expect(trust.earns(reading('A', 0.1))).toBe(false);
    expect(trust.earns(reading('B', 0.1))).toBe(false);
    expect(trust.earns(reading('A', 0.1))).toBe(true);
  });

  it('is earned once', () => {
    const trust = new ReadingTrust();
    expect([trust.earns(reading('A', 1)), trust.earns(reading('A', 1))]).toEqual([true, false]);
  });
});
