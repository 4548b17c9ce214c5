import { describe, expect, it } from 'vitest';
import { warmUp } from '../../src/app/warm-up.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import { createManualClock, createScriptedBarcodeReader, createScriptedDocumentReader } from '../../src/testing.ts';
import { SPECIMEN } from './http-harness.ts';

const clock = createManualClock(Date.UTC(2026, 0, 1));

describe('warming up', () => {
  it('starts the document reader without asking it to read, and shows the barcode reader a blank picture', async () => {
    const seen: number[] = [];
    const barcodeReader = createScriptedBarcodeReader(({ widthPx, heightPx, rgb }) => {
      seen.push(widthPx * heightPx * 3, rgb.length);
      return { answer: [] };
    });
    const reader = createScriptedDocumentReader(SPECIMEN);
    let asked = 0;
    const documentReader = {
      ...reader,
      isReady: () => {
        asked += 1;
        return reader.isReady();
      },
    };
    await warmUp({ documentReader, barcodeReader, clock });
    expect(asked).toBe(1);
    expect(reader.calls).toEqual([]);
    expect(seen[0]).toBe(seen[1]);
  });

  it('does not fail where the readers do', async () => {
    const failure = new IdlensError('reader.unavailable', 'No barcodes today.', { retryable: true });
    const barcodeReader = createScriptedBarcodeReader(() => ({ fault: failure }));
    const documentReader = createScriptedDocumentReader(SPECIMEN, { ready: false });
    await expect(warmUp({ documentReader, barcodeReader, clock })).resolves.toBeUndefined();
  });
});
