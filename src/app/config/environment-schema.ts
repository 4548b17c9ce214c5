import { z } from 'zod';
import { isOrganisationId } from '../../domain/account/organisation.ts';
import { DEFAULT_PRICES } from '../../domain/account/price-list.ts';
import { DEFAULT_RATE_POLICY } from '../../domain/account/rate-policy.ts';
import { AUTHENTICITY_POLICIES, DEFAULT_AUTHENTICITY_POLICY } from '../../domain/authenticity/authenticity-policy.ts';
import { DEFAULT_MATCH_THRESHOLD } from '../../domain/face/face-match.ts';
import { LOG_LEVELS } from './app-config.ts';

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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No number of calls or tokens is larger. */
const MANY = 1_000_000_000;

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
    IDLENS_PUBLIC_URL: z
      .string()
      .regex(/^https?:\/\/[^\s?#]+$/, 'give a URL that begins with http:// or https://')
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    IDLENS_RETENTION_HOURS: wholeNumber(1, 10 * 8_760, 24),
    IDLENS_DELETE_UPLOADS_AFTER_USE: z
      .enum(['true', 'false'], 'give true or false')
      .default('false')
      .transform((value) => value === 'true'),
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
