import type { ApiKeyDirectory, ApiKeyScope } from '../api-key-directory.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import { expectSame, expectThat } from './expectations.ts';

/** A key that the directory under test knows. */
export interface KnownApiKey {
  readonly key: string;
  readonly organisationId: string;
  readonly scopes: readonly ApiKeyScope[];
}

/** The directory under test. */
export interface ApiKeyDirectorySubject {
  /** A directory that knows exactly these keys. */
  make(known: readonly KnownApiKey[]): Eventually<ApiKeyDirectory>;
  close?(): Promise<void>;
}

const KNOWN: readonly KnownApiKey[] = [
  { key: 'idl_contract_7Qm2v9XcB4nT8wLk', organisationId: 'contract-a', scopes: ['scan', 'upload'] },
  { key: 'idl_contract_Zr5pHd1sYe6uGf3j', organisationId: 'contract-b', scopes: ['scan', 'face', 'upload', 'admin'] },
];

/** The conformance suite of the {@link ApiKeyDirectory} port. */
export function apiKeyDirectoryContract(runner: ContractRunner, subject: ApiKeyDirectorySubject): void {
  runner.describe('API key directory contract', () => {
    const directory = shared(
      runner,
      () => subject.make(KNOWN),
      async () => subject.close?.(),
    );
    findingTests(runner, directory);
  });
}

function findingTests({ it }: ContractRunner, directory: () => Promise<ApiKeyDirectory>): void {
  it('finds the organisation and scopes behind each known key', async () => {
    const subject = await directory();
    for (const { key, organisationId, scopes } of KNOWN) {
      const record = await subject.find(key);
      expectSame(record?.organisationId, organisationId, 'the organisation');
      expectSame([...(record?.scopes ?? [])].sort(), [...scopes].sort(), 'the scopes');
    }
  });

  it('tells keys apart by an id that holds nothing of the key', async () => {
    const subject = await directory();
    const records = await Promise.all(KNOWN.map(({ key }) => subject.find(key)));
    const ids = records.map((record) => record?.keyId ?? '');
    expectThat(new Set(ids).size === KNOWN.length && !ids.includes(''), 'every key has its own id');
    for (const { key } of KNOWN)
      expectThat(!JSON.stringify(records).includes(key.slice(-8)), 'no record holds a part of a key');
  });

  it('knows no key that differs from a known one', async () => {
    const subject = await directory();
    const key = KNOWN[0]?.key ?? '';
    const strangers = [
      '',
      ' ',
      `${key} `,
      ` ${key}`,
      key.slice(0, -1),
      `${key}x`,
      key.toLowerCase(),
      key.replace('idl', 'id1'),
      `${key}\u0000`,
      'ключ',
      '__proto__',
      'x'.repeat(100_000),
    ];
    for (const stranger of strangers)
      expectThat((await subject.find(stranger)) === undefined, 'an unknown key is not found');
  });

  it('finds keys in many calls at once', async () => {
    const subject = await directory();
    const records = await Promise.all(
      Array.from({ length: 30 }, (_, index) => subject.find(KNOWN[index % KNOWN.length]?.key ?? '')),
    );
    expectThat(
      records.every((record) => record !== undefined),
      'every call found its key',
    );
  });
}
