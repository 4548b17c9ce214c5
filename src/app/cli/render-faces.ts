import { ANSWER_FIELDS } from '../../domain/document/scan-result.ts';
import type { FaceComparisonAnswer } from '../../domain/face/face-match.ts';
import type { VerificationAnswer } from '../../domain/identity/verification.ts';
import { alignColumns } from './text-table.ts';

/** A comparison for people: the verdict, and what it rests on. */
export function renderComparison(answer: FaceComparisonAnswer): string {
  const { isMatch, confidence, threshold, sourceFaceDetected, targetFaceDetected } = answer;
  const verdict = isMatch ? '✓ The same person.' : '✗ Not the same person.';
  const missing = [
    ...(sourceFaceDetected ? [] : ['  ! No face was found on the first picture.']),
    ...(targetFaceDetected ? [] : ['  ! No face was found on the second picture.']),
  ];
  return lines([verdict, `  similarity ${confidence} of 100, a match from ${threshold} on`, ...missing]);
}

/** A verification for people: the verdict with what stands against it, the scores, and the fields of the document. */
export function renderVerification(answer: VerificationAnswer): string {
  const { verified, document, faceDetection, faceMatch, overallConfidence, reasons } = answer;
  const scores = [
    ['document', String(document.confidence)],
    ['face on the selfie', String(faceDetection.confidence)],
    ['similarity', `${faceMatch.confidence}, a match from ${faceMatch.threshold} on`],
    ['overall', String(overallConfidence)],
  ];
  const fields = ANSWER_FIELDS.map((name) => [wordsOf(name), document[name] ?? ''] as const).filter(
    ([, value]) => value !== '',
  );
  return lines([
    verified ? '✓ Verified.' : '✗ Not verified.',
    ...reasons.map(({ detail }) => `  ✗ ${detail}`),
    '',
    ...indented(scores),
    '',
    ...indented([['document type', document.documentType], ...fields]),
  ]);
}

function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function indented(rows: readonly (readonly string[])[]): readonly string[] {
  return alignColumns(rows).map((line) => `  ${line}`);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
