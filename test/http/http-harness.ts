import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import supertest from 'supertest';
import { createHttpApp } from '../../src/adapters/http-koa/create-http-app.ts';
import type { HttpDependencies, HttpSettings } from '../../src/adapters/http-koa/http-dependencies.ts';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/sharp-image-codec.ts';
import type { ScriptedReading } from '../../src/adapters/memory/scripted-reading.ts';
import { createContainer, type PortOverrides } from '../../src/app/composition/container.ts';
import { httpDependencies } from '../../src/app/composition/http-dependencies.ts';
import { loadConfig } from '../../src/app/config/load-config.ts';
import { DEFAULT_RATE_POLICY, type RatePolicy } from '../../src/domain/account/rate-policy.ts';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import type { FaceEngine } from '../../src/ports/face-engine.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Telemetry } from '../../src/ports/telemetry.ts';
import type { TokenLedger } from '../../src/ports/token-ledger.ts';
import {
  createManualClock,
  createMemoryApiKeyDirectory,
  createMemoryObjectStore,
  createMemoryRateLimiter,
  createMemoryTokenLedger,
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
  createScriptedFaceEngine,
  type ManualClock,
} from '../../src/testing.ts';

/** The key of organisation `acme`, which may scan. */
export const KEY = 'idl_test_q7Wm3xVb9Tz2';
/** A key of `acme` that may not scan. */
export const UPLOAD_KEY = 'idl_test_Lk4nR8sYp1Hd';
/** The key of another organisation. */
export const OTHER_KEY = 'idl_test_c6Jf0gDv5Ea8';
/** Tokens that `acme` has at the start. */
export const TOKENS = 1_000;

/** The specimen passport of ICAO Doc 9303 part 4, as lines. */
export const SPECIMEN: ScriptedReading = {
  lines: [
    'PASSPORT',
    { text: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', script: 'mrz' },
    { text: 'L898902C36UTO7408122F1204159ZE184226B<<<<<10', script: 'mrz' },
  ],
};

const SETTINGS: HttpSettings = {
  scansRunning: 2,
  scansWaiting: 16,
  maxWaitMs: 5_000,
  scanDeadlineMs: 10_000,
  bodyBudgetBytes: 48 * 1_048_576,
  bodyStallMs: 5_000,
};

const CONFIG = loadConfig({}, { cores: 2 });
const CODEC = createSharpImageCodec();

/** What a test may replace. */
export interface HarnessOptions {
  readonly reader?: DocumentReader;
  readonly faces?: FaceEngine;
  readonly ledger?: TokenLedger;
  readonly tokens?: number;
  readonly rate?: RatePolicy;
  readonly settings?: Partial<HttpSettings>;
  readonly telemetry?: Telemetry;
  readonly pageKey?: string;
  readonly objects?: ObjectStore;
  readonly clock?: ManualClock;
  /** Beside or in place of what the container gives the HTTP application. */
  readonly http?: Partial<HttpDependencies>;
}

/** The real application and use cases out of the container, over memory adapters, the real codec and a scripted reader. */
export async function createHarness(options: HarnessOptions = {}) {
  const clock = options.clock ?? createManualClock(Date.UTC(2026, 2, 1, 12));
  const telemetry = createRecordingTelemetry();
  const ledger = options.ledger ?? createMemoryTokenLedger();
  if (options.tokens !== 0) await ledger.grant('acme', options.tokens ?? TOKENS, 'test');
  await ledger.grant('other', TOKENS, 'test');
  const objects = options.objects ?? createMemoryObjectStore();
  const reader = options.reader ?? createScriptedDocumentReader(SPECIMEN);
  const directory = createMemoryApiKeyDirectory([
    { key: KEY, organisationId: 'acme', scopes: ['scan', 'face', 'upload'] },
    { key: UPLOAD_KEY, organisationId: 'acme', scopes: ['upload'] },
    { key: OTHER_KEY, organisationId: 'other', scopes: ['scan', 'upload'] },
  ]);
  const overrides: PortOverrides = {
    documentReader: reader,
    barcodeReader: createScriptedBarcodeReader(),
    faceEngine: options.faces ?? createScriptedFaceEngine({ faces: [{}] }),
    imageCodec: CODEC,
    objectStore: objects,
    tokenLedger: ledger,
    apiKeyDirectory: directory,
    rateLimiter: createMemoryRateLimiter(options.rate ?? DEFAULT_RATE_POLICY),
    clock,
    telemetry: options.telemetry ?? telemetry,
  };
  const container = createContainer(CONFIG, overrides);
  const settings = { ...SETTINGS, ...options.settings };
  const pageKey = options.pageKey === undefined ? {} : { pageKey: options.pageKey };
  const { pageKey: _none, ...dependencies } = httpDependencies(container, CONFIG);
  const app = createHttpApp({ ...dependencies, ...options.http, ...pageKey, settings });
  const handler = app.callback();
  return { app, handler, request: supertest(handler), clock, telemetry, ledger, objects, reader };
}

export type Harness = Awaited<ReturnType<typeof createHarness>>;

/** Listens on a free port of the loopback address while `use` runs. */
export async function withServer<Result>(
  harness: Harness,
  use: (base: { url: string; port: number; server: Server }) => Promise<Result>,
): Promise<Result> {
  const server = createServer(harness.handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ url: `http://127.0.0.1:${port}`, port, server });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const picture = (format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  sharp({ create: { width: 96, height: 64, channels: 3, background: '#8899aa' } })
    .toFormat(format)
    .toBuffer();

/** Small pictures drawn here. */
export const PICTURES = { jpeg: await picture('jpeg'), png: await picture('png'), webp: await picture('webp') };
