import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

/** Stands between clients and a server, and cuts connections. */
export interface TcpProxy {
  readonly port: number;
  /** Cuts one connection, picked by `pick` (0–1), without a word to either side; returns whether there was one. */
  cut(pick: number): boolean;
  close(): Promise<void>;
}

/** A proxy on the loopback address in front of `port` there. */
export async function startTcpProxy(port: number, host: string): Promise<TcpProxy> {
  const connections = new Set<readonly Socket[]>();
  const server = createServer((client) => {
    const pair = [client, createConnection(port, host)] as const;
    connections.add(pair);
    const cut = (): void => {
      connections.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', cut).on('close', cut);
    pair[0].pipe(pair[1]).pipe(pair[0]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  const cutPair = (pair: readonly Socket[] | undefined): boolean => {
    for (const socket of pair ?? []) socket.resetAndDestroy();
    return pair !== undefined;
  };
  return {
    port: address.port,
    cut: (pick) => cutPair([...connections][Math.floor(pick * connections.size)]),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const pair of connections) cutPair(pair);
      await closed;
    },
  };
}
