export { API_KEY_SCOPES, type ApiKeyDirectory, type ApiKeyRecord, type ApiKeyScope } from './api-key-directory.ts';
export type { ApiKeyRegistry, ApiKeyRequest, RegisteredApiKey } from './api-key-registry.ts';
export { type ApiKeyStore, LAST_USE_STEP_MS, type StoredApiKey } from './api-key-store.ts';
export type { Barcode, BarcodeFormat, BarcodeReader } from './barcode-reader.ts';
export type { CallOptions } from './call-options.ts';
export type { Clock } from './clock.ts';
export type {
  DocumentReader,
  DocumentReading,
  ReaderField,
  ReaderWarning,
  ReadingHint,
  StageTiming,
} from './document-reader.ts';
export type {
  FaceAttributes,
  FaceComparison,
  FaceEngine,
  FacePicture,
  FacePictureKind,
  FaceSighting,
} from './face-engine.ts';
export type { EncodeRequest, ImageCodec } from './image-codec.ts';
export type { ObjectStore, StoredObject } from './object-store.ts';
export type { Organisation, OrganisationDirectory } from './organisation-directory.ts';
export type { RateLimiter } from './rate-limiter.ts';
export type { Telemetry, TelemetryValue } from './telemetry.ts';
export type {
  HoldPurpose,
  LedgerEntry,
  RepeatableCall,
  RepeatableHold,
  TokenHold,
  TokenLedger,
} from './token-ledger.ts';
export type { UploadIssuer, UploadRequest } from './upload-issuer.ts';
export { UPLOAD_PATH, type UploadPut, type UploadReceiver } from './upload-receiver.ts';
