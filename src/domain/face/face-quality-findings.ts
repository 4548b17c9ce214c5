import type { Finding } from '../authenticity/finding.ts';
import type { Face } from './face.ts';
import type { FaceQuality } from './face-quality.ts';

/** Fewer pixels between the eyes cost recognition (at 25 about one genuine pair in eleven is missed). */
const LEAST_EYE_DISTANCE_PX = 30;

/** Sharp portraits have several hundred; printed portraits on cards have less than selfies by their nature, so they are not judged. */
const LEAST_SELFIE_SHARPNESS = 40;

/** Mean luma of a face that is still exposed well enough, for all shades of skin. */
const DARK_LUMA = 35;
const BRIGHT_LUMA = 225;

/** The head may be turned this far; ISO/IEC 19794-5 asks for 5° of documents, recognition bears more. */
const MOST_YAW_DEGREES = 30;
const MOST_PITCH_DEGREES = 25;

/** What kind of picture a face is on. */
type FaceSubject = 'selfie' | 'portrait';

/** Looks for one fault of a face. */
type FaceRule = (measures: FaceQuality, subject: FaceSubject) => Pick<Finding, 'code' | 'detail'> | undefined;

const RULES: readonly FaceRule[] = [tooSmall, blurred, badlyLit, turnedAway];

/**
 * What makes the surest of `faces` hard to compare, each with what to do better; nothing of what the engine did not measure. Several faces on
 * a selfie are told too, since only one of them is compared.
 */
export function faceQualityFindings(faces: readonly Face[], subject: FaceSubject): readonly Finding[] {
  const measures = faces[0]?.quality;
  const faults = measures === undefined ? [] : RULES.flatMap((rule) => rule(measures, subject) ?? []);
  return [...faults, ...others(faces, subject)].map((fault) => ({ ...fault, severity: 'warning' }));
}

function tooSmall({ eyeDistancePx }: FaceQuality): ReturnType<FaceRule> {
  if (eyeDistancePx >= LEAST_EYE_DISTANCE_PX) return undefined;
  const detail = `The eyes are only ${Math.round(eyeDistancePx)} pixels apart; ${LEAST_EYE_DISTANCE_PX} are needed. Come closer, or send the picture in its full size.`;
  return { code: 'face.too_small', detail };
}

function blurred({ sharpness }: FaceQuality, subject: FaceSubject): ReturnType<FaceRule> {
  if (subject === 'portrait' || sharpness >= LEAST_SELFIE_SHARPNESS) return undefined;
  return { code: 'face.blurred', detail: 'The face is blurred. Hold the camera still and let it focus.' };
}

function badlyLit({ meanLuma }: FaceQuality): ReturnType<FaceRule> {
  if (meanLuma < DARK_LUMA)
    return {
      code: 'face.too_dark',
      detail: 'The face is too dark. Turn on a light, and keep it in front of the face.',
    };
  if (meanLuma > BRIGHT_LUMA)
    return { code: 'face.too_bright', detail: 'The face is washed out. Avoid direct light, and switch off the flash.' };
  return undefined;
}

function turnedAway({ yawDegrees, pitchDegrees }: FaceQuality): ReturnType<FaceRule> {
  if (Math.abs(yawDegrees) <= MOST_YAW_DEGREES && Math.abs(pitchDegrees) <= MOST_PITCH_DEGREES) return undefined;
  return { code: 'face.turned_away', detail: 'The head is turned away. Look straight into the camera.' };
}

function others(faces: readonly Face[], subject: FaceSubject): readonly Pick<Finding, 'code' | 'detail'>[] {
  if (subject === 'portrait' || faces.length < 2) return [];
  const detail = `The picture shows ${faces.length} faces, of which only the clearest counts. Let one person fill the picture.`;
  return [{ code: 'face.several', detail }];
}
