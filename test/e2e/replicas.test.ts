import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openAccounts } from '../../src/app/composition/open-accounts.ts';
import type { AppConfig } from '../../src/app/config/app-config.ts';
import { loadConfig } from '../../src/app/config/load-config.ts';
import { type RunningServer, startServer } from '../../src/app/server.ts';
import {
  createManualClock,
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
} from '../../src/testing.ts';
import { PICTURES, SPECIMEN } from '../http/http-harness.ts';
import { newDatabase } from '../postgres/postgres-server.ts';

const REPLICAS = 3;
const TOKENS = 50;

/** Stands still, so that no call becomes free again while a slow machine sends the others. */
const clock = createManualClock(Date.now());
let config: AppConfig;
let replicas: readonly RunningServer[] = [];
const readers = Array.from({ length: REPLICAS }, () => createScriptedDocumentReader(SPECIMEN));

beforeAll(async () => {
  const environment = {
    IDLENS_PORT: '0',
    IDLENS_DATA_FOLDER: await mkdtemp(join(tmpdir(), 'idlens-replicas-')),
    IDLENS_DATABASE_URL: await newDatabase(inject('postgresUrl')),
    IDLENS_SECRET: 'a secret that all the replicas share',
    IDLENS_BOOTSTRAP_KEY: 'a-bootstrap-key-of-its-own',
    IDLENS_BOOTSTRAP_TOKENS: String(TOKENS),
    IDLENS_SCANS_RUNNING: '10',
  };
  config = loadConfig(environment, { cores: 2 });
  replicas = await Promise.all(readers.map(start));
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  if (config.storage.kind !== 'memory') await rm(config.storage.dataFolder, { recursive: true, force: true });
});

function start(documentReader: (typeof readers)[number]): Promise<RunningServer> {
  const telemetry = createRecordingTelemetry();
  return startServer(config, { documentReader, barcodeReader: createScriptedBarcodeReader(), telemetry, clock });
}

function replica(index: number): RunningServer {
  const found = replicas[index % REPLICAS];
  if (found === undefined) throw new Error('the replicas were not started');
  return found;
}

function scan(index: number, key: string, more: Record<string, string> = {}): Promise<Response> {
  const headers = { 'x-api-key': key, 'content-type': 'application/json', ...more };
  const body = JSON.stringify({ image: PICTURES.jpeg.toString('base64') });
  return fetch(`${replica(index).url}/v1/document/scan`, { method: 'POST', headers, body });
}

async function managing<Result>(
  use: (accounts: Awaited<ReturnType<typeof openAccounts>>['accounts']) => Promise<Result>,
) {
  const { accounts, close } = await openAccounts(config);
  return use(accounts).finally(close);
}

describe('replicas that start at once over one database', () => {
  it('grant the first tokens once', async () => {
    expect(await managing((accounts) => accounts.tokenBalance('local'))).toBe(TOKENS);
  });

  it('do a repeated call once, whichever of them it reaches', async () => {
    const { organisationId } = await managing((accounts) => accounts.createOrganisation({ name: 'Repeating' }));
    await managing((accounts) => accounts.grantTokens({ organisationId, amount: 10, reason: 'test' }));
    const { secret } = await managing((accounts) =>
      accounts.createKey({ organisationId, scopes: ['scan'], label: 'test' }),
    );
    const before = readers.reduce((sum, { calls }) => sum + calls.length, 0);
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, index) => scan(index, secret, { 'Idempotency-Key': 'order-1' })),
    );
    expect(sent.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const later = await Promise.all([0, 1, 2].map((index) => scan(index, secret, { 'Idempotency-Key': 'order-1' })));
    expect(later.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual(['true', 'true', 'true']);
    expect(new Set(await Promise.all(later.map((response) => response.text()))).size).toBe(1);
    expect(readers.reduce((sum, { calls }) => sum + calls.length, 0) - before).toBe(1);
    expect(await managing((accounts) => accounts.tokenBalance(organisationId))).toBe(9);
  });

  it('let no organisation spend a token twice', async () => {
    const { organisationId } = await managing((accounts) => accounts.createOrganisation({ name: 'Poor' }));
    await managing((accounts) => accounts.grantTokens({ organisationId, amount: 7, reason: 'test' }));
    const { secret } = await managing((accounts) =>
      accounts.createKey({ organisationId, scopes: ['scan'], label: 'test' }),
    );
    const statuses = await Promise.all(
      Array.from({ length: 15 }, async (_, index) => (await scan(index, secret)).status),
    );
    expect(statuses.toSorted()).toEqual([...Array<number>(7).fill(200), ...Array<number>(8).fill(402)]);
  });

  it('refuse a key as soon as it is revoked, and count calls together', async () => {
    const { organisationId } = await managing((accounts) => accounts.createOrganisation({ name: 'Busy' }));
    const { key, secret } = await managing((accounts) =>
      accounts.createKey({ organisationId, scopes: ['scan'], label: 'test' }),
    );
    const verify = (index: number) =>
      fetch(`${replica(index).url}/v1/auth/verify`, { headers: { 'x-api-key': secret } });
    const responses = await Promise.all(Array.from({ length: 90 }, (_, index) => verify(index)));
    const passed = responses.filter(({ status }) => status === 200).length;
    expect(passed).toBe(35);
    expect(responses.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    clock.advance(10_000);
    await managing((accounts) => accounts.revokeKey(key.keyId));
    expect(await Promise.all([0, 1, 2].map(async (index) => (await verify(index)).status))).toEqual([401, 401, 401]);
  });
});
