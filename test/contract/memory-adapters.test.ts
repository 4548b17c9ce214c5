import { afterAll, describe, expect, it } from 'vitest';
import { createPinoTelemetry } from '../../src/adapters/system/pino-telemetry.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import {
  apiKeyDirectoryContract,
  barcodeReaderContract,
  clockContract,
  createManualClock,
  createMemoryApiKeyDirectory,
  createMemoryObjectStore,
  createMemoryRateLimiter,
  createMemoryTokenLedger,
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
  documentReaderContract,
  objectStoreContract,
  rateLimiterContract,
  scriptedBarcode,
  telemetryContract,
  tokenLedgerContract,
} from '../../src/testing.ts';

const runner = { describe, it, afterAll };

function plainImage(widthPx: number, heightPx: number): DecodedImage {
  const rgb = new Uint8Array(widthPx * heightPx * 3).fill(255);
  return { widthPx, heightPx, rgb, source: { bytes: new Uint8Array([1, 2, 3]), format: 'png', widthPx, heightPx } };
}

const legible = plainImage(40, 30);
const blank = plainImage(8, 8);

describe('scripted document reader', () => {
  for (const turn of [0, 90] as const)
    documentReaderContract(runner, {
      make: () =>
        createScriptedDocumentReader(({ image }) => ({
          answer:
            image.widthPx === legible.widthPx
              ? { lines: ['REPUBLIC OF UTOPIA', 'PASSPORT'], fields: { LAST_NAME: 'ERIKSSON', SUFFIX: '' }, turn }
              : {},
        })),
      makeUnavailable: () =>
        createScriptedDocumentReader(
          () => ({ fault: new IdlensError('reader.unavailable', 'No engine.', { retryable: true }) }),
          { ready: false },
        ),
      legibleImage: () => legible,
      blankImage: () => blank,
      capabilities: { lines: true, fields: true },
    });

  it('answers, fails and answers late, one step a call', async () => {
    const fault = new Error('a fault by script');
    const reader = createScriptedDocumentReader([{ fault }, { answer: { lines: ['LATE'] }, latencyMs: 5 }]);
    await expect(reader.read(legible, { documentType: 'auto' })).rejects.toBe(fault);
    await expect(reader.read(legible, { documentType: 'passport' })).resolves.toMatchObject({
      lines: [{ text: 'LATE' }],
    });
    await expect(reader.read(legible, { documentType: 'auto' })).rejects.toThrow(/no step left/);
  });

  it('tells what it was asked, without the picture unless wanted', async () => {
    const forgetful = createScriptedDocumentReader({});
    const keeping = createScriptedDocumentReader({}, { keepImages: true });
    await forgetful.read(legible, { documentType: 'passport' });
    await keeping.read(legible, { documentType: 'passport' });
    expect(forgetful.calls).toEqual([{ documentType: 'passport', widthPx: 40, heightPx: 30 }]);
    expect(keeping.calls[0]?.image).toBe(legible);
  });

  it('ends a call that hangs when it is closed', async () => {
    const reader = createScriptedDocumentReader([{ hang: true }]);
    const hanging = reader.read(legible, { documentType: 'auto' });
    const outcome = expect(hanging).rejects.toMatchObject({ code: 'reader.unavailable', retryable: true });
    await reader.close();
    await outcome;
  });
});

describe('scripted barcode reader', () => {
  const barcodes = [scriptedBarcode('PDF417', '@\n\u001e\rANSI '), scriptedBarcode('QRCode', 'hello')];
  barcodeReaderContract(runner, {
    make: () => createScriptedBarcodeReader((image) => ({ answer: image.widthPx === legible.widthPx ? barcodes : [] })),
    samples: { 'what the script says': () => ({ image: legible, barcodes }) },
    blankImage: () => blank,
  });

  it('finds nothing without a script', async () => {
    expect(await createScriptedBarcodeReader().read(legible)).toEqual([]);
  });
});

describe('memory object store', () => objectStoreContract(runner, { make: createMemoryObjectStore }));
describe('memory token ledger', () => {
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  tokenLedgerContract(runner, {
    make: () => createMemoryTokenLedger({ clock, leaseMs: 1_000 }),
    advance: (durationMs) => clock.advance(durationMs),
    leaseMs: 1_000,
  });

  it('refuses fractions and negative amounts as bugs', async () => {
    const ledger = createMemoryTokenLedger();
    await expect(ledger.grant('org', 0.5, 'x')).rejects.toThrow(/whole number/);
    await expect(ledger.hold('org', -1, { operation: 'x', requestId: 'y' })).rejects.toThrow(/whole number/);
  });
});
describe('memory API key directory', () => apiKeyDirectoryContract(runner, { make: createMemoryApiKeyDirectory }));
describe('memory rate limiter', () => {
  rateLimiterContract(runner, { make: createMemoryRateLimiter });

  it('does not count a call that comes after a day change twice', async () => {
    const limiter = createMemoryRateLimiter({ sustainedPerSecond: 1, burst: 1, perDay: 1 });
    const lastMoment = Date.UTC(2026, 0, 2) - 1;
    expect((await limiter.take('org', lastMoment)).allowed).toBe(true);
    expect((await limiter.take('org', lastMoment + 1)).allowed).toBe(false);
    expect((await limiter.take('org', lastMoment + 1_000)).allowed).toBe(true);
  });
});
describe('manual clock', () => clockContract(runner, { make: () => createManualClock(Date.UTC(2026, 0, 1)) }));
describe('system clock', () => clockContract(runner, { make: createSystemClock }));
describe('recording telemetry', () => telemetryContract(runner, { make: createRecordingTelemetry }));
describe('pino telemetry', () => {
  const lines: string[] = [];
  const destination = { write: (line: string): unknown => lines.push(line) };
  telemetryContract(runner, { make: () => createPinoTelemetry({ level: 'info', destination }) });

  it('writes one JSON line an event, and the causes of a failure', () => {
    lines.length = 0;
    const telemetry = createPinoTelemetry({ level: 'info', destination });
    telemetry.record('http.request', { status: 200 });
    telemetry.failure('bug', new Error('outer', { cause: new IdlensError('reader.timeout', 'inner') }), {});
    const [event, failure] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(event).toMatchObject({ event: 'http.request', status: 200 });
    expect(failure).toMatchObject({
      event: 'bug',
      error: { message: 'outer', cause: { code: 'reader.timeout', message: 'inner' } },
    });
  });

  it('says nothing when it is silent', () => {
    lines.length = 0;
    createPinoTelemetry({ level: 'silent', destination }).record('http.request', {});
    expect(lines).toEqual([]);
  });
});
