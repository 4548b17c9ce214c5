import { availableParallelism } from 'node:os';
import { createContainer, type PortOverrides } from './app/composition/container.ts';
import { TOKENS, type UseCases } from './app/composition/tokens.ts';
import { loadConfig } from './app/config/load-config.ts';
import type { AuthenticityPolicy } from './domain/authenticity/authenticity-policy.ts';
import type { DocumentTypeHint } from './domain/document/document-type.ts';
import type { ScanResult } from './domain/document/scan-result.ts';
import type { AgeEstimateAnswer } from './domain/face/age-estimate.ts';
import type { FaceDetection } from './domain/face/face-detection.ts';
import type { FaceComparisonAnswer } from './domain/face/face-match.ts';
import type { CallOptions } from './ports/call-options.ts';
import type { ImageInput, PictureCaller } from './ports/driving/image-input.ts';
import type { IdentityVerification } from './ports/driving/verify-identity.ts';

export type { UseCases } from './app/composition/tokens.ts';
export { AUTHENTICITY_POLICIES, type AuthenticityPolicy } from './domain/authenticity/authenticity-policy.ts';
export {
  type AuthenticityCheck,
  type AuthenticityReport,
  type AuthenticityVerdict,
  CHECK_NAMES,
  type CheckEvidence,
  type CheckGroup,
  type CheckName,
  type CheckStatus,
} from './domain/authenticity/authenticity-report.ts';
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
  ScannedField,
  ScannedPage,
  ScanResult,
} from './domain/document/scan-result.ts';
export { FAILURE_CODES, type FailureCode, type FailureHint, IdlensError, isIdlensError } from './domain/errors.ts';
export type { AgeEstimateAnswer } from './domain/face/age-estimate.ts';
export type { FaceDetection, FaceDetectionAnswer, FacePictureQuality } from './domain/face/face-detection.ts';
export type { FaceComparisonAnswer, FaceMatch } from './domain/face/face-match.ts';
export type { FaceQuality } from './domain/face/face-quality.ts';
export type { Reason, ReasonCode } from './domain/identity/reasons.ts';
export type { VerificationAnswer } from './domain/identity/verification.ts';
export type { ImageQuality, QualityMeasures } from './domain/image/image-quality.ts';
export type { IdentityVerification, VerificationQuality } from './ports/driving/verify-identity.ts';

/** What {@link createIdlens} may be given: any port's adapter in place of the built-in one, and the size of the embedded engine. */
export interface IdlensOptions extends PortOverrides {
  /** Processes of the embedded reader, at least 1; one less than the machine has cores when left out. */
  readonly readerProcesses?: number;
  /** How strictly authenticity is judged where a call tells nothing else; `standard` when left out. */
  readonly authenticityPolicy?: AuthenticityPolicy;
}

/** What every call may be told. */
export interface PictureOptions extends CallOptions {
  /** Whose uploads an object key may name, and whose call it is in the telemetry; `local` when left out. */
  readonly organisationId?: string;
  /** Names the call in the telemetry; a random one when left out. */
  readonly requestId?: string;
}

/** What is known of a document beforehand. */
export interface VerifyOptions extends PictureOptions {
  /** `auto` when left out. */
  readonly documentType?: DocumentTypeHint;
  /** How strictly authenticity is judged in this call. */
  readonly authenticityPolicy?: AuthenticityPolicy;
  /** Whether the portrait is to be found and cut out; not when left out. */
  readonly withPortrait?: boolean;
}

