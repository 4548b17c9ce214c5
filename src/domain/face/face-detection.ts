import type { Finding } from '../authenticity/finding.ts';
import { type Box, withinPage } from '../reading/geometry.ts';
import { roundTo } from '../values/decimals.ts';
import type { Face, Landmark } from './face.ts';
import type { FaceQuality } from './face-quality.ts';
import { faceQualityFindings } from './face-quality-findings.ts';

/** The contract's answer to `POST /v1/face/detect`: the surest face only. */
export interface FaceDetectionAnswer {
  readonly faceDetected: boolean;
  /** 0–1; 0 when there is none. */
  readonly confidence: number;
  /** With a face only; inside the upright image, as are the landmarks. */
  readonly boundingBox?: Box;
  readonly landmarks?: readonly Landmark[];
}

/** How well the surest face of a picture can be compared, and what would make it better. */
export interface FacePictureQuality {
  /** Left out where there is no face or the engine measures none. */
  readonly measures?: FaceQuality;
  readonly findings: readonly Finding[];
}

/** What was found on a picture: the contract's answer, and how good the picture is. */
export interface FaceDetection {
  readonly answer: FaceDetectionAnswer;
  readonly quality: FacePictureQuality;
}

/** The detection of `faces`, surest first, on one picture. */
export function describeDetection(faces: readonly Face[]): FaceDetection {
  const [surest] = faces;
  const quality = {
    ...(surest?.quality ? { measures: rounded(surest.quality) } : {}),
    findings: faceQualityFindings(faces, 'selfie'),
  };
  if (surest === undefined) return { answer: { faceDetected: false, confidence: 0 }, quality };
  const answer = {
    faceDetected: true,
    confidence: roundTo(4, surest.confidence),
    boundingBox: boxInside(surest.box),
    landmarks: surest.landmarks.map(({ type, x, y }) => ({ type, x: shareOf(x), y: shareOf(y) })),
  };
  return { answer, quality };
}

/** No engine measures a face more finely than to a tenth of a pixel or a degree. */
function rounded(quality: FaceQuality): FaceQuality {
  return {
    eyeDistancePx: roundTo(1, quality.eyeDistancePx),
    sharpness: roundTo(1, quality.sharpness),
    meanLuma: roundTo(1, quality.meanLuma),
    yawDegrees: roundTo(1, quality.yawDegrees),
    pitchDegrees: roundTo(1, quality.pitchDegrees),
    rollDegrees: roundTo(1, quality.rollDegrees),
  };
}

/** A face that the edge of the picture cuts has a box beyond it; only what lies on the picture is told. */
function boxInside({ left, top, width, height }: Box): Box {
  const [x, y] = [shareOf(left), shareOf(top)];
  return {
    left: x,
    top: y,
    width: roundTo(4, shareOf(left + width) - x),
    height: roundTo(4, shareOf(top + height) - y),
  };
}

function shareOf(value: number): number {
  return roundTo(4, withinPage(value));
}
