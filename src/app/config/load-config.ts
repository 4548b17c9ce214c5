import { type FailureHint, IdlensError } from '../../domain/errors.ts';
import { type AppConfig, LOCAL_KEY } from './app-config.ts';
import { environmentSchema, type Machine } from './environment-schema.ts';

/** The environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Names that begin like ours and belong to the project's tests. */
const IGNORED: ReadonlySet<string> = new Set(['IDLENS_CORPUS']);

/** Shorter keys are refused where others can reach the server. */
const MIN_PUBLIC_KEY_LENGTH = 16;

const BYTES_PER_MB = 1_048_576;

/**
 * The configuration that `environment` asks for; an empty variable counts as not set. Throws `config.invalid` with a hint for every
 * fault at once: wrong values, unknown `IDLENS_` names, a server that others can reach without a key of its own. No hint repeats a value.
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
  ];
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
  if (isLoopback(host)) return [];
  const path = 'IDLENS_BOOTSTRAP_KEY';
  if (key === undefined) return [{ path, message: 'set a key: others than this machine can reach the server' }];
  if (key.length >= MIN_PUBLIC_KEY_LENGTH) return [];
  return [{ path, message: `give at least ${MIN_PUBLIC_KEY_LENGTH} characters where others can reach the server` }];
}

/** RFC 5735 section 4 (127.0.0.0/8), RFC 4291 section 2.5.3 (::1), RFC 6761 section 6.3 (localhost). */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function configOf(values: ReturnType<ReturnType<typeof environmentSchema>['parse']>): AppConfig {
  return {
    host: values.IDLENS_HOST,
    port: values.IDLENS_PORT,
    bootstrap: {
      key: values.IDLENS_BOOTSTRAP_KEY ?? LOCAL_KEY,
      isLocalDefault: values.IDLENS_BOOTSTRAP_KEY === undefined,
      organisationId: values.IDLENS_BOOTSTRAP_ORGANISATION,
      tokens: values.IDLENS_BOOTSTRAP_TOKENS,
    },
    rate: {
      sustainedPerSecond: values.IDLENS_RATE_PER_SECOND,
      burst: values.IDLENS_RATE_BURST,
      perDay: values.IDLENS_RATE_PER_DAY,
    },
    prices: {
      'document.scan': values.IDLENS_PRICE_DOCUMENT_SCAN,
    },
    reader: { processes: values.IDLENS_READER_PROCESSES },
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
