import { describe, expect, it } from 'vitest';
import { LOCAL_KEY } from '../../../src/app/config/app-config.ts';
import { type Environment, loadConfig } from '../../../src/app/config/load-config.ts';
import { IdlensError } from '../../../src/domain/errors.ts';

const MACHINE = { cores: 4 };

function faultsOf(environment: Environment): IdlensError {
  try {
    loadConfig(environment, MACHINE);
  } catch (error) {
    if (error instanceof IdlensError) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('loadConfig', () => {
  it('needs nothing: a local server with the documented key and the limits of the contract', () => {
    expect(loadConfig({ PATH: '/bin', HOME: undefined }, MACHINE)).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      bootstrap: { key: LOCAL_KEY, isLocalDefault: true, organisationId: 'local' },
      rate: { sustainedPerSecond: 25, burst: 35, perDay: 10_000 },
      prices: { 'document.scan': 1 },
      reader: { processes: 3 },
      scans: { running: 4 },
      authenticity: { policy: 'standard' },
      logLevel: 'info',
    });
  });

  it('follows the environment', () => {
    const config = loadConfig(
      {
        IDLENS_HOST: '0.0.0.0',
        IDLENS_PORT: '0',
        IDLENS_BOOTSTRAP_KEY: 'a-key-of-enough-letters',
        IDLENS_PRICE_DOCUMENT_SCAN: '0',
        IDLENS_READER_PROCESSES: '7',
        IDLENS_BODY_BUDGET_MB: '100',
        IDLENS_LOG_LEVEL: 'silent',
        IDLENS_AUTHENTICITY_POLICY: 'strict',
      },
      MACHINE,
    );
    expect(config).toMatchObject({
      authenticity: { policy: 'strict' },
      host: '0.0.0.0',
      port: 0,
      bootstrap: { key: 'a-key-of-enough-letters', isLocalDefault: false },
      prices: { 'document.scan': 0 },
      reader: { processes: 7 },
      bodies: { budgetBytes: 104_857_600 },
      logLevel: 'silent',
    });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(loadConfig({ IDLENS_PORT: '', IDLENS_BOOTSTRAP_KEY: '' }, MACHINE).port).toBe(8080);
  });

  it('runs one reader process on a machine with one core', () => {
    expect(loadConfig({}, { cores: 1 }).reader.processes).toBe(1);
  });

  it('tells all faults at once, without repeating a value', () => {
    const fault = faultsOf({
      IDLENS_PORT: '80800',
      IDLENS_RATE_BURST: 'many',
      IDLENS_LOG_LEVEL: 'loud',
      IDLENS_PRT: '1',
      IDLENS_BOOTSTRAP_KEY: 'has spaces in it',
    });
    expect(fault.code).toBe('config.invalid');
    expect(fault.hints?.map((hint) => hint.path).sort()).toEqual([
      'IDLENS_BOOTSTRAP_KEY',
      'IDLENS_LOG_LEVEL',
      'IDLENS_PORT',
      'IDLENS_PRT',
      'IDLENS_RATE_BURST',
    ]);
    for (const hint of fault.hints ?? []) expect(fault.message).toContain(hint.path);
    for (const value of ['80800', 'many', 'loud', 'has spaces']) expect(fault.message).not.toContain(value);
  });

  for (const value of ['-1', '1.5', '1e3', ' 5', '0x10', '99999999999999999999'])
    it(`refuses ${value} as a whole number`, () => {
      expect(faultsOf({ IDLENS_RATE_PER_DAY: value }).hints?.map((hint) => hint.path)).toEqual(['IDLENS_RATE_PER_DAY']);
    });

  for (const host of ['127.0.0.1', '127.9.9.9', 'localhost', '::1'])
    it(`lets ${host} be served with the local key`, () => {
      expect(loadConfig({ IDLENS_HOST: host }, MACHINE).bootstrap?.isLocalDefault).toBe(true);
    });

  for (const host of ['0.0.0.0', '::', '192.168.1.4', 'example.com', '127.0.0.1.example.com'])
    it(`serves ${host} without the local key, and refuses a short one`, () => {
      expect(loadConfig({ IDLENS_HOST: host }, MACHINE)).not.toHaveProperty('bootstrap');
      expect(faultsOf({ IDLENS_HOST: host, IDLENS_BOOTSTRAP_KEY: 'short' }).hints?.map((hint) => hint.path)).toEqual([
        'IDLENS_BOOTSTRAP_KEY',
      ]);
    });

  it('keeps accounts and uploads in a folder unless a database is named', () => {
    expect(loadConfig({}, MACHINE).storage).toEqual({ kind: 'folder', dataFolder: 'data' });
    const databaseUrl = 'postgres://idlens@db:5432/idlens';
    const secret = 's'.repeat(32);
    const config = loadConfig({ IDLENS_DATABASE_URL: databaseUrl, IDLENS_SECRET: secret }, MACHINE);
    expect(config).toMatchObject({ storage: { kind: 'postgres', databaseUrl, dataFolder: 'data' }, secret });
  });

  it('refuses a database without the secret that its replicas share', () => {
    const fault = faultsOf({ IDLENS_DATABASE_URL: 'postgres://idlens:hidden@db/idlens' });
    expect(fault.hints?.map((hint) => hint.path)).toEqual(['IDLENS_SECRET']);
    expect(fault.message).not.toContain('hidden');
  });

  it('takes the rules of uploads, and a public URL without its last slash', () => {
    expect(loadConfig({}, MACHINE).uploads).toEqual({
      retentionHours: 24,
      deleteAfterUse: false,
      layout: { head: 'org/', tail: '/uploads/', takesOwnNames: false },
      storage: { kind: 'files' },
    });
    const environment = {
      IDLENS_PUBLIC_URL: 'https://id.example/',
      IDLENS_RETENTION_HOURS: '1',
      IDLENS_DELETE_UPLOADS_AFTER_USE: 'true',
    };
    expect(loadConfig(environment, MACHINE).uploads).toMatchObject({
      publicUrl: 'https://id.example',
      retentionHours: 1,
      deleteAfterUse: true,
    });
  });

  it('asks nobody but this machine unless a cloud engine or a bucket is chosen', () => {
    expect(loadConfig({}, MACHINE)).toMatchObject({
      reader: { engines: ['local'] },
      faces: { engines: ['local'] },
      uploads: { storage: { kind: 'files' } },
      cloud: { deadlineMs: 8_000 },
    });
  });

  it('takes engines in the order in which they are to be asked', () => {
    const environment = {
      IDLENS_READER: 'textract, local',
      IDLENS_FACES: 'rekognition',
      IDLENS_AWS_REGION: 'eu-west-1',
      IDLENS_CLOUD_DEADLINE_MS: '5000',
      IDLENS_TEXTRACT_ENDPOINT: 'https://textract.internal/',
    };
    expect(loadConfig(environment, MACHINE)).toMatchObject({
      reader: { engines: ['textract', 'local'] },
      faces: { engines: ['rekognition'] },
      cloud: { region: 'eu-west-1', deadlineMs: 5_000, textractEndpoint: 'https://textract.internal' },
    });
  });

  it('takes a bucket with its layout and encryption', () => {
    const environment = {
      IDLENS_STORAGE: 's3',
      IDLENS_S3_BUCKET: 'pictures',
      IDLENS_S3_PREFIX: 'tenants/{organisation}/documents/',
      IDLENS_S3_ENDPOINT: 'http://127.0.0.1:7480',
      IDLENS_S3_PATH_STYLE: 'true',
      IDLENS_S3_ENCRYPTION: 'aws:kms',
      IDLENS_S3_KMS_KEY: 'alias/pictures',
    };
    const { layout, storage } = loadConfig(environment, MACHINE).uploads;
    expect(layout).toEqual({ head: 'tenants/', tail: '/documents/', takesOwnNames: true });
    expect(storage).toEqual({
      kind: 's3',
      bucket: 'pictures',
      endpoint: 'http://127.0.0.1:7480',
      pathStyle: true,
      encryption: { kind: 'aws:kms', keyId: 'alias/pictures' },
    });
  });

  it('leaves time of a scan after the time of a cloud engine', () => {
    const slow = { IDLENS_CLOUD_DEADLINE_MS: '20000' };
    expect(loadConfig(slow, MACHINE).cloud.deadlineMs).toBe(20_000);
    const faults = faultsOf({ ...slow, IDLENS_READER: 'textract,local' });
    expect(faults.hints?.map(({ path }) => path)).toEqual(['IDLENS_CLOUD_DEADLINE_MS']);
  });

  it('tells all faults of a bucket at once', () => {
    const paths = (environment: Environment) =>
      faultsOf(environment)
        .hints?.map(({ path }) => path)
        .sort();
    expect(paths({ IDLENS_STORAGE: 's3', IDLENS_S3_KMS_KEY: 'alias/x', IDLENS_S3_PREFIX: 'all/' })).toEqual([
      'IDLENS_S3_BUCKET',
      'IDLENS_S3_KMS_KEY',
      'IDLENS_S3_PREFIX',
    ]);
    expect(paths({ IDLENS_S3_BUCKET: 'pictures', IDLENS_S3_ENCRYPTION: 'AES256' })).toEqual([
      'IDLENS_S3_BUCKET',
      'IDLENS_S3_ENCRYPTION',
    ]);
  });

  for (const [name, value] of [
    ['IDLENS_READER', 'azure'],
    ['IDLENS_READER', 'local,local'],
    ['IDLENS_READER', 'textract,'],
    ['IDLENS_FACES', 'textract'],
    ['IDLENS_STORAGE', 'S3'],
    ['IDLENS_AWS_REGION', 'Ireland'],
    ['IDLENS_TEXTRACT_ENDPOINT', 'textract.internal'],
    ['IDLENS_DATABASE_URL', 'mysql://db'],
    ['IDLENS_REDIS_URL', 'localhost:6379'],
    ['IDLENS_PUBLIC_URL', 'id.example'],
    ['IDLENS_SECRET', 'too short'],
    ['IDLENS_DELETE_UPLOADS_AFTER_USE', 'yes'],
  ] as const)
    it(`refuses ${value} as ${name}`, () => {
      expect(faultsOf({ IDLENS_SECRET: 's'.repeat(32), [name]: value }).hints?.map((hint) => hint.path)).toEqual([
        name,
      ]);
    });
});
