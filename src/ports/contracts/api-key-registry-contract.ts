import { apiKeyChecksum, parseApiKey } from '../../domain/account/api-key.ts';
import type { ApiKeyDirectory } from '../api-key-directory.ts';
import type { ApiKeyRegistry, RegisteredApiKey } from '../api-key-registry.ts';
import type { OrganisationDirectory } from '../organisation-directory.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import { expectFailure, expectSame, expectThat } from './expectations.ts';

/** A registry together with the directory that finds what it gives out. */
export type ApiKeyKeeper = ApiKeyDirectory & ApiKeyRegistry;

/** Two replicas over one store, on one clock that stands still until it is moved. */
export interface ApiKeyReplicas {
  readonly one: ApiKeyKeeper;
  readonly other: ApiKeyKeeper;
  readonly organisations: OrganisationDirectory;
  /** Moves the clock forward. */
  advance(durationMs: number): void;
}

/** The registry under test; what earlier runs created does no harm. */
export interface ApiKeyRegistrySubject {
  make(): Eventually<ApiKeyReplicas>;
  /** A registry whose storage cannot answer. */
  makeUnavailable?(): Eventually<ApiKeyKeeper>;
  close?(): Promise<void>;
}

type Replicas = () => Promise<ApiKeyReplicas>;

const MINUTE_MS = 60_000;
const run = Date.now().toString(36);
let created = 0;

async function freshOrganisation({ organisations }: ApiKeyReplicas): Promise<string> {
  created += 1;
  const organisationId = `contract-keys-${run}-${created}`;
  await organisations.create({ organisationId, name: 'Contract', createdAtMs: 0 });
  return organisationId;
}

/** The conformance suite of the {@link ApiKeyRegistry} port and of the {@link ApiKeyDirectory} over the same keys. */
export function apiKeyRegistryContract(runner: ContractRunner, subject: ApiKeyRegistrySubject): void {
  runner.describe('API key registry contract', () => {
    const replicas = shared(runner, subject.make, async () => subject.close?.());
    issueTests(runner, replicas);
    strangerTests(runner, replicas);
    revokeTests(runner, replicas);
    listTests(runner, replicas);
    lastUseTests(runner, replicas);
    const { makeUnavailable } = subject;
    if (makeUnavailable !== undefined)
      runner.it('fails retryably when its storage cannot answer', async () => {
        const { one } = await replicas();
        const organisationId = await freshOrganisation(await replicas());
        const { secret } = await one.issue({ organisationId, scopes: ['scan'], label: '' });
        await expectFailure((await makeUnavailable()).find(secret), 'storage.unavailable', { retryable: true });
      });
  });
}

function issueTests({ it }: ContractRunner, replicas: Replicas): void {
  it('gives out keys that every replica finds', async () => {
    const subject = await replicas();
    const organisationId = await freshOrganisation(subject);
    const { key, secret } = await subject.one.issue({ organisationId, scopes: ['scan', 'upload'], label: 'Desk 4' });
    expectSame(parseApiKey(secret)?.keyId, key.keyId, 'the key id inside the key');
    expectSame([key.organisationId, key.scopes, key.label], [organisationId, ['scan', 'upload'], 'Desk 4'], 'the key');
    for (const keeper of [subject.one, subject.other]) {
      const found = await keeper.find(secret);
      expectSame([found?.keyId, found?.organisationId], [key.keyId, organisationId], 'whose key it is');
      expectSame([...(found?.scopes ?? [])].sort(), ['scan', 'upload'], 'the scopes');
    }
  });

  it('gives an organisation several keys, each with its own scopes', async () => {
    const subject = await replicas();
    const organisationId = await freshOrganisation(subject);
    const issue = (scope: 'scan' | 'admin') => subject.one.issue({ organisationId, scopes: [scope], label: scope });
    const [scan, admin] = await Promise.all([issue('scan'), issue('admin')]);
    expectThat(scan.key.keyId !== admin.key.keyId && scan.secret !== admin.secret, 'the keys differ');
    expectSame((await subject.one.find(scan.secret))?.scopes, ['scan'], 'the scopes of the first');
    expectSame((await subject.one.find(admin.secret))?.scopes, ['admin'], 'the scopes of the second');
  });

  it('gives an organisation that does not exist no key', async () => {
    const { one } = await replicas();
    const request = { organisationId: `nobody-${run}`, scopes: ['scan'], label: '' } as const;
    await expectFailure(one.issue(request), 'organisation.unknown', { retryable: false });
    await expectFailure(one.list(request.organisationId), 'organisation.unknown', { retryable: false });
  });
}