/** What is known of one scan beforehand. */
export interface ScanOptions extends VerifyOptions {
  /** The other side of the document, read together with the first into one result; in any form that the first may have. */
  readonly imageBack?: Uint8Array | string;
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
  /** Finds the surest face of a picture, and says how well it can be compared. Throws as a scan does, with `face_engine.*` for the engine. */
  detectFace(image: Uint8Array | string, options?: PictureOptions): Promise<FaceDetection>;
  /** Compares the surest faces of two pictures: 80 of 100 is a match. */
  compareFaces(
    source: Uint8Array | string,
    target: Uint8Array | string,
    options?: PictureOptions,
  ): Promise<FaceComparisonAnswer>;
  /** Estimates age and sex of the surest face of a picture. */
  estimateAge(image: Uint8Array | string, options?: PictureOptions): Promise<AgeEstimateAnswer>;
  /** Reads a document, compares its portrait with a selfie, and judges whether the one is the holder of the other. */
  verifyIdentity(
    documentImage: Uint8Array | string,
    faceImage: Uint8Array | string,
    options?: VerifyOptions,
  ): Promise<IdentityVerification>;
  /** The use cases one by one, for hosts that keep accounts: admit a caller, charge a call, scan. */
  readonly useCases: UseCases;
  /** Ends the engine's processes and threads. Adapters that were passed in are the caller's to close. Safe to call twice. */
  close(): Promise<void>;
}

/** Makes idlens with the embedded engine, or with whatever ports are given. Nothing starts before the first scan. */
export function createIdlens(options: IdlensOptions = {}): Idlens {
  const { readerProcesses, authenticityPolicy, ...overrides } = options;
  const cores = readerProcesses === undefined ? availableParallelism() : readerProcesses + 1;
  const config = loadConfig({ IDLENS_AUTHENTICITY_POLICY: authenticityPolicy }, { cores });
  const container = createContainer({ ...config, logLevel: 'silent' }, overrides);
  const useCases = useCasesOf(container);
  return {
    useCases,
    scanDocument(image, options = {}) {
      const { imageBack, documentType = 'auto', withPortrait = false } = options;
      const request = {
        image: inputOf(image),
        ...(imageBack === undefined ? {} : { imageBack: inputOf(imageBack) }),
        documentType,
        ...policyOf(options),
        withPortrait,
      };
      return useCases.scanDocument(request, callerOf(options), callOptionsOf(options));
    },
    detectFace: (image, options = {}) =>
      useCases.detectFace({ image: inputOf(image) }, callerOf(options), callOptionsOf(options)),
    compareFaces: (source, target, options = {}) =>
      useCases.compareFaces(
        { source: inputOf(source), target: inputOf(target) },
        callerOf(options),
        callOptionsOf(options),
      ),
    estimateAge: (image, options = {}) =>
      useCases.estimateAge({ image: inputOf(image) }, callerOf(options), callOptionsOf(options)),
    verifyIdentity(documentImage, faceImage, options = {}) {
      const { documentType = 'auto', withPortrait = false } = options;
      const pictures = { documentImage: inputOf(documentImage), faceImage: inputOf(faceImage) };
      const request = { ...pictures, documentType, ...policyOf(options), withPortrait };
      return useCases.verifyIdentity(request, callerOf(options), callOptionsOf(options));
    },
    close: () => container.unbindAllAsync(),
  };
}

function useCasesOf(container: ReturnType<typeof createContainer>): UseCases {
  return {
    admitCaller: container.get(TOKENS.admitCaller),
    chargeCall: container.get(TOKENS.chargeCall),
    scanDocument: container.get(TOKENS.scanDocument),
    detectFace: container.get(TOKENS.detectFace),
    compareFaces: container.get(TOKENS.compareFaces),
    estimateAge: container.get(TOKENS.estimateAge),
    verifyIdentity: container.get(TOKENS.verifyIdentity),
  };
}

function callerOf({ organisationId = 'local', requestId }: PictureOptions): PictureCaller {
  return { organisationId, requestId: requestId ?? crypto.randomUUID() };
}

function callOptionsOf({ signal }: CallOptions): CallOptions {
  return signal ? { signal } : {};
}

function policyOf({ authenticityPolicy }: VerifyOptions): Pick<VerifyOptions, 'authenticityPolicy'> {
  return authenticityPolicy === undefined ? {} : { authenticityPolicy };
}

function inputOf(image: Uint8Array | string): ImageInput {
  return typeof image === 'string' ? { kind: 'string', text: image } : { kind: 'bytes', bytes: image };
}
