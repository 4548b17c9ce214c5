import type { PriceList } from '../../domain/account/price-list.ts';
import type { RatePolicy } from '../../domain/account/rate-policy.ts';

/** How much is logged. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Everything that can be set, checked. Durations are in milliseconds. */
export interface AppConfig {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly bootstrap: {
    /** The key that is known from the start. */
    readonly key: string;
    /** Whether nobody set a key, so the documented local one is in use: only on a loopback address. */
    readonly isLocalDefault: boolean;
    readonly organisationId: string;
    readonly tokens: number;
  };
  readonly rate: RatePolicy;
  readonly prices: PriceList;
  readonly reader: { readonly processes: number };
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
