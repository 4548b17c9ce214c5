import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SignedRequest, type SigningKey, signatureFault } from './signature-v4.ts';

/** What every test signs with. */
export const SIGNING_KEY: SigningKey = {
  accessKeyId: 'AKIDLOOPBACK',
  secretAccessKey: 'loopback/secret+key',
  region: 'eu-west-1',
};

/** What an adapter needs to reach a server of this folder, with few tries so that tests of failures are short. */
export function connectionTo(endpoint: string) {
  const { region, accessKeyId, secretAccessKey } = SIGNING_KEY;
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
}

/** A server on the loopback address. */
export interface LoopbackServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** A request with what is wrong with its signature, if anything is. */
export interface CheckedRequest extends SignedRequest {
  readonly fault: string | undefined;
}

/** Serves what comes in as a whole, its signature checked for `service`. */
export async function startLoopbackServer(
  service: string,
  serve: (request: CheckedRequest, response: ServerResponse) => void,
  nowMs: () => number = Date.now,
): Promise<LoopbackServer> {
  const server = createServer((incoming, response) => {
    void wholeRequest(incoming).then((request) => {
      serve({ ...request, fault: signatureFault(request, SIGNING_KEY, service, nowMs()) }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, close: () => stop(server) };
}

async function wholeRequest(incoming: IncomingMessage): Promise<SignedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = '', url: target = '', headers } = incoming;
  return { method, target, headers: headers as Record<string, string>, body: Buffer.concat(chunks) };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
