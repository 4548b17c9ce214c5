import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createHttpApp } from '../adapters/http-koa/create-http-app.ts';
import { createContainer, type PortOverrides } from './composition/container.ts';
import { httpDependencies } from './composition/http-dependencies.ts';
import { TOKENS } from './composition/tokens.ts';
import type { AppConfig } from './config/app-config.ts';
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

/** Starts the service. `overrides` take the place of configured adapters (see {@link createContainer}). */
export async function startServer(config: AppConfig, overrides: PortOverrides = {}): Promise<RunningServer> {
  const container = createContainer(config, overrides);
  const { organisationId, tokens } = config.bootstrap;
  if (tokens > 0) await container.get(TOKENS.tokenLedger).grant(organisationId, tokens, 'bootstrap');
  const app = createHttpApp(httpDependencies(container, config));
  const { server, finishCalls } = createDrainingServer(app.callback());
  try {
    await listen(server, config);
  } catch (error) {
    await container.unbindAllAsync();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(server.address() as AddressInfo),
    warmUp: () =>
      warmUp({
        documentReader: container.get(TOKENS.documentReader),
        barcodeReader: container.get(TOKENS.barcodeReader),
        clock: container.get(TOKENS.clock),
      }),
    close() {
      closed ??= finishCalls(config.shutdownGraceMs).then(() => container.unbindAllAsync());
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
