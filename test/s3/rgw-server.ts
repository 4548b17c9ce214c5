import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from '../free-port.ts';

/** A gateway of Ceph with one bucket. */
export interface RgwServer {
  readonly connection: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly bucket: string;
    readonly pathStyle: true;
  };
  /** Ends it with all its processes, and removes its data. */
  close(): Promise<void>;
}

/** Starting the monitor, the object daemon and the gateway takes about 15 seconds on two quiet cores. */
const START_LIMIT_MS = 120_000;

/** Starts the gateway whose programs lie below `root` (see `scripts/install-rgw.sh`). */
export async function startRgwServer(root: string): Promise<RgwServer> {
  const folder = await mkdtemp(join(tmpdir(), 'idlens-rgw-'));
  const [port, monitorPort] = [await freePort(), await freePort()];
  const credentials = { accessKeyId: 'AKIDGATEWAY', secretAccessKey: 'gateway/secret+key' };
  const settings = [root, folder, `${port}`, `${monitorPort}`, credentials.accessKeyId, credentials.secretAccessKey];
  const guard = spawn('bash', ['scripts/start-rgw.sh', ...settings], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  guard.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(guard, 'close');
  const started = await Promise.race([
    once(guard.stdout, 'data').then(() => true),
    ended.then(() => false),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), START_LIMIT_MS).unref()),
  ]);
  const close = async (): Promise<void> => {
    guard.stdin.end();
    await ended;
  };
  if (!started) {
    await close();
    throw new Error(`the gateway did not start: ${said.slice(-2_000)}`);
  }
  const connection = { endpoint: `http://127.0.0.1:${port}`, region: 'default', credentials } as const;
  const client = new S3Client({ ...connection, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: 'idlens-test' }));
  client.destroy();
  return { connection: { ...connection, bucket: 'idlens-test', pathStyle: true }, close };
}
