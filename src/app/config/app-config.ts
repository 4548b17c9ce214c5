import type { PriceList } from '../../domain/account/price-list.ts';
import type { RatePolicy } from '../../domain/account/rate-policy.ts';
import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';

/** How much is logged. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Where accounts and uploads are kept. */
export type StorageConfig =
  /** Forgotten when the process ends. */
  | { readonly kind: 'memory' }
  /** SQLite and files below one folder, for one server. */
  | { readonly kind: 'folder'; readonly dataFolder: string }
  /** PostgreSQL for the accounts of many replicas; uploads below the folder. */
  | { readonly kind: 'postgres'; readonly databaseUrl: string; readonly dataFolder: string };

/** Everything that can be set, checked. Durations are in milliseconds. */
export interface AppConfig {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What works from the start; absent on an address that others can reach when no key was set: then keys come from the command line. */
  readonly bootstrap?: {
    readonly key: string;
    /** Whether nobody set a key, so the documented local one is in use: only on a loopback address. */
    readonly isLocalDefault: boolean;
    readonly organisationId: string;
    /** Granted once, when the organisation is made. */
    readonly tokens: number;
  };
  readonly storage: StorageConfig;
  /** What hashes of keys, signatures of uploads and kept answers are made with; made and kept in the data folder when left out. */
  readonly secret?: string;
  /** Counts calls over replicas when given: `redis://…`. */
  readonly redisUrl?: string;
  readonly uploads: {
    /** What uploaders reach the server by, without a slash at its end; each request's own host when left out. */
    readonly publicUrl?: string;
    readonly retentionHours: number;
    readonly deleteAfterUse: boolean;
  };
  readonly rate: RatePolicy;
  readonly prices: PriceList;
  readonly reader: { readonly processes: number };
  readonly faces: {
    /** Started with the first call that needs one. */
    readonly processes: number;
    /** The similarity from which on two faces match, 0–100. */
    readonly matchThreshold: number;
  };
  /** Judges documents whose request tells no policy. */
  readonly authenticity: { readonly policy: AuthenticityPolicy };
  readonly scans: {
    readonly running: number;
    readonly waiting: number;
    readonly maxWaitMs: number;
    readonly deadlineMs: number;
  };
  readonly bodies: { readonly budgetBytes: number; readonly stallMs: number };
  readonly shutdownGraceMs: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The key of a server that runs on a loopback address and was given no other. */
export const LOCAL_KEY = 'idlens-local-key';
