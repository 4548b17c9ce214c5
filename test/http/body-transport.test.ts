import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../src/adapters/http-koa/body/body-limits.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, type HarnessOptions, KEY, PICTURES, SPECIMEN, TOKENS, withServer } from './http-harness.ts';

interface RawAnswer {
  readonly text: string;
  /** `end`: the server closed in order; `error`: the connection was reset. */
  readonly ended: 'end' | 'error';
}

/** Sends bytes over a socket of our own and gives what comes back until the connection ends. */
async function exchange(port: number, send: (socket: Socket) => Promise<void> | void): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  const ended = new Promise<RawAnswer['ended']>((resolve) => {
    socket.on('end', () => resolve('end'));
    socket.on('error', () => resolve('error'));
    socket.on('close', () => resolve('end'));
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  await send(socket);
  const outcome = { text: '', ended: await ended };
  socket.destroy();
  return { ...outcome, text };
}

const head = (...headers: string[]): string =>
  ['POST /v1/document/scan HTTP/1.1', 'Host: x', 'Connection: close', `x-api-key: ${KEY}`, ...headers, '', ''].join(
    '\r\n',
  );

const onServer = <Result>(options: HarnessOptions, use: (port: number) => Promise<Result>): Promise<Result> =>
  createHarness(options).then((harness) => withServer(harness, ({ port }) => use(port)));

const MEGABYTE = Buffer.alloc(1_048_576, 'A');

/** Writes chunk after chunk, waiting for each to leave, until done or the connection is gone. */
async function pour(socket: Socket, chunks: number, frame: (chunk: Buffer) => Buffer | Buffer[]): Promise<number> {
  let sent = 0;
  for (; sent < chunks && !socket.destroyed && socket.writable; sent++) {
    for (const piece of [frame(MEGABYTE)].flat())
      await new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        socket.write(piece, () => resolve());
      });
    socket.removeAllListeners('close');
  }
  return sent;
}

function chunked(chunk: Buffer): Buffer[] {
  return [Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')];
}

describe('a request body', () => {
  it('that declares too many bytes is refused before it is sent', async () => {
    const answer = await onServer({}, (port) =>
      exchange(port, (socket) => {
        socket.write(head('Content-Type: application/json', `Content-Length: ${MAX_BODY_BYTES + 1}`));
      }),
    );
    expect(answer.text).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.text).toContain('request.too_large');
  });

  it('that is too large is answered while the client still sends, without a reset connection', async () => {
    const harness = await createHarness();
    await withServer(harness, async ({ url }) => {
      const body = new Uint8Array(MAX_BODY_BYTES + 1_048_576);
      const headers = { 'x-api-key': KEY, 'content-type': 'application/json' };
      const response = await fetch(`${url}/v1/document/scan`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'request.too_large' });
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    });
  });

  it('that grows too large in chunks is cut off with a clean answer, JSON and multipart', async () => {
    const types = ['application/json', 'multipart/form-data; boundary=b'];
    const opening = '--b\r\ncontent-disposition: form-data; name="image"; filename="x"\r\n\r\n';
    for (const type of types) {
      const harness = await createHarness();
      await withServer(harness, async ({ url }) => {
        let chunks = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            controller.enqueue(chunks === 0 ? Buffer.from(opening) : MEGABYTE);
            if (++chunks > MAX_BODY_BYTES / MEGABYTE.length + 2) controller.close();
          },
        });
        const headers = { 'x-api-key': KEY, 'content-type': type };
        const response = await fetch(`${url}/v1/document/scan`, {
          method: 'POST',
          headers,
          body,
          duplex: 'half',
        } as RequestInit);
        expect(response.status).toBe(400);
        const { code } = (await response.json()) as { code: string };
        expect(['request.too_large', 'image.too_large']).toContain(code);
      });
      expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    }
  });

  it('that was refused on its way runs out, and the next call on the same connection is answered', async () => {
    const types = ['application/json', 'multipart/form-data; boundary=b'];
    for (const type of types) {
      const answer = await onServer({}, (port) =>
        exchange(port, async (socket) => {
          const keepAlive = head(`Content-Type: ${type}`, 'Transfer-Encoding: chunked').replace('close', 'keep-alive');
          socket.write(keepAlive);
          await pour(socket, 30, chunked);
          socket.write('0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
        }),
      );
      expect(answer.text.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 200']);
    }
  });

  it('of a refused caller is not read without end', async () => {
    const endless = 400;
    const sent = await onServer({}, async (port) => {
      let poured = 0;
      await exchange(port, async (socket) => {
        const refused = head('Content-Type: application/json', 'Transfer-Encoding: chunked').replace(KEY, 'nobody');
        socket.write(refused.replace('close', 'keep-alive'));
        poured = await pour(socket, endless, chunked);
        socket.destroy();
      });
      return poured;
    });
    expect(sent).toBeLessThan(endless);
  });

  it('that stops arriving is given up, and holds no tokens', async () => {
    const harness = await createHarness({ settings: { bodyStallMs: 50 } });
    const answer = await withServer(harness, ({ port }) =>
      exchange(port, (socket) => {
        socket.write(`${head('Content-Type: application/json', 'Content-Length: 1000')}{"image": "`);
      }),
    );
    expect(answer.text).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.text).toContain('request.aborted');
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });

  it('may come in pieces of one byte', async () => {
    const body = JSON.stringify({ image: PICTURES.png.toString('base64'), documentType: 'passport' });
    const answer = await onServer({}, (port) =>
      exchange(port, async (socket) => {
        socket.write(head('Content-Type: application/json', `Content-Length: ${body.length}`));
        socket.setNoDelay(true);
        for (const letter of body) await new Promise<void>((resolve) => socket.write(letter, () => resolve()));
      }),
    );
    expect(answer.text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('may come in chunks of unknown length', async () => {
    const text = JSON.stringify({ image: PICTURES.png.toString('base64') });
    const answer = await onServer({}, (port) =>
      exchange(port, (socket) => {
        const chunked = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
        socket.write(head('Content-Type: application/json', 'Transfer-Encoding: chunked') + chunked);
      }),
    );
    expect(answer.text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that is broken off leaves the server answering and the tokens where they were', async () => {
    const reader = createScriptedDocumentReader(SPECIMEN);
    const harness = await createHarness({ reader });
    await withServer(harness, async ({ port, url }) => {
      await exchange(port, (socket) => {
        socket.write(`${head('Content-Type: multipart/form-data; boundary=b', 'Content-Length: 9999')}--b\r\n`, () =>
          socket.destroy(),
        );
      });
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    });
    expect(reader.calls).toHaveLength(0);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    expect(harness.telemetry.failures.filter(({ event }) => event === 'http.bug')).toEqual([]);
  });
});
