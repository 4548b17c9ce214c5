import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileObjectStore, createFileUploads } from '../../src/adapters/file-store/index.ts';
import { MAX_IMAGE_BYTES } from '../../src/domain/image/image-rules.ts';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import type { TokenLedger } from '../../src/ports/token-ledger.ts';
import {
  apiKeyDirectoryContract,
  createManualClock,
  createMemoryApiKeyDirectory,
  createMemoryObjectStore,
  createMemoryRateLimiter,
  createMemoryTokenLedger,
  createScriptedDocumentReader,
  documentReaderContract,
  type ManualClock,
  objectStoreContract,
  rateLimiterContract,
  tokenLedgerContract,
  uploadContract,
} from '../../src/testing.ts';
import { failuresOf } from './suite-failures.ts';

type Uploads = ReturnType<typeof createFileUploads>;

/** The first `byteLength` bytes; reads on for a while and drops the rest. */
async function* cutTo(byteLength: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = byteLength;
  for await (const chunk of bytes) {
    if (left > 0) yield chunk.subarray(0, left);
    left -= chunk.byteLength;
    if (left < -10_000) return;
  }
}

/** Runs the suite of the ledger against a ledger in memory that `spoil` makes a mistake of. */
function ledgerFailures(spoil: (ledger: TokenLedger, clock: ManualClock) => TokenLedger): Promise<string[]> {
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const make = () => spoil(createMemoryTokenLedger({ clock, leaseMs: 1_000 }), clock);
  return failuresOf((runner) => tokenLedgerContract(runner, { make, advance: clock.advance, leaseMs: 1_000 }));
}