function strangerTests({ it }: ContractRunner, replicas: Replicas): void {
  it('finds no key by a right id with another secret', async () => {
    const subject = await replicas();
    const organisationId = await freshOrganisation(subject);
    const issue = async (): Promise<string> =>
      (await subject.one.issue({ organisationId, scopes: ['scan'], label: '' })).secret;
    const [one, two] = [await issue(), await issue()];
    const crossed = withChecksum(one.slice(0, 16) + two.slice(16, -6));
    expectSame(parseApiKey(crossed)?.keyId, parseApiKey(one)?.keyId, 'the key id of the crossed key');
    expectThat((await subject.one.find(crossed)) === undefined, 'a key with another secret is not found');
  });

  it('finds nothing that is not a key, or of an id that was never given', async () => {
    const { one } = await replicas();
    const unknown = withChecksum(`idl_${'0'.repeat(11)}_${'0'.repeat(27)}`);
    for (const stranger of ['', 'idl_', unknown, `${unknown} `, `${unknown.slice(0, -1)}~`, 'x'.repeat(100_000)])
      expectThat((await one.find(stranger)) === undefined, 'a stranger is not found');
  });
}

/** Forged as anybody can: the checksum is no secret. */
function withChecksum(body: string): string {
  return body + apiKeyChecksum(body);
}

function revokeTests({ it }: ContractRunner, replicas: Replicas): void {
  it('admits no call with a revoked key from then on, on any replica, and no other key is touched', async () => {
    const subject = await replicas();
    const organisationId = await freshOrganisation(subject);
    const request = { organisationId, scopes: ['scan'], label: '' } as const;
    const [revoked, kept] = [await subject.one.issue(request), await subject.one.issue(request)];
    for (const keeper of [subject.one, subject.other]) await keeper.find(revoked.secret);
    await subject.other.revoke(revoked.key.keyId);
    for (const keeper of [subject.one, subject.other]) {
      expectThat((await keeper.find(revoked.secret)) === undefined, 'the revoked key is not found');
      expectThat((await keeper.find(kept.secret)) !== undefined, 'the other key is found');
    }
  });

  it('keeps the moment of the first of two revocations', async () => {
    const subject = await replicas();
    const organisationId = await freshOrganisation(subject);
    const { key } = await subject.one.issue({ organisationId, scopes: ['scan'], label: '' });
    await subject.one.revoke(key.keyId);
    const [before] = await subject.one.list(organisationId);
    subject.advance(MINUTE_MS);
    await subject.one.revoke(key.keyId);
    const [after] = await subject.one.list(organisationId);
    expectThat(before?.revokedAtMs !== undefined, 'a revoked key tells when it was revoked');
    expectSame(after?.revokedAtMs, before.revokedAtMs, 'the moment of revocation');
  });

  it('says so when there is no key to revoke', async () => {
    const { one } = await replicas();
    for (const keyId of ['00000000000', '', 'x'.repeat(1000)])
      await expectFailure(one.revoke(keyId), 'key.unknown', { retryable: false });
  });
}

function listTests({ it }: ContractRunner, replicas: Replicas): void {
  it('lists the keys of one organisation, oldest first, without their secrets', async () => {
    const subject = await replicas();
    const [organisationId, stranger] = [await freshOrganisation(subject), await freshOrganisation(subject)];
    const issued: { readonly key: RegisteredApiKey; readonly secret: string }[] = [];
    for (const label of ['first', 'second', "th'ird"]) {
      issued.push(await subject.one.issue({ organisationId, scopes: ['scan', 'face'], label }));
      subject.advance(1);
    }
    await subject.one.issue({ organisationId: stranger, scopes: ['scan'], label: 'not theirs' });
    const listed = await subject.one.list(organisationId);
    const rows = (keys: readonly RegisteredApiKey[]) =>
      keys.map(({ keyId, label, createdAtMs }) => [keyId, label, createdAtMs]);
    expectSame(rows(listed), rows(issued.map(({ key }) => key)), 'the keys');
    for (const { secret } of issued)
      expectThat(!JSON.stringify(listed).includes(secret.slice(16, -6)), 'no secret is listed');
  });
}

function lastUseTests({ it }: ContractRunner, replicas: Replicas): void {
  const lastUseOf = async ({ one }: ApiKeyReplicas, organisationId: string): Promise<number | undefined> =>
    (await one.list(organisationId))[0]?.lastUsedAtMs;

  /** Uses are noted beside the calls, so they are looked for a few times. */
  async function noted(subject: ApiKeyReplicas, organisationId: string, earlier?: number): Promise<number | undefined> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const lastUse = await lastUseOf(subject, organisationId);
      if (lastUse !== earlier) return lastUse;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return earlier;
  }

  it('tells the last use to within a minute', async () => {
    const subject = await replicas();
    const organisationId = await freshOrganisation(subject);
    const { key, secret } = await subject.one.issue({ organisationId, scopes: ['scan'], label: '' });
    expectThat((await lastUseOf(subject, organisationId)) === undefined, 'a new key was never used');
    subject.advance(5_000);
    await subject.one.find(secret);
    const first = await noted(subject, organisationId);
    expectSame(first, key.createdAtMs + 5_000, 'the first use');
    subject.advance(MINUTE_MS - 1);
    await subject.other.find(secret);
    subject.advance(1);
    await subject.one.find(secret);
    expectSame(await noted(subject, organisationId, first), (first ?? 0) + MINUTE_MS, 'the use a minute later');
  });
}
