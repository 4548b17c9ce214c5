import { expect } from 'vitest';
import type { ContractRunner } from '../../src/testing.ts';

/** Runs a suite to its end and gives the names of the tests that failed. */
export async function failuresOf(suite: (runner: ContractRunner) => void): Promise<string[]> {
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
