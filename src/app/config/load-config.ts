import { keyLayoutOf, UPLOAD_LAYOUT } from '../../domain/account/key-layout.ts';
import { type FailureHint, IdlensError } from '../../domain/errors.ts';
import { type AppConfig, LOCAL_KEY, type StorageConfig, type UploadStorage } from './app-config.ts';
import { environmentSchema, type Machine } from './environment-schema.ts';

/** The environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Names that begin like ours and belong to the project's tests. */
const IGNORED: ReadonlySet<string> = new Set([
  'IDLENS_CORPUS',
  'IDLENS_TEST_POSTGRES_URL',
  'IDLENS_TEST_REDIS_URL',
  'IDLENS_TEST_REQUIRES_REDIS',
  'IDLENS_TEST_RGW',
]);

/** Shorter keys are refused where others can reach the server. */
const MIN_PUBLIC_KEY_LENGTH = 16;

const BYTES_PER_MB = 1_048_576;

/**
 * The configuration that `environment` asks for; an empty variable counts as not set. Throws `config.invalid` with a hint for every
 * fault at once: wrong values, unknown `IDLENS_` names, a weak key on an address that others can reach, a database without a secret, settings
 * of a bucket that do not go together. No hint repeats a value.
 */
export function loadConfig(environment: Environment, machine: Machine): AppConfig {
  const given = ownVariables(environment);
  const schema = environmentSchema(machine);
  const parsed = schema.safeParse(given);
  const hints: FailureHint[] = [
    ...Object.keys(given)
      .filter((name) => !(name in schema.shape))
      .map((path) => ({ path, message: 'there is no such setting' })),
    ...(parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))),
    ...keyFaults(given['IDLENS_HOST'] ?? '127.0.0.1', given['IDLENS_BOOTSTRAP_KEY']),
    ...secretFaults(given),
    ...bucketFaults(given),
  ];
  if (parsed.success) hints.push(...deadlineFaults(parsed.data));
  if (!parsed.success || hints.length > 0) throw invalid(hints);
  return configOf(parsed.data);
}

function ownVariables(environment: Environment): Readonly<Record<string, string>> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (name.startsWith('IDLENS_') && !IGNORED.has(name) && value !== undefined && value !== '') own[name] = value;
  return own;
}

function keyFaults(host: string, key: string | undefined): readonly FailureHint[] {
  if (isLoopback(host) || key === undefined || key.length >= MIN_PUBLIC_KEY_LENGTH) return [];
  const message = `give at least ${MIN_PUBLIC_KEY_LENGTH} characters where others can reach the server`;
  return [{ path: 'IDLENS_BOOTSTRAP_KEY', message }];
}

/** Replicas that share a database have to share what its hashes are made with. */
function secretFaults(given: Readonly<Record<string, string>>): readonly FailureHint[] {
  if (given['IDLENS_DATABASE_URL'] === undefined || given['IDLENS_SECRET'] !== undefined) return [];
  return [
    { path: 'IDLENS_SECRET', message: 'set one secret of at least 32 characters for all replicas of the database' },
  ];
}

/** A bucket is needed where it is used, and its settings do nothing where it is not. */
function bucketFaults(given: Readonly<Record<string, string>>): readonly FailureHint[] {
  const isUsed = given['IDLENS_STORAGE'] === 's3';
  const idle = Object.keys(given).filter((name) => name.startsWith('IDLENS_S3_') && !isUsed);
  const keyIsIdle = given['IDLENS_S3_KMS_KEY'] !== undefined && given['IDLENS_S3_ENCRYPTION'] !== 'aws:kms';
  return [
    ...(isUsed && given['IDLENS_S3_BUCKET'] === undefined
      ? [{ path: 'IDLENS_S3_BUCKET', message: 'name the bucket that holds the uploads' }]
      : []),
    ...idle.map((path) => ({ path, message: 'set IDLENS_STORAGE to s3, without which this does nothing' })),
    ...(isUsed && keyIsIdle
      ? [{ path: 'IDLENS_S3_KMS_KEY', message: 'set IDLENS_S3_ENCRYPTION to aws:kms, without which this does nothing' }]
      : []),
  ];
}

/** What is left of a scan after a cloud engine's time is the second engine's, and the rest of the scan's. */
function deadlineFaults(values: Settings): readonly FailureHint[] {
  const asksCloud = [...values.IDLENS_READER, ...values.IDLENS_FACES].some((engine) => engine !== 'local');
  if (!asksCloud || values.IDLENS_CLOUD_DEADLINE_MS < values.IDLENS_SCAN_DEADLINE_MS) return [];
  return [{ path: 'IDLENS_CLOUD_DEADLINE_MS', message: 'give less than IDLENS_SCAN_DEADLINE_MS' }];
}

/** RFC 5735 section 4 (127.0.0.0/8), RFC 4291 section 2.5.3 (::1), RFC 6761 section 6.3 (localhost). */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

type Settings = ReturnType<ReturnType<typeof environmentSchema>['parse']>;

