import { join } from 'node:path';
import { createFileObjectStore, createFileUploads } from '../../adapters/file-store/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AppConfig } from '../config/app-config.ts';
import { loadCloudAdapter } from './load-cloud-adapter.ts';
import type { Ports } from './tokens.ts';

/** The ports that keep uploads, open. */
export interface OpenUploads {
  readonly ports: Partial<Ports>;
  /** Ends what is under way. Safe to call twice. */
  close(): Promise<void>;
}

/** What uploads are opened with. */
interface UploadContext {
  readonly clock: Clock;
  /** The folder of the data; uploads that are files lie below it. */
  readonly dataFolder: string;
  /** What URLs of this service itself are signed with. */
  readonly secret: string;
}

/** Opens the storage of uploads: files below the data folder, or a bucket. Throws `config.invalid` when a bucket's packages are not installed. */
export async function openUploads(
  { uploads, cloud }: AppConfig,
  { clock, dataFolder, secret }: UploadContext,
): Promise<OpenUploads> {
  const { storage, layout } = uploads;
  if (storage.kind === 'files') {
    const folder = join(dataFolder, 'uploads');
    const files = createFileUploads({ folder, clock, secret });
    const objectStore = createFileObjectStore({ folder, clock });
    return { ports: { objectStore, uploadIssuer: files, uploadReceiver: files }, close: async () => undefined };
  }
  const { createS3Storage } = await loadCloudAdapter(
    () => import('../../adapters/aws/s3/index.ts'),
    'IDLENS_STORAGE',
    '@aws-sdk/client-s3 @aws-sdk/s3-request-presigner',
  );
  const { kind: _s3, ...bucket } = storage;
  const region = cloud.region === undefined ? {} : { region: cloud.region };
  const s3 = createS3Storage({ ...bucket, ...region, deadlineMs: cloud.deadlineMs, layout, clock });
  return { ports: { objectStore: s3, uploadIssuer: s3 }, close: () => s3.close() };
}
