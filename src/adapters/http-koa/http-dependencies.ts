import type { Clock } from '../../ports/clock.ts';
import type { AdmitCaller } from '../../ports/driving/admit-caller.ts';
import type { ChargeCall } from '../../ports/driving/charge-call.ts';
import type { CompareFaces } from '../../ports/driving/compare-faces.ts';
import type { DeleteUsedUploads } from '../../ports/driving/delete-used-uploads.ts';
import type { DetectFace } from '../../ports/driving/detect-face.ts';
import type { EstimateAge } from '../../ports/driving/estimate-age.ts';
import type { PresignUploads } from '../../ports/driving/presign-uploads.ts';
import type { ScanDocument } from '../../ports/driving/scan-document.ts';
import type { VerifyIdentity } from '../../ports/driving/verify-identity.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { UploadReceiver } from '../../ports/upload-receiver.ts';

/** The limits that keep the service answering under load. */
export interface HttpSettings {
  /** Scans, face calls and verifications that run at once; one of two pictures counts twice. */
  readonly scansRunning: number;
  /** Calls that may wait for their turn. */
  readonly scansWaiting: number;
  /** Longest wait for a turn, in milliseconds; then `service.overloaded`. */
  readonly maxWaitMs: number;
  /** A call that has not ended by then, from the moment its body is read, is `reader.timeout` or `face_engine.timeout`. */
  readonly scanDeadlineMs: number;
  /** Bytes of request bodies that may be in memory at once; at least {@link MAX_BODY_BYTES}. */
  readonly bodyBudgetBytes: number;
  /** A body of which nothing arrives for so long is given up, in milliseconds. */
  readonly bodyStallMs: number;
}

/** How files are uploaded. */
export interface HttpUploads {
  readonly presignUploads: PresignUploads;
  /** Takes the uploads where the object store is part of this service; they go elsewhere when left out. */
  readonly receiver?: UploadReceiver;
  /** What uploaders reach this service by, without a slash at its end; each request's own host when left out. */
  readonly publicUrl?: string;
}

/** What the HTTP application drives: the use cases, and what it reports to. */
export interface HttpDependencies {
  readonly admitCaller: AdmitCaller;
  readonly chargeCall: ChargeCall;
  readonly scanDocument: ScanDocument;
  readonly detectFace: DetectFace;
  readonly compareFaces: CompareFaces;
  readonly estimateAge: EstimateAge;
  readonly verifyIdentity: VerifyIdentity;
  /** There is nothing at the paths of uploads when left out. */
  readonly uploads?: HttpUploads;
  /** Uploads stay after they were used when left out. */
  readonly deleteUsedUploads?: DeleteUsedUploads;
  /** Whether a scan now has a chance to succeed; never throws. */
  readonly isReady: () => Promise<boolean>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly settings: HttpSettings;
  /** The key that the page fills in by itself: only for a server that nobody else can reach. */
  readonly pageKey?: string;
}
