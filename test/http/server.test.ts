import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_KEY } from '../../src/app/config/app-config.ts';
import { loadConfig } from '../../src/app/config/load-config.ts';
import { type RunningServer, startServer } from '../../src/app/server.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import {
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
} from '../../src/testing.ts';
import { PICTURES, SPECIMEN } from './http-harness.ts';

const servers: RunningServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function start(documentReader: DocumentReader, environment: Record<string, string> = {}): Promise<RunningServer> {
  const configured = loadConfig({ IDLENS_PORT: '0', IDLENS_SCANS_RUNNING: '10', ...environment }, { cores: 2 });
  const config = { ...configured, storage: { kind: 'memory' } } as const;
  const overrides = {
    documentReader,
    barcodeReader: createScriptedBarcodeReader(),
    telemetry: createRecordingTelemetry(),
  };
  const server = await startServer(config, overrides);
  servers.push(server);
  return server;
}

function scan({ url }: RunningServer, key = LOCAL_KEY): Promise<Response> {
  const body = new FormData();
  body.set('image', new Blob([new Uint8Array(PICTURES.jpeg)]));
  return fetch(`${url}/v1/document/scan`, { method: 'POST', headers: { 'x-api-key': key }, body });
}

describe('startServer', () => {
  it('serves a scan with the local key, and shows that key on its page', async () => {
    const server = await start(createScriptedDocumentReader(SPECIMEN));
    expect((await scan(server)).status).toBe(200);
    expect(await (await fetch(server.url)).text()).toContain(LOCAL_KEY);
  });

  it('knows only the key it was given, and does not show it', async () => {
    const server = await start(createScriptedDocumentReader(SPECIMEN), { IDLENS_BOOTSTRAP_KEY: 'a-key-of-its-own' });
    expect((await scan(server)).status).toBe(401);
    expect((await scan(server, 'a-key-of-its-own')).status).toBe(200);
    expect(await (await fetch(server.url)).text()).not.toContain('a-key-of-its-own');
  });

  it('starts with the tokens it was given', async () => {
    const server = await start(createScriptedDocumentReader(SPECIMEN), { IDLENS_BOOTSTRAP_TOKENS: '1' });
    expect([(await scan(server)).status, (await scan(server)).status]).toEqual([200, 402]);
  });

  it('lets the calls in flight end when it is closed, and takes no new ones', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let reading = 0;
    let allReading = (): void => undefined;
    const tenReading = new Promise<void>((resolve) => {
      allReading = resolve;
    });
    const scripted = createScriptedDocumentReader(SPECIMEN);
    const server = await start({
      ...scripted,
      async read(...call) {
        if (++reading === 10) allReading();
        await released;
        return scripted.read(...call);
      },
    });
    const calls = Array.from({ length: 10 }, () => scan(server));
    await tenReading;
    const closed = server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    release();
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(answers.every(({ headers }) => headers.get('connection') === 'close')).toBe(true);
    await closed;
  });

  it('cuts off what does not end within the grace', async () => {
    const server = await start(createScriptedDocumentReader([{ hang: true }]), { IDLENS_SHUTDOWN_GRACE_MS: '50' });
    const outcome = expect(scan(server)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    await outcome;
  });

  it('answers what is not HTTP in the shape of every other error', async () => {
    const server = await start(createScriptedDocumentReader(SPECIMEN));
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'request.invalid' });
  });

  it('fails to start where another listens, and says so', async () => {
    const first = await start(createScriptedDocumentReader(SPECIMEN));
    const port = new URL(first.url).port;
    await expect(start(createScriptedDocumentReader(SPECIMEN), { IDLENS_PORT: port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('is ready when its reader is', async () => {
    const fault = new IdlensError('reader.unavailable', 'gone', { retryable: true });
    const server = await start(createScriptedDocumentReader([{ fault }], { ready: false }));
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  });
});
