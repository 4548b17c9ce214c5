import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHashedApiKeys } from '../../../src/adapters/api-keys/hashed-api-keys.ts';
import { addAccountCommands } from '../../../src/app/cli/account-commands.ts';
import { createManageAccounts } from '../../../src/app/use-cases/manage-accounts.ts';
import { formatApiKey } from '../../../src/domain/account/api-key.ts';
import { IdlensError } from '../../../src/domain/errors.ts';
import {
  createManualClock,
  createMemoryApiKeyStore,
  createMemoryOrganisationDirectory,
  createMemoryTokenLedger,
  createRecordingTelemetry,
} from '../../../src/testing.ts';

let stores: ReturnType<typeof freshStores>;
beforeEach(() => {
  stores = freshStores();
});

describe('idlens org', () => {
  it('makes organisations and prints their ids alone', async () => {
    const made = await run('org', 'create', 'Société Générale');
    expect(made).toMatchObject({ exitCode: 0, stdout: 'societe-generale\n' });
    expect(made.stderr).toMatch(/no tokens and no keys/);
    expect((await run('org', 'create', '株式会社', '--id', 'kk_1')).stdout).toBe('kk_1\n');
  });

  it('lists them by id, for people and for programs', async () => {
    await run('org', 'create', '株式会社', '--id', 'kk');
    await run('org', 'create', 'Acme');
    expect((await run('org', 'list', '--table')).stdout).toBe(
      [
        'id    name      created',
        'acme  Acme      2026-01-15T01:02:03Z',
        'kk    株式会社  2026-01-15T01:02:03Z',
        '',
      ].join('\n'),
    );
    expect(jsonLines((await run('org', 'list', '--json')).stdout)[1]).toEqual({
      id: 'kk',
      name: '株式会社',
      created: '2026-01-15T01:02:03Z',
    });
  });

  it('prints nothing when there is none', async () => {
    expect(await run('org', 'list', '--table')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });

  it.each([
    [['Acme'], /an organisation of this id already/],
    [['Other', '--id', 'a b'], /id: give 1 to 64 letters/],
    [['株式会社'], /id: give an id/],
    [['two\nlines', '--id', 'x'], /name: give 1 to 200 characters on one line/],
  ])('refuses %j and says why', async (args, message) => {
    await run('org', 'create', 'Acme');
    const refused = await run('org', 'create', ...args);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('idlens key', () => {
  beforeEach(() => run('org', 'create', 'Acme'));

  it('prints a new key alone, which then works with its scopes until it is revoked', async () => {
    const { exitCode, stdout, stderr } = await run(
      'key',
      'create',
      'acme',
      '--scope',
      'scan',
      '--scope',
      'admin',
      '--label',
      'Desk',
    );
    const key = stdout.trimEnd();
    const found = await stores.keys.find(key);
    expect(found).toMatchObject({ organisationId: 'acme', scopes: ['scan', 'admin'] });
    expect(stderr).toContain(found?.keyId);
    expect(stderr).not.toContain(key);
    expect(exitCode).toBe(0);
    expect(await run('key', 'revoke', found?.keyId ?? '')).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await stores.keys.find(key)).toBeUndefined();
  });

  it('gives a key all scopes but admin when none is named', async () => {
    const { stdout } = await run('key', 'create', 'acme');
    expect((await stores.keys.find(stdout.trimEnd()))?.scopes).toEqual(['scan', 'face', 'upload']);
  });

  it('lists keys without their secrets', async () => {
    const [first, second] = [
      await run('key', 'create', 'acme', '--label', 'Desk 4'),
      await run('key', 'create', 'acme'),
    ];
    const id = first.stdout.slice(4, 15);
    await run('key', 'revoke', id);
    const table = (await run('key', 'list', 'acme', '--table')).stdout;
    expect(table).toMatch(/^id {11}label {3}scopes {14}created {15}last used {2}revoked\n/);
    expect(table).toContain(
      `${id}  Desk 4  scan, face, upload  2026-01-15T01:02:03Z  –          2026-01-15T01:02:03Z\n`,
    );
    const listed = (await run('key', 'list', 'acme')).stdout;
    expect(jsonLines(listed)[0]).toMatchObject({ id, label: 'Desk 4', scopes: ['scan', 'face', 'upload'] });
    for (const { stdout } of [first, second]) expect(table + listed).not.toContain(stdout.slice(16, 40));
  });

  it('knows no key and no organisation that there is none of', async () => {
    expect(await run('key', 'revoke', '0'.repeat(11))).toMatchObject({
      exitCode: 1,
      stderr: 'There is no key of this id.\n',
    });
    for (const args of [
      ['create', 'nobody'],
      ['list', 'nobody'],
    ])
      expect(await run('key', ...args)).toMatchObject({
        exitCode: 1,
        stdout: '',
        stderr: 'There is no organisation of this id.\n',
      });
  });

  it('does not repeat a whole key that was given for its id', async () => {
    const { text } = formatApiKey(randomBytes(28));
    const { exitCode, stderr } = await run('key', 'revoke', text);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/keyId: give the key's id/);
    expect(stderr).not.toContain(text.slice(4));
  });

  it('refuses an unknown scope and names the known ones, without opening the accounts', async () => {
    const { error, opened, stderr } = await run('key', 'create', 'acme', '--scope', 'everything');
    expect(error).toBeDefined();
    expect(stderr).toContain('scan, face, upload, admin');
    expect(opened).toBe(0);
  });
});

describe('idlens tokens', () => {
  beforeEach(() => run('org', 'create', 'Acme'));

  it('grants tokens and prints the balance', async () => {
    expect(await run('tokens', 'grant', 'acme', '100')).toMatchObject({ exitCode: 0, stdout: '100\n' });
    expect((await run('tokens', 'grant', 'acme', '20', '--reason', 'invoice 7')).stdout).toBe('120\n');
    expect((await run('tokens', 'balance', 'acme')).stdout).toBe('120\n');
  });

  it('lists what became of them, newest first', async () => {
    await run('tokens', 'grant', 'acme', '100', '--reason', 'invoice 7');
    await stores.ledger.settle(
      await stores.ledger.hold('acme', 2, { operation: 'document.scan', requestId: 'request-1' }),
    );
    const history = jsonLines((await run('tokens', 'history', 'acme', '--limit', '2')).stdout);
    expect(history.map(({ kind, balance }) => [kind, balance])).toEqual([
      ['settle', 98],
      ['hold', 98],
    ]);
    expect((await run('tokens', 'history', 'acme', '--table')).stdout).toMatch(
      /2026-01-15T01:02:03Z {2}grant {3}100 {5}100 {6}invoice 7 {6}–\n$/,
    );
  });

  it('says so when there is no such organisation', async () => {
    for (const args of [
      ['grant', 'nobody', '5'],
      ['balance', 'nobody'],
      ['history', 'nobody'],
    ])
      expect(await run('tokens', ...args)).toMatchObject({
        exitCode: 1,
        stdout: '',
        stderr: 'There is no organisation of this id.\n',
      });
  });

  it.each(['0', '1000000001'])('refuses to grant %s', async (amount) => {
    const refused = await run('tokens', 'grant', 'acme', amount);
    expect(refused).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/amount: give .* 1 to 1000000000/),
    });
    expect((await run('tokens', 'balance', 'acme')).stdout).toBe('0\n');
  });

  it('shows at most 1,000 changes at once', async () => {
    const refused = await run('tokens', 'history', 'acme', '--limit', '1001');
    expect(refused).toMatchObject({ exitCode: 1, stderr: 'limit: give a whole number from 1 to 1000.\n' });
  });

  it.each(['1.5', '-3', 'ten', '', '9'.repeat(16)])(
    'takes %j for no amount, without opening the accounts',
    async (amount) => {
      const { error, opened } = await run('tokens', 'grant', 'acme', '--', amount);
      expect(error).toBeDefined();
      expect(opened).toBe(0);
    },
  );
});

describe('a command for accounts', () => {
  it('closes what it opened, also after a failure', async () => {
    expect(await run('org', 'list')).toMatchObject({ opened: 1, closed: 1 });
    expect(await run('tokens', 'balance', 'nobody')).toMatchObject({ opened: 1, closed: 1, exitCode: 1 });
  });

  it('says why the accounts cannot be opened', async () => {
    stores.openingFault = new IdlensError('storage.unavailable', 'The database does not answer.', { retryable: true });
    expect(await run('org', 'list')).toMatchObject({ exitCode: 1, stderr: 'The database does not answer.\n' });
  });

  it('passes bugs on', async () => {
    stores.openingFault = new TypeError('a bug');
    expect((await run('org', 'list')).error).toBe(stores.openingFault);
  });
});

// Helpers

function freshStores() {
  const clock = createManualClock(Date.UTC(2026, 0, 15, 1, 2, 3, 456));
  const organisations = createMemoryOrganisationDirectory();
  const store = createMemoryApiKeyStore();
  const telemetry = createRecordingTelemetry();
  const keys = createHashedApiKeys({ store, organisations, clock, telemetry, hashSecret: randomBytes(32) });
  const ledger = createMemoryTokenLedger({ clock });
  const accounts = createManageAccounts(organisations, keys, ledger, clock);
  return { accounts, keys, ledger, openingFault: undefined as Error | undefined };
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function run(...args: string[]) {
  const [out, err] = [capture(), capture()];
  const seen = { exitCode: undefined as number | undefined, opened: 0, closed: 0, error: undefined as unknown };
  const openAccounts = async () => {
    if (stores.openingFault !== undefined) throw stores.openingFault;
    seen.opened += 1;
    const close = async () => {
      seen.closed += 1;
    };
    return { accounts: stores.accounts, close };
  };
  const program = new Command('idlens').exitOverride().configureOutput({
    writeOut: (text) => out.stream.write(text),
    writeErr: (text) => err.stream.write(text),
  });
  addAccountCommands(program, { openAccounts, output: { stdout: out.stream, stderr: err.stream } }, (code) => {
    seen.exitCode = code;
  });
  try {
    await program.parseAsync(['node', 'idlens', ...args]);
  } catch (error) {
    seen.error = error;
  }
  return { ...seen, stdout: out.text(), stderr: err.text() };
}

function capture() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString() };
}
