import type { KeyLayout } from '../../domain/account/key-layout.ts';
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

/** What may read documents and look at faces; the first of a list is asked first. */
export const READER_ENGINES = ['local', 'textract'] as const;
export const FACE_ENGINES = ['local', 'rekognition'] as const;

/** One of {@link READER_ENGINES}. */
export type ReaderEngine = (typeof READER_ENGINES)[number];
/** One of {@link FACE_ENGINES}. */
export type FaceEngineName = (typeof FACE_ENGINES)[number];

/** One engine, or two of which the second takes over where the first fails or finds nothing. */
export type EngineList<Engine> = readonly [first: Engine, second?: Engine];

/** Where uploads are kept. */
export type UploadStorage =
  /** Beside the accounts: in memory, or as files below the data folder. */
  | { readonly kind: 'files' }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly endpoint?: string;
      readonly pathStyle: boolean;
      readonly encryption?: { readonly kind: 'AES256' } | { readonly kind: 'aws:kms'; readonly keyId?: string };
    };

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
    /** Where the objects of each organisation lie. */
    readonly layout: KeyLayout;
    readonly storage: UploadStorage;
  };
  readonly rate: RatePolicy;
  readonly prices: PriceList;
  readonly reader: { readonly engines: EngineList<ReaderEngine>; readonly processes: number };
  readonly faces: {
    readonly engines: EngineList<FaceEngineName>;
    /** Started with the first call that needs one. */
    readonly processes: number;
    /** The similarity from which on two faces match, 0–100. */
    readonly matchThreshold: number;
  };
  /** How cloud services are reached; credentials are found by the vendor's own rules. */
  readonly cloud: {
    readonly region?: string;
    /** How long one call to a service may take, its retries included. */
    readonly deadlineMs: number;
    /** In place of the region's own. */
    readonly textractEndpoint?: string;
    readonly rekognitionEndpoint?: string;
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
