import { describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '../../src/domain/image/image-rules.ts';
import type { TokenLedger } from '../../src/ports/token-ledger.ts';
import {
  apiKeyDirectoryContract,
  type ContractRunner,
  createMemoryApiKeyDirectory,
  createMemoryObjectStore,
  createMemoryRateLimiter,
  createMemoryTokenLedger,
  createScriptedDocumentReader,
  documentReaderContract,
  objectStoreContract,
  rateLimiterContract,
  tokenLedgerContract,
} from '../../src/testing.ts';

/** Runs a suite to its end and gives the names of the tests that failed. */
async function failuresOf(suite: (runner: ContractRunner) => void): Promise<string[]> {
  const tests: { name: string; body: () => Promise<void> | void }[] = [];
  suite({
    describe: (_name, body) => body(),
    it: (name, body) => tests.push({ name, body }),
    afterAll: () => undefined,
  });
  expect(tests.length).toBeGreaterThan(0);
  const failed: string[] = [];
  for (const { name, body } of tests) {
    try {
      await body();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

describe('a conformance suite tells on an adapter that breaks its port', () => {
  it('finds a ledger that forgets which holds are closed', async () => {
    const forgetful = (): TokenLedger => {
      const ledger = createMemoryTokenLedger();
      return { ...ledger, release: (hold) => ledger.grant(hold.organisationId, hold.amount, 'release') };
    };
    const failed = await failuresOf((runner) => tokenLedgerContract(runner, { make: forgetful }));
    expect(failed).toContain('refuses to release a hold after a release');
    expect(failed).toContain('believes its own record of a hold, not an amount that was changed on the way');
  });

  it('finds a ledger whose check and debit are two steps', async () => {
    const racing = (): TokenLedger => {
      const ledger = createMemoryTokenLedger();
      return {
        ...ledger,
        async hold(organisationId, amount, purpose) {
          const covered = (await ledger.balance(organisationId)) >= amount;
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (covered && (await ledger.balance(organisationId)) < amount)
            await ledger.grant(organisationId, amount, '');
          return ledger.hold(organisationId, amount, purpose);
        },
      };
    };
    const failed = await failuresOf((runner) => tokenLedgerContract(runner, { make: racing }));
    expect(failed).toEqual(['lets exactly 100 of 200 concurrent calls spend a balance of 100']);
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
});
