import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createHttpApp } from '../adapters/http-koa/create-http-app.ts';
import { createPinoTelemetry } from '../adapters/system/pino-telemetry.ts';
import { createSystemClock } from '../adapters/system/system-clock.ts';
import type { PortOverrides } from './composition/container.ts';
import { httpDependencies } from './composition/http-dependencies.ts';
import { type OpenServices, openServices } from './composition/open-services.ts';
import { openStorage } from './composition/open-storage.ts';
import { TOKENS } from './composition/tokens.ts';
import type { AppConfig } from './config/app-config.ts';
import { startPeriodicWork } from './periodic-work.ts';
import { openBootstrapAccount } from './use-cases/open-bootstrap-account.ts';
import { createSweepUploads } from './use-cases/sweep-uploads.ts';
import { warmUp } from './warm-up.ts';

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, for example `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Starts readers and fills tables, so that the first scan is not slower than the others; never rejects. */
  warmUp(): Promise<void>;
  /**
   * Takes no new calls, lets those in flight end for as long as `shutdownGraceMs`, then closes the readers. Safe to call twice.
   */
  close(): Promise<void>;
}

/** A client has so long for its request line and headers, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000;
/** And so long for the whole request: the contract gives uploads 120 s. A body that stalls is given up long before. */
const REQUEST_TIMEOUT_MS = 120_000;
/** How often the two are checked. */
const TIMEOUT_CHECK_MS = 1_000;

/** How often lapsed holds are looked for, and uploads that are too old. */
const RECOVERY_PAUSE_MS = 15_000;
const SWEEP_PAUSE_MS = 600_000;

/**
 * Starts the service. `overrides` take the place of configured adapters (see `createContainer`). Throws `storage.unavailable` when the storage
 * cannot be opened, and `config.invalid` when a chosen vendor's package is not installed.
 */
export async function startServer(config: AppConfig, overrides: PortOverrides = {}): Promise<RunningServer> {
  const { clock = createSystemClock(), telemetry = createPinoTelemetry({ level: config.logLevel }) } = overrides;
  const storage = await openStorage(config, { clock, telemetry });
  let services: OpenServices | undefined;
  const closeAll = async (): Promise<void> => {
    await services?.close();
    await storage.close();
  };
  try {
    services = await openServices(config, { ...storage.ports, clock, telemetry, ...overrides });
    return await serve(services.container, config, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function serve(
  container: OpenServices['container'],
  config: AppConfig,
  closeAll: () => Promise<void>,
): Promise<RunningServer> {
  const ledger = container.get(TOKENS.tokenLedger);
  const clock = container.get(TOKENS.clock);
  const telemetry = container.get(TOKENS.telemetry);
  if (config.bootstrap)
    await openBootstrapAccount(config.bootstrap, container.get(TOKENS.organisationDirectory), ledger, clock);
  const sweep = createSweepUploads(container.get(TOKENS.objectStore), clock, telemetry, config.uploads.retentionHours);
  const { server, finishCalls } = createDrainingServer(createHttpApp(httpDependencies(container, config)).callback());
  await listen(server, config);
  const housekeeping = startPeriodicWork(
    [
      { name: 'recover holds', everyMs: RECOVERY_PAUSE_MS, run: () => ledger.recover() },
      { name: 'sweep uploads', everyMs: SWEEP_PAUSE_MS, run: sweep },
    ],
    telemetry,
  );
  const close = async (): Promise<void> => {
    await finishCalls(config.shutdownGraceMs);
    await housekeeping.stop();
    await closeAll();
  };
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(server.address() as AddressInfo),
    warmUp: () =>
      warmUp({
        documentReader: container.get(TOKENS.documentReader),
        barcodeReader: container.get(TOKENS.barcodeReader),
        clock,
      }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function listen(server: Server, { host, port }: AppConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function urlOf({ family, address, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** A server that can end: answers in flight say that their connection closes, so that no client keeps it open. */
function createDrainingServer(handler: RequestListener): {
  server: Server;
  finishCalls: (graceMs: number) => Promise<void>;
} {
  const inFlight = new Set<ServerResponse>();
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_MS,
  });
  server.on('clientError', answerMalformedRequest);
  server.on('request', (request, response) => {
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
    if (!server.listening) response.setHeader('Connection', 'close');
    void handler(request, response);
  });
  return {
    server,
    finishCalls: (graceMs) =>
      new Promise((resolve) => {
        const giveUp = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(giveUp);
          resolve();
        });
        for (const response of inFlight) if (!response.headersSent) response.setHeader('Connection', 'close');
        server.closeIdleConnections();
      }),
  };
}

/** What Node's parser refuses never becomes a request; it is answered in the shape of every other error. */
function answerMalformedRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const message = late ? 'The request took too long to arrive.' : 'The request is not valid HTTP.';
  const code = late ? 'request.aborted' : 'request.invalid';
  const body = JSON.stringify({ error: message, message, code, requestId: '' });
  const head = [
    late ? 'HTTP/1.1 408 Request Timeout' : 'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
