/**
 * What a conformance suite needs of a test framework. Vitest's and Jest's globals fit as they are; for `node:test` pass
 * `{ describe, it, afterAll: after }`.
 */
export interface ContractRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void> | void): void;
  /** Runs once when all tests of the enclosing `describe` have ended. */
  afterAll(body: () => Promise<void> | void): void;
}

/** A value, or a promise of it: adapters may need time to start. */
export type Eventually<T> = T | Promise<T>;

/**
 * Makes the subject on first use, hands out the same one to every test of the suite and closes it after the last.
 * For adapters that are slow to start.
 */
export function shared<T>(
  runner: ContractRunner,
  make: () => Eventually<T>,
  close: (subject: T) => Promise<void>,
): () => Promise<T> {
  let subject: Promise<T> | undefined;
  runner.afterAll(async () => {
    if (subject !== undefined) await close(await subject);
  });
  return () => {
    subject ??= Promise.resolve(make());
    return subject;
  };
}