describe('a conformance suite tells on an adapter that breaks its port', () => {
  it('finds a ledger that forgets which holds are closed', async () => {
    const failed = await ledgerFailures((ledger) => ({
      ...ledger,
      release: (hold) => ledger.grant(hold.organisationId, hold.amount, 'release'),
    }));
    expect(failed).toContain('refuses to release a hold after a release');
    expect(failed).toContain('believes its own record of a hold, not an amount that was changed on the way');
  });

  it('finds a ledger whose check and debit are two steps', async () => {
    const failed = await ledgerFailures((ledger) => ({
      ...ledger,
      async hold(organisationId, amount, purpose) {
        const covered = (await ledger.balance(organisationId)) >= amount;
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (covered && (await ledger.balance(organisationId)) < amount) await ledger.grant(organisationId, amount, '');
        return ledger.hold(organisationId, amount, purpose);
      },
    }));
    expect(failed).toContain('lets exactly 100 of 200 concurrent calls spend a balance of 100');
  });

  it('finds a ledger that looks for a key before it takes it', async () => {
    const failed = await ledgerFailures((ledger) => {
      const taken = new Map<string, string>();
      return {
        ...ledger,
        async holdOnce(organisationId, amount, purpose, { idempotencyKey, fingerprint }) {
          const key = `${organisationId} ${idempotencyKey}`;
          const known = taken.get(key);
          await Promise.resolve();
          if (known !== undefined) return { state: known === fingerprint ? 'in_progress' : 'other_call' };
          const hold = await ledger.hold(organisationId, amount, purpose);
          taken.set(key, fingerprint);
          return { state: 'held', hold };
        },
      };
    });
    expect(failed).toContain('opens one hold for one key that comes 50 times at once');
    expect(failed).toContain('answers a repetition with the answer of the first call, and charges once');
    expect(failed).toContain('forgets the key of a hold that was released');
  });

  it('finds a ledger that knows no leases, and one whose history begins in the middle', async () => {
    const endless = await ledgerFailures((_, clock) => createMemoryTokenLedger({ clock, leaseMs: 10_000_000 }));
    expect(endless).toContain('counts a hold whose lease ran out as released, and refuses to end it');
    expect(endless).toContain('lets a call spend what lapsed holds give back');
    const forgetful = await ledgerFailures((ledger) => ({
      ...ledger,
      history: async (...given) => (await ledger.history(...given)).filter(({ kind }) => kind !== 'grant'),
    }));
    expect(forgetful).toContain('adds up to the balance after many calls at once');
  });

  it('finds a limiter whose burst is too large', async () => {
    const failed = await failuresOf((runner) =>
      rateLimiterContract(runner, {
        make: (policy) => createMemoryRateLimiter({ ...policy, burst: policy.burst + 25 }),
      }),
    );
    expect(failed).toContain('lets 35 of 100 calls at one moment through');
    expect(failed).toContain(
      'lets at most 185 of 600 calls through in 6 seconds, and no fewer than the policy promises',
    );
  });

  it('finds a store that ignores the size limit and the signal', async () => {
    const careless = () => {
      const store = createMemoryObjectStore();
      return { ...store, read: (key: string) => store.read(key, { maxBytes: MAX_IMAGE_BYTES }) };
    };
    expect(await failuresOf((runner) => objectStoreContract(runner, { make: careless }))).toEqual([
      'refuses an object that is larger than allowed',
      'rejects with the reason of its signal when aborted',
    ]);
  });

  it('finds a store that sweeps too much, and one that sweeps nothing', async () => {
    const sweeping = (sweep: (all: () => Promise<number>) => Promise<number>) => () => {
      const store = createMemoryObjectStore();
      return { ...store, sweep: () => sweep(() => store.sweep(Date.now() + 1)) };
    };
    for (const make of [sweeping((all) => all()), sweeping(async () => 0)])
      expect(await failuresOf((runner) => objectStoreContract(runner, { make }))).toEqual([
        'sweeps what was stored before a moment, says how much, and leaves the rest',
      ]);
  });

  describe('of uploads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'idlens-upload-faults-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const clock = createManualClock(Date.now());
    const options = { folder, clock, secret: 'the secret of the tests of contracts' };

    /** Runs the suite against uploads that `spoil` makes a mistake of. */
    function uploadFailures(spoil: (uploads: Uploads) => Uploads['receive']): Promise<string[]> {
      const make = () => {
        const uploads = createFileUploads(options);
        const receiver = { receive: spoil(uploads) };
        return { issuer: uploads, receiver, objects: createFileObjectStore(options), clock };
      };
      return failuresOf((runner) => uploadContract(runner, { make }));
    }

    it('finds a receiver that forgets which URLs were used', async () => {
      const failed = await uploadFailures((uploads) => async (put, callOptions) => {
        await uploads.receive(put, callOptions);
        rmSync(join(folder, 'spent'), { recursive: true, force: true });
      });
      expect(failed).toEqual(['refuses a second PUT, also when the object was removed or swept']);
    });

    it('finds a receiver that does not look at the declared type', async () => {
      const failed = await uploadFailures(
        (uploads) => (put, callOptions) => uploads.receive({ ...put, contentType: 'image/jpeg' }, callOptions),
      );
      expect(failed).toEqual(
        ['another content type', 'a parameter of the content type that was not announced', 'no content type'].map(
          (what) => `refuses ${what}, and stores nothing`,
        ),
      );
    });

    it('finds a receiver that cuts a body to its announced length', async () => {
      const failed = await uploadFailures(
        (uploads) => (put, callOptions) =>
          uploads.receive({ ...put, body: cutTo(put.byteLength ?? 0, put.body) }, callOptions),
      );
      expect(failed).toEqual(['cuts off a body that goes on after what was declared']);
    });
  });

  it('finds a directory that trims what it is given', async () => {
    const failed = await failuresOf((runner) =>
      apiKeyDirectoryContract(runner, {
        make: (known) => {
          const directory = createMemoryApiKeyDirectory(known);
          return { find: (key) => directory.find(key.trim()) };
        },
      }),
    );
    expect(failed).toEqual(['knows no key that differs from a known one']);
  });

  it('finds a reader with confidence in per cent that writes on its picture', async () => {
    const image = {
      widthPx: 2,
      heightPx: 2,
      rgb: new Uint8Array(12),
      source: { bytes: new Uint8Array(1), format: 'png', widthPx: 2, heightPx: 2 },
    } as const;
    const failed = await failuresOf((runner) =>
      documentReaderContract(runner, {
        make: () => {
          const reader = createScriptedDocumentReader(({ image: given }) => {
            given.rgb.fill(7);
            return { answer: { lines: [{ text: 'ID', confidence: 97 }] } };
          });
          return reader;
        },
        legibleImage: () => ({ ...image, rgb: new Uint8Array(12) }),
        blankImage: () => image,
        capabilities: { lines: true, fields: false },
      }),
    );
    expect(failed).toContain('returns lines with text, confidence from 0 to 1 and corners inside the page');
    expect(failed).toContain('leaves the picture as it was given');
    expect(failed).toContain('reads nothing from a blank picture, and that is no error');
  });

  it('names a reader that exchanges the two sides of a document, and one that keeps quiet about taking both', async () => {
    const side = (widthPx: number) => {
      const source = { bytes: new Uint8Array(1), format: 'png', widthPx, heightPx: 2 } as const;
      return { widthPx, heightPx: 2, rgb: new Uint8Array(widthPx * 6), source };
    };
    const [legible, blank] = [side(4), side(2)];
    const make = () => {
      const reader = createScriptedDocumentReader(({ image }) => ({
        answer: image.widthPx === 4 ? { lines: ['ID'], fields: { LAST_NAME: 'DOE' } } : {},
        latencyMs: 1,
      }));
      const readBoth: NonNullable<DocumentReader['readBoth']> = async (front, back, hint, options) => [
        await reader.read(back, hint, options),
        await reader.read(front, hint, options),
      ];
      return { ...reader, readBoth };
    };
    const pictures = { make, legibleImage: () => legible, blankImage: () => blank };
    const name = 'takes both sides at once only where it says so, and reads each as it reads it alone';
    for (const bothSides of [true, false]) {
      const capabilities = { lines: true, fields: true, bothSides };
      expect(await failuresOf((runner) => documentReaderContract(runner, { ...pictures, capabilities }))).toEqual([
        name,
      ]);
    }
  });
});
