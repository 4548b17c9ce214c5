import { describe, expect, it } from 'vitest';
import {
  type CostHeader,
  decodingCost,
  MAX_BUFFERED_BYTES,
  MAX_DECODED_BYTES,
} from '../../../src/adapters/image-sharp/decoding-cost.ts';

const PHOTO: CostHeader = {
  width: 8000,
  height: 6000,
  channels: 3,
  depth: 'uchar',
  format: 'jpeg',
  isProgressive: false,
};

const affordable = (header: CostHeader): boolean => {
  const cost = decodingCost(header);
  return cost.decodedBytes <= MAX_DECODED_BYTES && cost.bufferedBytes <= MAX_BUFFERED_BYTES;
};

describe('the cost of decoding', () => {
  it('is what the pixels take when a picture is read row by row', () => {
    expect(decodingCost(PHOTO)).toEqual({ decodedBytes: 144_000_000, bufferedBytes: 0 });
  });

  it('counts two bytes a sample for 16 bits', () => {
    expect(decodingCost({ ...PHOTO, format: 'png', depth: 'ushort' }).decodedBytes).toBe(288_000_000);
  });

  it('holds an interlaced PNG as a whole', () => {
    const header: CostHeader = { ...PHOTO, format: 'png', channels: 4, isProgressive: true };
    expect(decodingCost(header).bufferedBytes).toBe(192_000_000);
  });

  it('holds a coefficient of two bytes for every sample of a progressive JPEG', () => {
    const header: CostHeader = { ...PHOTO, isProgressive: true };
    expect(decodingCost({ ...header, chromaSubsampling: '4:4:4' }).bufferedBytes).toBe(288_000_000);
    expect(decodingCost({ ...header, chromaSubsampling: '4:2:0' }).bufferedBytes).toBe(144_000_000);
    expect(decodingCost({ ...header, channels: 4, chromaSubsampling: '4:2:0:4' }).bufferedBytes).toBe(240_000_000);
  });

  it('affords every photograph of 48 megapixels that phones take', () => {
    expect(affordable(PHOTO)).toBe(true);
    expect(affordable({ ...PHOTO, isProgressive: true, chromaSubsampling: '4:2:0' })).toBe(true);
    expect(affordable({ ...PHOTO, format: 'webp', channels: 4 })).toBe(true);
    expect(affordable({ ...PHOTO, format: 'png', channels: 4 })).toBe(true);
  });

  it('does not afford what takes half a gigabyte', () => {
    expect(affordable({ ...PHOTO, format: 'png', channels: 4, depth: 'ushort', isProgressive: true })).toBe(false);
    expect(affordable({ ...PHOTO, channels: 4, isProgressive: true })).toBe(false);
  });
});
