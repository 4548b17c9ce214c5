import { availableParallelism } from 'node:os';
import { createContainer, type PortOverrides } from './app/composition/container.ts';
import { TOKENS, type UseCases } from './app/composition/tokens.ts';
import { loadConfig } from './app/config/load-config.ts';
import type { DocumentTypeHint } from './domain/document/document-type.ts';
import type { ScanResult } from './domain/document/scan-result.ts';
import type { CallOptions } from './ports/call-options.ts';

export type { UseCases } from './app/composition/tokens.ts';
export type { Finding, FindingSeverity } from './domain/authenticity/finding.ts';
export { type ContractAnswer, contractAnswer } from './domain/document/contract-answer.ts';
export {
  DOCUMENT_TYPE_HINTS,
  DOCUMENT_TYPES,
  type DocumentType,
  type DocumentTypeHint,
} from './domain/document/document-type.ts';
export { FIELD_NAMES, type FieldName } from './domain/document/identity-fields.ts';
export type {
  AnswerField,
  AuthenticityCheck,
  AuthenticityReport,
  CheckStatus,
  ScannedField,
  ScanResult,
} from './domain/document/scan-result.ts';
export { FAILURE_CODES, type FailureCode, type FailureHint, IdlensError, isIdlensError } from './domain/errors.ts';

/** What {@link createIdlens} may be given: any port's adapter in place of the built-in one, and the size of the embedded engine. */
export interface IdlensOptions extends PortOverrides {
  /** Processes of the embedded reader, at least 1; one less than the machine has cores when left out. */
  readonly readerProcesses?: number;
}

/** What is known of one scan beforehand. */
export interface ScanOptions extends CallOptions {
  /** `auto` when left out. */
  readonly documentType?: DocumentTypeHint;
  /** Whose uploads an object key may name, and whose scan it is in the telemetry; `local` when left out. */
  readonly organisationId?: string;
  /** Names the scan in the telemetry; a random one when left out. */
  readonly requestId?: string;
}

/** idlens inside another Node service. */
export interface Idlens {
  /**
   * Reads one picture of a document: its bytes, or a string that is base64, base64url, a data URL or an object key. Costs no tokens.
   * Throws {@link IdlensError}: `image.*` for a picture that cannot be used, `object.not_readable`, `reader.*` and
   * `storage.unavailable` (retryable). Rejects with the signal's reason when aborted.
   */
  scanDocument(image: Uint8Array | string, options?: ScanOptions): Promise<ScanResult>;
  /** The use cases one by one, for hosts that keep accounts: admit a caller, charge a call, scan. */
  readonly useCases: UseCases;
  /** Ends the engine's processes and threads. Adapters that were passed in are the caller's to close. Safe to call twice. */
  close(): Promise<void>;
}

/** Makes idlens with the embedded engine, or with whatever ports are given. Nothing starts before the first scan. */
export function createIdlens(options: IdlensOptions = {}): Idlens {
  const { readerProcesses, ...overrides } = options;
  const cores = readerProcesses === undefined ? availableParallelism() : readerProcesses + 1;
  const container = createContainer({ ...loadConfig({}, { cores }), logLevel: 'silent' }, overrides);
  const useCases: UseCases = {
    admitCaller: container.get(TOKENS.admitCaller),
    chargeCall: container.get(TOKENS.chargeCall),
    scanDocument: container.get(TOKENS.scanDocument),
  };
  return {
    useCases,
    scanDocument(image, { documentType = 'auto', organisationId = 'local', requestId, signal } = {}) {
      const input =
        typeof image === 'string'
          ? ({ kind: 'string', text: image } as const)
          : ({ kind: 'bytes', bytes: image } as const);
      const caller = { organisationId, requestId: requestId ?? crypto.randomUUID() };
      return useCases.scanDocument({ image: input, documentType }, caller, signal ? { signal } : {});
    },
    close: () => container.unbindAllAsync(),
  };
}
