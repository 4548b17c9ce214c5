import { checksAgainst } from '../authenticity/authenticity-policy.ts';
import type { Interpretation } from '../document/interpret-observation.ts';
import type { AnswerField } from '../document/scan-result.ts';
import type { VerificationParts } from './verification-parts.ts';

/** Why an identity is not verified. */
export type ReasonCode =
  | 'document.unavailable'
  | 'document.not_readable'
  | 'document.type_unknown'
  | 'document.check_failed'
  | 'document.no_portrait'
  | 'selfie.unavailable'
  | 'selfie.no_face'
  | 'face_match.unavailable'
  | 'face_match.below_threshold';

/** One reason, with a sentence for a person that holds no value read from the document. */
export interface Reason {
  readonly code: ReasonCode;
  readonly detail: string;
}

/** What is to be said in every case; a failed check says its own. */
const SENTENCES: Readonly<Record<Exclude<ReasonCode, 'document.check_failed'>, string>> = {
  'document.unavailable': 'The document could not be examined; the call may be repeated.',
  'document.not_readable': 'The document shows no name together with a number or a date of birth that could be read.',
  'document.type_unknown': 'The picture shows no identity document of a known type.',
  'document.no_portrait': 'No portrait was found on the document.',
  'selfie.unavailable': 'The selfie could not be examined; the call may be repeated.',
  'selfie.no_face': 'No face was found on the selfie.',
  'face_match.unavailable': 'The faces could not be compared; the call may be repeated.',
  'face_match.below_threshold': 'The face on the selfie is not like enough to the portrait on the document.',
};

/** Whether every part could be worked on, so that the verdict stands on all of them; an engine that failed is worth another call. */
export function isFullyExamined(reasons: readonly Reason[]): boolean {
  return !reasons.some(({ code }) => code.endsWith('.unavailable'));
}

/** Everything that stands against a verification, in the order document, selfie, match. */
export function reasonsAgainst({ document, faceDetection, faceMatch }: VerificationParts): readonly Reason[] {
  const isCompared = faceMatch?.sourceFaceDetected === true && faceMatch.targetFaceDetected;
  const isFaceMissing = faceDetection?.faceDetected === false || faceMatch?.targetFaceDetected === false;
  const conditions: readonly (readonly [keyof typeof SENTENCES, boolean])[] = [
    ['document.unavailable', document === undefined],
    ['document.not_readable', document !== undefined && !isReadable(document)],
    ['document.type_unknown', document?.documentType === 'unknown'],
    ['document.no_portrait', faceMatch?.sourceFaceDetected === false],
    ['selfie.unavailable', faceDetection === undefined],
    ['selfie.no_face', isFaceMissing],
    ['face_match.unavailable', faceMatch === undefined],
    ['face_match.below_threshold', isCompared && !faceMatch.isMatch],
  ];
  const holding = conditions.filter(([, holds]) => holds).map(([code]) => ({ code, detail: SENTENCES[code] }));
  return [...failedChecks(document), ...holding];
}

function isReadable({ fields }: Interpretation): boolean {
  const names = new Set<AnswerField>(fields.map(({ name }) => name));
  return names.has('fullName') && (names.has('documentNumber') || names.has('dateOfBirth'));
}

/** What the verdict on the document rests on, where the policy lets it fail. */
function failedChecks(document: Interpretation | undefined): readonly Reason[] {
  if (document?.authenticity.verdict !== 'failed') return [];
  return checksAgainst(document.authenticity.checks).map(({ detail }) => ({ code: 'document.check_failed', detail }));
}
