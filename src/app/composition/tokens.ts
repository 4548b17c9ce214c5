import type { ServiceIdentifier } from 'inversify';
import type { ApiKeyDirectory } from '../../ports/api-key-directory.ts';
import type { ApiKeyRegistry } from '../../ports/api-key-registry.ts';
import type { BarcodeReader } from '../../ports/barcode-reader.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { AdmitCaller } from '../../ports/driving/admit-caller.ts';
import type { ChargeCall } from '../../ports/driving/charge-call.ts';
import type { CompareFaces } from '../../ports/driving/compare-faces.ts';
import type { DetectFace } from '../../ports/driving/detect-face.ts';
import type { EstimateAge } from '../../ports/driving/estimate-age.ts';
import type { ScanDocument } from '../../ports/driving/scan-document.ts';
import type { VerifyIdentity } from '../../ports/driving/verify-identity.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { OrganisationDirectory } from '../../ports/organisation-directory.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { TokenLedger } from '../../ports/token-ledger.ts';
import type { UploadIssuer } from '../../ports/upload-issuer.ts';
import type { UploadReceiver } from '../../ports/upload-receiver.ts';

/** Every port that an adapter fills. */
export interface Ports {
  readonly documentReader: DocumentReader;
  readonly barcodeReader: BarcodeReader;
  readonly faceEngine: FaceEngine;
  readonly imageCodec: ImageCodec;
  readonly objectStore: ObjectStore;
  /** There is one only where uploads outlive the process. */
  readonly uploadIssuer: UploadIssuer;
  /** There is one only where uploads come to this service itself. */
  readonly uploadReceiver: UploadReceiver;
  readonly tokenLedger: TokenLedger;
  readonly organisationDirectory: OrganisationDirectory;
  readonly apiKeyDirectory: ApiKeyDirectory;
  /** There is one only where accounts outlive the process. */
  readonly apiKeyRegistry: ApiKeyRegistry;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

/** Every use case. */
export interface UseCases {
  readonly admitCaller: AdmitCaller;
  readonly chargeCall: ChargeCall;
  readonly scanDocument: ScanDocument;
  readonly detectFace: DetectFace;
  readonly compareFaces: CompareFaces;
  readonly estimateAge: EstimateAge;
  readonly verifyIdentity: VerifyIdentity;
}

type Services = Ports & UseCases;
type Tokens = { readonly [Name in keyof Services]: ServiceIdentifier<Services[Name]> };

const token = <Service>(name: string): ServiceIdentifier<Service> => Symbol.for(`idlens.${name}`);

/** What the container knows its services by. */
export const TOKENS: Tokens = {
  documentReader: token('documentReader'),
  barcodeReader: token('barcodeReader'),
  faceEngine: token('faceEngine'),
  imageCodec: token('imageCodec'),
  objectStore: token('objectStore'),
  uploadIssuer: token('uploadIssuer'),
  uploadReceiver: token('uploadReceiver'),
  tokenLedger: token('tokenLedger'),
  organisationDirectory: token('organisationDirectory'),
  apiKeyDirectory: token('apiKeyDirectory'),
  apiKeyRegistry: token('apiKeyRegistry'),
  rateLimiter: token('rateLimiter'),
  clock: token('clock'),
  telemetry: token('telemetry'),
  admitCaller: token('admitCaller'),
  chargeCall: token('chargeCall'),
  scanDocument: token('scanDocument'),
  detectFace: token('detectFace'),
  compareFaces: token('compareFaces'),
  estimateAge: token('estimateAge'),
  verifyIdentity: token('verifyIdentity'),
};