function bootstrapOf(values: Settings): Pick<AppConfig, 'bootstrap'> {
  const isLocalDefault = values.IDLENS_BOOTSTRAP_KEY === undefined;
  if (isLocalDefault && !isLoopback(values.IDLENS_HOST)) return {};
  return {
    bootstrap: {
      key: values.IDLENS_BOOTSTRAP_KEY ?? LOCAL_KEY,
      isLocalDefault,
      organisationId: values.IDLENS_BOOTSTRAP_ORGANISATION,
      tokens: values.IDLENS_BOOTSTRAP_TOKENS,
    },
  };
}

function storageOf({ IDLENS_DATABASE_URL: databaseUrl, IDLENS_DATA_FOLDER: dataFolder }: Settings): StorageConfig {
  return databaseUrl === undefined ? { kind: 'folder', dataFolder } : { kind: 'postgres', databaseUrl, dataFolder };
}

function uploadStorageOf(values: Settings): UploadStorage {
  const { IDLENS_S3_BUCKET: bucket, IDLENS_S3_ENDPOINT: endpoint, IDLENS_S3_ENCRYPTION: kind } = values;
  if (values.IDLENS_STORAGE === 'files' || bucket === undefined) return { kind: 'files' };
  const keyId = values.IDLENS_S3_KMS_KEY;
  const encryption = kind === 'aws:kms' && keyId !== undefined ? { kind, keyId } : kind && { kind };
  return {
    kind: 's3',
    bucket,
    pathStyle: values.IDLENS_S3_PATH_STYLE,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(encryption === undefined ? {} : { encryption }),
  };
}

function cloudOf(values: Settings): AppConfig['cloud'] {
  const { IDLENS_AWS_REGION: region, IDLENS_TEXTRACT_ENDPOINT: textractEndpoint } = values;
  const { IDLENS_REKOGNITION_ENDPOINT: rekognitionEndpoint } = values;
  return {
    deadlineMs: values.IDLENS_CLOUD_DEADLINE_MS,
    ...(region === undefined ? {} : { region }),
    ...(textractEndpoint === undefined ? {} : { textractEndpoint }),
    ...(rekognitionEndpoint === undefined ? {} : { rekognitionEndpoint }),
  };
}

function configOf(values: Settings): AppConfig {
  return {
    host: values.IDLENS_HOST,
    port: values.IDLENS_PORT,
    ...bootstrapOf(values),
    storage: storageOf(values),
    ...(values.IDLENS_SECRET === undefined ? {} : { secret: values.IDLENS_SECRET }),
    ...(values.IDLENS_REDIS_URL === undefined ? {} : { redisUrl: values.IDLENS_REDIS_URL }),
    uploads: {
      ...(values.IDLENS_PUBLIC_URL === undefined ? {} : { publicUrl: values.IDLENS_PUBLIC_URL }),
      retentionHours: values.IDLENS_RETENTION_HOURS,
      deleteAfterUse: values.IDLENS_DELETE_UPLOADS_AFTER_USE,
      layout: keyLayoutOf(values.IDLENS_S3_PREFIX ?? '') ?? UPLOAD_LAYOUT,
      storage: uploadStorageOf(values),
    },
    rate: {
      sustainedPerSecond: values.IDLENS_RATE_PER_SECOND,
      burst: values.IDLENS_RATE_BURST,
      perDay: values.IDLENS_RATE_PER_DAY,
    },
    prices: {
      'document.scan': values.IDLENS_PRICE_DOCUMENT_SCAN,
      'face.detect': values.IDLENS_PRICE_FACE_DETECT,
      'face.compare': values.IDLENS_PRICE_FACE_COMPARE,
      'face.estimate_age': values.IDLENS_PRICE_FACE_ESTIMATE_AGE,
      'identity.verify': values.IDLENS_PRICE_IDENTITY_VERIFY,
    },
    reader: { engines: values.IDLENS_READER, processes: values.IDLENS_READER_PROCESSES },
    faces: {
      engines: values.IDLENS_FACES,
      processes: values.IDLENS_FACE_PROCESSES,
      matchThreshold: values.IDLENS_FACE_MATCH_THRESHOLD,
    },
    cloud: cloudOf(values),
    authenticity: { policy: values.IDLENS_AUTHENTICITY_POLICY },
    scans: {
      running: values.IDLENS_SCANS_RUNNING,
      waiting: values.IDLENS_SCANS_WAITING,
      maxWaitMs: values.IDLENS_SCANS_MAX_WAIT_MS,
      deadlineMs: values.IDLENS_SCAN_DEADLINE_MS,
    },
    bodies: {
      budgetBytes: values.IDLENS_BODY_BUDGET_MB * BYTES_PER_MB,
      stallMs: values.IDLENS_BODY_STALL_MS,
    },
    shutdownGraceMs: values.IDLENS_SHUTDOWN_GRACE_MS,
    logLevel: values.IDLENS_LOG_LEVEL,
  };
}

function invalid(hints: readonly FailureHint[]): IdlensError {
  const faults = hints.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new IdlensError('config.invalid', `The configuration is not valid. ${faults}.`, { hints });
}
