import { availableParallelism } from 'node:os';
import { createContainer, type PortOverrides } from './app/composition/container.ts';
import { TOKENS, type UseCases } from './app/composition/tokens.ts';
import { loadConfig } from './app/config/load-config.ts';
import type { DocumentTypeHint } from './domain/document/document-type.ts';
import type { ScanResult } from './domain/document/scan-result.ts';
import type { CallOptions } from './ports/call-options.ts';
import type { ImageInput } from './ports/driving/scan-document.ts';

export type { UseCases } from './app/composition/tokens.ts';
export type { Finding, FindingSeverity } from './domain/authenticity/finding.ts';
export { type ContractAnswer, contractAnswer } from './domain/document/contract-answer.ts';
export { DOCUMENT_SIDES, type DocumentSide } from './domain/document/document-side.ts';
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
  ScannedPage,
  ScanResult,
} from './domain/document/scan-result.ts';
export { FAILURE_CODES, type FailureCode, type FailureHint, IdlensError, isIdlensError } from './domain/errors.ts';
export type { ImageQuality, QualityMeasures } from './domain/image/image-quality.ts';

/** What {@link createIdlens} may be given: any port's adapter in place of the built-in one, and the size of the embedded engine. */
export interface IdlensOptions extends PortOverrides {
  /** Processes of the embedded reader, at least 1; one less than the machine has cores when left out. */
  readonly readerProcesses?: number;
}

/** What is known of one scan beforehand. */
export interface ScanOptions extends CallOptions {
  /** The other side of the document, read together with the first into one result; in any form that the first may have. */
  readonly imageBack?: Uint8Array | string;
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
   * Reads one document off the picture of one side or (`imageBack`) of both: bytes, or a string that is base64, base64url, a data URL or
   * an object key. Which of two pictures is the back makes no difference to the fields. Costs no tokens.
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
    scanDocument(image, { imageBack, documentType = 'auto', organisationId = 'local', requestId, signal } = {}) {
      const request = {
        image: inputOf(image),
        ...(imageBack === undefined ? {} : { imageBack: inputOf(imageBack) }),
        documentType,
      };
      const caller = { organisationId, requestId: requestId ?? crypto.randomUUID() };
      return useCases.scanDocument(request, caller, signal ? { signal } : {});
    },
    close: () => container.unbindAllAsync(),
  };
}

function inputOf(image: Uint8Array | string): ImageInput {
  return typeof image === 'string' ? { kind: 'string', text: image } : { kind: 'bytes', bytes: image };
}
