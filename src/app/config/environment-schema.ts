import { z } from 'zod';
import { keyLayoutOf } from '../../domain/account/key-layout.ts';
import { isOrganisationId } from '../../domain/account/organisation.ts';
import { DEFAULT_PRICES } from '../../domain/account/price-list.ts';
import { DEFAULT_RATE_POLICY } from '../../domain/account/rate-policy.ts';
import { AUTHENTICITY_POLICIES, DEFAULT_AUTHENTICITY_POLICY } from '../../domain/authenticity/authenticity-policy.ts';
import { DEFAULT_MATCH_THRESHOLD } from '../../domain/face/face-match.ts';
import { type EngineList, FACE_ENGINES, LOG_LEVELS, READER_ENGINES } from './app-config.ts';

/** What is known of the machine when the configuration is read. */
export interface Machine {
  /** Processors this process may use, at least 1. */
  readonly cores: number;
}

const wholeNumber = (least: number, most: number, unset: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `give a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `give at least ${least}`).max(most, `give at most ${most}`))
    .default(unset);

const webAddress = z
  .string()
  .regex(/^https?:\/\/[^\s?#]+$/, 'give a URL that begins with http:// or https://')
  .transform((url) => url.replace(/\/+$/, ''));

const yesOrNo = z
  .enum(['true', 'false'], 'give true or false')
  .default('false')
  .transform((value) => value === 'true');

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No number of calls or tokens is larger. */
const MANY = 1_000_000_000;

/** One or two different engines, apart by a comma; the first is asked first. */
const engineList = <Engine extends string>(known: readonly Engine[]) =>
  z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .refine(
      (names) => names.every((name) => known.some((engine) => engine === name)) && new Set(names).size === names.length,
      `give ${known.join(' or ')}, or both apart by a comma, the first to be asked first`,
    )
    .transform((names) => names as unknown as EngineList<Engine>)
    .default(['local' as Engine]);

/** The settings of engines and storage beyond this machine. */
const cloudSettings = {
  IDLENS_READER: engineList(READER_ENGINES),
  IDLENS_FACES: engineList(FACE_ENGINES),
  IDLENS_STORAGE: z.enum(['files', 's3'], 'give files or s3').default('files'),
  IDLENS_CLOUD_DEADLINE_MS: wholeNumber(100, 10 * 60_000, 8_000),
  IDLENS_AWS_REGION: z
    .string()
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/, 'give a region such as eu-west-1')
    .optional(),
  IDLENS_TEXTRACT_ENDPOINT: webAddress.optional(),
  IDLENS_REKOGNITION_ENDPOINT: webAddress.optional(),
  IDLENS_S3_ENDPOINT: webAddress.optional(),
  IDLENS_S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'give the name of a bucket: 3 to 63 small letters, digits, dots and hyphens',
    )
    .optional(),
  IDLENS_S3_PREFIX: z
    .string()
    .refine(
      (prefix) => keyLayoutOf(prefix) !== undefined,
      'give the prefix of each organisation with {organisation} as a step of its own and a slash at the end, such as tenants/{organisation}/documents/',
    )
    .optional(),
  IDLENS_S3_PATH_STYLE: yesOrNo,
  IDLENS_S3_ENCRYPTION: z.enum(['AES256', 'aws:kms'], 'give AES256 or aws:kms').optional(),
  IDLENS_S3_KMS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,2048}$/, 'give the id, alias or ARN of a key')
    .optional(),
};

/**
 * Every environment variable that is read, its form and what holds when it is not set. Unset numbers of processes and scans follow
 * from the machine: one reader process less than it has cores, half as
 * many for faces, which take less, and one scan more than reader processes, so that none of them waits.
 */
export function environmentSchema({ cores }: Machine) {
  const processes = Math.max(1, cores - 1);
  return z.object({
    IDLENS_HOST: z.string().default('127.0.0.1'),
    IDLENS_PORT: wholeNumber(0, 65_535, 8080),
    IDLENS_BOOTSTRAP_KEY: z
      .string()
      .regex(/^[\x21-\x7e]{1,512}$/, 'give 1 to 512 printable characters without spaces')
      .optional(),
    IDLENS_BOOTSTRAP_ORGANISATION: z
      .string()
      .refine(isOrganisationId, 'give 1 to 64 letters, digits, hyphens and underlines')
      .default('local'),
    IDLENS_BOOTSTRAP_TOKENS: wholeNumber(0, MANY, 1_000_000),
    IDLENS_DATA_FOLDER: z.string().default('data'),
    IDLENS_DATABASE_URL: z
      .string()
      .regex(/^postgres(?:ql)?:\/\/\S+$/, 'give a URL that begins with postgres://')
      .optional(),
    IDLENS_REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\/\S+$/, 'give a URL that begins with redis:// or rediss://')
      .optional(),
    IDLENS_SECRET: z.string().min(32, 'give at least 32 characters').optional(),
    IDLENS_PUBLIC_URL: webAddress.optional(),
    IDLENS_RETENTION_HOURS: wholeNumber(1, 10 * 8_760, 24),
    IDLENS_DELETE_UPLOADS_AFTER_USE: yesOrNo,
    IDLENS_RATE_PER_SECOND: wholeNumber(1, 1_000_000, DEFAULT_RATE_POLICY.sustainedPerSecond),
    IDLENS_RATE_BURST: wholeNumber(1, 1_000_000, DEFAULT_RATE_POLICY.burst),
    IDLENS_RATE_PER_DAY: wholeNumber(1, MANY, DEFAULT_RATE_POLICY.perDay),
    IDLENS_READER_PROCESSES: wholeNumber(1, 256, processes),
    IDLENS_SCANS_RUNNING: wholeNumber(1, 512, processes + 1),
    IDLENS_SCANS_WAITING: wholeNumber(0, 10_000, 16),
    IDLENS_SCANS_MAX_WAIT_MS: wholeNumber(0, MINUTE_MS, 8_000),
    IDLENS_SCAN_DEADLINE_MS: wholeNumber(100, 10 * MINUTE_MS, 20_000),
    IDLENS_BODY_BUDGET_MB: wholeNumber(48, 1_000_000, 48),
    IDLENS_BODY_STALL_MS: wholeNumber(100, 10 * MINUTE_MS, 10_000),
    IDLENS_SHUTDOWN_GRACE_MS: wholeNumber(0, HOUR_MS, 25_000),
    IDLENS_LOG_LEVEL: z.enum(LOG_LEVELS, `give one of: ${LOG_LEVELS.join(', ')}`).default('info'),
    IDLENS_FACE_PROCESSES: wholeNumber(1, 256, Math.ceil(processes / 2)),
    IDLENS_FACE_MATCH_THRESHOLD: wholeNumber(0, 100, DEFAULT_MATCH_THRESHOLD),
    ...cloudSettings,
    IDLENS_AUTHENTICITY_POLICY: z
      .enum(AUTHENTICITY_POLICIES, `give one of: ${AUTHENTICITY_POLICIES.join(', ')}`)
      .default(DEFAULT_AUTHENTICITY_POLICY),
    IDLENS_PRICE_DOCUMENT_SCAN: wholeNumber(0, MANY, DEFAULT_PRICES['document.scan']),
    IDLENS_PRICE_FACE_DETECT: wholeNumber(0, MANY, DEFAULT_PRICES['face.detect']),
    IDLENS_PRICE_FACE_COMPARE: wholeNumber(0, MANY, DEFAULT_PRICES['face.compare']),
    IDLENS_PRICE_FACE_ESTIMATE_AGE: wholeNumber(0, MANY, DEFAULT_PRICES['face.estimate_age']),
    IDLENS_PRICE_IDENTITY_VERIFY: wholeNumber(0, MANY, DEFAULT_PRICES['identity.verify']),
  });
}
