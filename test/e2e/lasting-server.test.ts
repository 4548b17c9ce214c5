import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { openStorage } from '../../src/app/composition/open-storage.ts';
import { loadConfig } from '../../src/app/config/load-config.ts';
import { type RunningServer, startServer } from '../../src/app/server.ts';
import {
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
} from '../../src/testing.ts';
import { PICTURES, SPECIMEN } from '../http/http-harness.ts';

const TOKENS = 20;
const BOOTSTRAP_KEY = 'a-bootstrap-key-of-its-own';

let dataFolder = '';
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'idlens-lasting-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const telemetry = createRecordingTelemetry();
const reader = createScriptedDocumentReader(SPECIMEN);
const configured = () =>
  loadConfig(
    {
      IDLENS_PORT: '0',
      IDLENS_DATA_FOLDER: dataFolder,
      IDLENS_BOOTSTRAP_KEY: BOOTSTRAP_KEY,
      IDLENS_BOOTSTRAP_TOKENS: String(TOKENS),
    },
    { cores: 2 },
  );

async function serving<Result>(use: (server: RunningServer) => Promise<Result>): Promise<Result> {
  const barcodeReader = createScriptedBarcodeReader();
  const server = await startServer(configured(), { documentReader: reader, barcodeReader, telemetry });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** What the command line does beside a server that runs. */
async function issueKey(): Promise<string> {
  const storage = await openStorage(configured(), { clock: createSystemClock(), telemetry, besideServer: true });
  try {
    const request = { organisationId: 'local', scopes: ['scan', 'upload'], label: 'test' } as const;
    return (await storage.ports.apiKeyRegistry?.issue(request))?.secret ?? '';
  } finally {
    await storage.close();
  }
}

async function balance(): Promise<number | undefined> {
  const storage = await openStorage(configured(), { clock: createSystemClock(), telemetry, besideServer: true });
  try {
    return await storage.ports.tokenLedger?.balance('local');
  } finally {
    await storage.close();
  }
}

function post({ url }: RunningServer, path: string, key: string, body: unknown, more: Record<string, string> = {}) {
  const headers = { 'x-api-key': key, 'content-type': 'application/json', ...more };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function upload(server: RunningServer, key: string): Promise<string> {
  const file = { contentType: 'image/jpeg', byteLength: PICTURES.jpeg.byteLength };
  const response = await post(server, '/v1/upload/presign', key, { files: [file] });
  const { uploads } = (await response.json()) as { uploads: [{ uploadUrl: string; fileKey: string }] };
  const headers = { 'content-type': file.contentType };
  const put = await fetch(uploads[0].uploadUrl, { method: 'PUT', headers, body: new Uint8Array(PICTURES.jpeg) });
  expect(put.status).toBe(200);
  return uploads[0].fileKey;
}

describe('a server that keeps its accounts in a folder', () => {
  let key = '';
  let first = '';
  let image = '';

  it('knows a key that was made beside it, takes an upload and scans it', async () => {
    await serving(async (server) => {
      key = await issueKey();
      image = await upload(server, key);
      const response = await post(server, '/v1/document/scan', key, { image }, { 'Idempotency-Key': 'order-1' });
      first = await response.text();
      expect([response.status, first.includes('ERIKSSON')]).toEqual([200, true]);
      const broken = await post(server, '/v1/document/scan', key, {
        image: PICTURES.jpeg.subarray(0, 40).toString('base64'),
      });
      expect(broken.status).toBe(400);
    });
    expect(await balance()).toBe(TOKENS - 1);
  });

  it('knows all of it after it was started again, and grants nothing twice', async () => {
    await serving(async (server) => {
      const again = await post(server, '/v1/document/scan', key, { image }, { 'Idempotency-Key': 'order-1' });
      expect([await again.text(), again.headers.get('idempotency-replayed')]).toEqual([first, 'true']);
      const another = PICTURES.png.toString('base64');
      const other = await post(server, '/v1/document/scan', key, { image: another }, { 'Idempotency-Key': 'order-1' });
      expect(other.status).toBe(422);
      expect((await post(server, '/v1/document/scan', BOOTSTRAP_KEY, { image: another })).status).toBe(200);
    });
    expect(await balance()).toBe(TOKENS - 2);
  });

  it('keeps no key, no picture and no field in its database or its log', async () => {
    const files = (await readdir(dataFolder)).filter((name) => name.startsWith('accounts'));
    expect(files).toContain('accounts.sqlite');
    const kept = Buffer.concat(await Promise.all(files.map((name) => readFile(join(dataFolder, name)))));
    expect(kept.includes('order')).toBe(false);
    const told = Buffer.from(
      JSON.stringify([telemetry.events, telemetry.failures.map(({ error, ...rest }) => [String(error), rest])]),
    );
    const secret = await readFile(join(dataFolder, 'secret'), 'utf8');
    const picture = PICTURES.jpeg.subarray(100, 140);
    expect(key).toMatch(/^idl_/);
    expect(first.length).toBeGreaterThan(100);
    for (const hidden of [key, BOOTSTRAP_KEY, 'ERIKSSON', picture, picture.toString('base64'), secret.trim()]) {
      expect(kept.includes(hidden)).toBe(false);
      expect(told.includes(hidden)).toBe(false);
    }
  });

  it('is alone in its folder', async () => {
    await serving(async () => {
      await expect(serving(async () => undefined)).rejects.toMatchObject({ code: 'storage.unavailable' });
    });
  });
});
