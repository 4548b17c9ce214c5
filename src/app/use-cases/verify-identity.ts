import type { ScanResult } from '../../domain/document/scan-result.ts';
import { describeDetection } from '../../domain/face/face-detection.ts';
import { faceQualityFindings } from '../../domain/face/face-quality-findings.ts';
import { judgeVerification } from '../../domain/identity/verification.ts';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { PictureCaller } from '../../ports/driving/image-input.ts';
import type {
  IdentityVerification,
  VerifyIdentity,
  VerifyIdentityRequest,
} from '../../ports/driving/verify-identity.ts';
import type { FaceComparison, FaceEngine, FaceSighting } from '../../ports/face-engine.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { judgeComparison } from './compare-faces.ts';
import { cutPortrait } from './cut-portrait.ts';
import type { DecodePicture } from './decode-picture.ts';
import type { ReadDocument } from './read-document.ts';
import { workOnBoth } from './work-on-both.ts';
import { type PartOutcome, workOnPart } from './work-on-part.ts';

/** What a verification drives. */
interface VerificationServices {
  readonly decode: DecodePicture;
  readonly readDocument: ReadDocument;
  readonly faces: FaceEngine;
  readonly codec: ImageCodec;
  readonly telemetry: Telemetry;
}

/** How verifications are judged and bounded. */
interface VerificationSettings {
  /** 0–100. */
  readonly threshold: number;
  /** How long each part may take; less than the whole call may, so that the others are still answered. */
  readonly partDeadlineMs: number;
}

/** The three parts, each with what became of it. */
interface Outcomes {
  readonly document: PartOutcome<ScanResult>;
  readonly selfie: PartOutcome<FaceSighting>;
  readonly match: PartOutcome<FaceComparison>;
}

/** The verification over the given services. Each picture is decoded once, both before any part begins; the parts run at once. */
export function createVerifyIdentity(services: VerificationServices, settings: VerificationSettings): VerifyIdentity {
  const { decode, readDocument, faces, codec, telemetry } = services;

  async function work(
    document: DecodedImage,
    selfie: DecodedImage,
    terms: VerifyIdentityRequest,
    caller: PictureCaller,
    { signal }: CallOptions,
  ): Promise<Outcomes> {
    const limits = { deadlineMs: settings.partDeadlineMs, ...(signal ? { signal } : {}) };
    const ofDocument = { ...limits, timeoutCode: 'reader.timeout', picture: 'documentImage' } as const;
    const ofSelfie = { ...limits, timeoutCode: 'face_engine.timeout', picture: 'faceImage' } as const;
    const ofBoth = { ...limits, timeoutCode: 'face_engine.timeout' } as const;
    const portrait = { image: document, kind: 'document' } as const;
    const face = { image: selfie, kind: 'selfie' } as const;
    // The comparison before the detection: an engine that is looking at the selfie for the one can answer the other with it.
    const [documentPart, matchPart, selfiePart] = await Promise.all([
      workOnPart((options) => readDocument({ image: document }, terms, caller, options), ofDocument),
      workOnPart((options) => faces.compare(portrait, face, options), ofBoth),
      workOnPart((options) => faces.detect(face, options), ofSelfie),
    ]);
    return { document: documentPart, selfie: selfiePart, match: matchPart };
  }

  function report(outcomes: Outcomes, { requestId }: PictureCaller): void {
    for (const [part, outcome] of Object.entries(outcomes))
      if ('failure' in outcome) telemetry.failure('verification.part_failed', outcome.failure, { part, requestId });
  }

  return async (request, caller, options = {}) => {
    const [document, selfie] = await workOnBoth(
      { name: 'documentImage', picture: request.documentImage },
      { name: 'faceImage', picture: request.faceImage },
      (input) => decode(input, caller, options),
    );
    const outcomes = await work(document, selfie, request, caller, options);
    report(outcomes, caller);
    const result = judge(outcomes, settings.threshold);
    const comparison = valueIn(outcomes.match);
    if (!request.withPortrait || comparison === undefined) return result;
    const portrait = await cutPortrait(codec, document, comparison.source, options);
    return { ...result, ...(portrait ? { portrait } : {}) };
  };
}

/** Throws when there is nothing to answer. */
function judge(outcomes: Outcomes, threshold: number): IdentityVerification {
  const { document, selfie, match } = outcomes;
  if ('failure' in document && 'failure' in selfie && 'failure' in match) throw document.failure;
  const scan = valueIn(document);
  const detection = 'value' in selfie ? describeDetection(selfie.value.faces) : undefined;
  const comparison = valueIn(match);
  const parts = {
    ...(scan ? { document: scan } : {}),
    ...(detection ? { faceDetection: detection.answer } : {}),
    ...(comparison ? { faceMatch: judgeComparison(comparison, threshold) } : {}),
  };
  return {
    answer: judgeVerification(parts, threshold),
    quality: {
      document: scan?.quality.findings ?? [],
      portrait: comparison ? faceQualityFindings(comparison.source.faces, 'portrait') : [],
      selfie: detection?.quality.findings ?? [],
    },
  };
}

function valueIn<Value>(outcome: PartOutcome<Value>): Value | undefined {
  return 'value' in outcome ? outcome.value : undefined;
}
