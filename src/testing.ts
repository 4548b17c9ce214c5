/**
 * For tests of services that embed idlens, and of adapters written for it: adapters that live in memory and follow scripts, and
 * the conformance suite of every port. No test framework is imported; pass yours (see `ContractRunner`).
 */

export { createManualClock, type ManualClock } from './adapters/memory/manual-clock.ts';
export {
  type ApiKeyEntry,
  createMemoryApiKeyDirectory,
} from './adapters/memory/memory-api-key-directory.ts';
export { createMemoryApiKeyStore } from './adapters/memory/memory-api-key-store.ts';
export { createMemoryObjectStore } from './adapters/memory/memory-object-store.ts';
export { createMemoryOrganisationDirectory } from './adapters/memory/memory-organisation-directory.ts';
export { createMemoryRateLimiter } from './adapters/memory/memory-rate-limiter.ts';
export { createMemoryTokenLedger } from './adapters/memory/memory-token-ledger.ts';
export {
  createRecordingTelemetry,
  type RecordedEvent,
  type RecordedFailure,
  type RecordingTelemetry,
} from './adapters/memory/recording-telemetry.ts';
export { createScriptedBarcodeReader, scriptedBarcode } from './adapters/memory/scripted-barcode-reader.ts';
export {
  createScriptedDocumentReader,
  type RecordedRead,
  type ScriptedDocumentReader,
  type ScriptedDocumentReaderOptions,
  type ScriptedReadRequest,
} from './adapters/memory/scripted-document-reader.ts';
export {
  createScriptedFaceEngine,
  type ScriptedFaceAnswer,
  type ScriptedFaceEngine,
  type ScriptedFaceEngineOptions,
  type ScriptedFaceRequest,
} from './adapters/memory/scripted-face-engine.ts';
export type { ScriptedFace, ScriptedFaces } from './adapters/memory/scripted-faces.ts';
export type { ScriptedLine, ScriptedReading } from './adapters/memory/scripted-reading.ts';
export type { Script, ScriptedStep } from './adapters/memory/scripted-step.ts';
export {
  type ApiKeyDirectorySubject,
  apiKeyDirectoryContract,
  type KnownApiKey,
} from './ports/contracts/api-key-directory-contract.ts';
export {
  type ApiKeyKeeper,
  type ApiKeyRegistrySubject,
  type ApiKeyReplicas,
  apiKeyRegistryContract,
} from './ports/contracts/api-key-registry-contract.ts';
export {
  type BarcodeReaderSubject,
  type BarcodeSample,
  barcodeReaderContract,
} from './ports/contracts/barcode-reader-contract.ts';
export { type ClockSubject, clockContract } from './ports/contracts/clock-contract.ts';
export type { ContractRunner, Eventually } from './ports/contracts/contract-runner.ts';
export {
  type DocumentReaderSubject,
  documentReaderContract,
} from './ports/contracts/document-reader-contract.ts';
export { ContractViolation } from './ports/contracts/expectations.ts';
export {
  type ImageCodecSubject,
  type ImageSample,
  imageCodecContract,
} from './ports/contracts/image-codec-contract.ts';
export { type ObjectStoreSubject, objectStoreContract } from './ports/contracts/object-store-contract.ts';
export {
  type OrganisationDirectorySubject,
  organisationDirectoryContract,
} from './ports/contracts/organisation-directory-contract.ts';
export { type RateLimiterSubject, rateLimiterContract } from './ports/contracts/rate-limiter-contract.ts';
export { type TelemetrySubject, telemetryContract } from './ports/contracts/telemetry-contract.ts';
export { type TokenLedgerSubject, tokenLedgerContract } from './ports/contracts/token-ledger-contract.ts';
export { type UploadAdapters, type UploadSubject, uploadContract } from './ports/contracts/upload-contract.ts';
