/** How a service of AWS is reached; every setting has a default. */
export interface AwsConnectionOptions {
  /** For example `eu-west-1`; the one that the SDK finds (`AWS_REGION`, the profile) when left out. */
  readonly region?: string;
  /** Takes the place of the region's own endpoint: a VPC endpoint, a gateway, a server that speaks the same protocol. */
  readonly endpoint?: string;
  /** Takes the place of what the SDK's own chain finds (environment, profile, container or instance role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** How long one call may take, its retries included, in milliseconds. {@link DEFAULT_DEADLINE_MS} when left out. */
  readonly deadlineMs?: number;
  /** How often one request is sent at most, at least 1. 4 when left out. */
  readonly maxAttempts?: number;
}

/** 8 seconds: less than half of what a scan may take, so that another engine can still take over. */
export const DEFAULT_DEADLINE_MS = 8_000;

/**
 * The first try and three more. Between them the SDK waits a random part of a pause that doubles (AWS SDKs Reference Guide, "Retry
 * behavior", mode `standard`), from half a second on after a throttle: at most 3.5 s in all, which the deadline holds.
 */
const DEFAULT_MAX_ATTEMPTS = 4;

/** A host that does not take a connection in this time is taken for dead. */
const CONNECTION_TIMEOUT_MS = 2_000;

/** The configuration that every client of the SDK is made with. No request outlives the deadline of its call. */
export function clientConfig({ region, endpoint, credentials, deadlineMs, maxAttempts }: AwsConnectionOptions) {
  const requestTimeout = deadlineMs ?? DEFAULT_DEADLINE_MS;
  return {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    retryMode: 'standard',
    maxAttempts: maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS, requestTimeout, throwOnRequestTimeout: true },
  };
}
