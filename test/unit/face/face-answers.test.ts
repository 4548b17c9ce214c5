import { describe, expect, it } from 'vitest';
import { describeAge } from '../../../src/domain/face/age-estimate.ts';
import type { Face } from '../../../src/domain/face/face.ts';
import { describeDetection } from '../../../src/domain/face/face-detection.ts';
import { judgeMatch } from '../../../src/domain/face/face-match.ts';
import type { FaceQuality } from '../../../src/domain/face/face-quality.ts';
import { faceQualityFindings } from '../../../src/domain/face/face-quality-findings.ts';
import { portraitCrop } from '../../../src/domain/face/portrait-crop.ts';

const BOTH = { sourceFaceDetected: true, targetFaceDetected: true };

const GOOD: FaceQuality = {
  eyeDistancePx: 90,
  sharpness: 500,
  meanLuma: 128,
  yawDegrees: 2,
  pitchDegrees: -3,
  rollDegrees: 1,
};

function face(quality: Partial<FaceQuality> = {}, box = { left: 0.4, top: 0.3, width: 0.2, height: 0.3 }): Face {
  return { confidence: 0.98765, box, landmarks: [{ type: 'nose', x: 0.5, y: 1.02 }], quality: { ...GOOD, ...quality } };
}

describe('judgeMatch', () => {
  it('matches from the threshold on', () => {
    expect(judgeMatch({ ...BOTH, similarity: 80 }, 80)).toEqual({
      isMatch: true,
      confidence: 80,
      threshold: 80,
      ...BOTH,
    });
    expect(judgeMatch({ ...BOTH, similarity: 79.99 }, 80).isMatch).toBe(false);
  });

  it('judges by the confidence that it tells', () => {
    expect(judgeMatch({ ...BOTH, similarity: 79.996 }, 80)).toMatchObject({ isMatch: true, confidence: 80 });
  });

  it('never matches a picture without a face, whatever the threshold', () => {
    for (const threshold of [0, 80])
      expect(judgeMatch({ sourceFaceDetected: true, targetFaceDetected: false }, threshold)).toMatchObject({
        isMatch: false,
        confidence: 0,
      });
  });
});

describe('describeDetection', () => {
  it('tells nothing but its absence of a face that is not there', () => {
    expect(describeDetection([]).answer).toEqual({ faceDetected: false, confidence: 0 });
  });

  it('tells the surest face only, with what lies inside the picture', () => {
    const cut = face({}, { left: -0.1, top: 0.8, width: 0.3, height: 0.4 });
    expect(describeDetection([cut, face()]).answer).toEqual({
      faceDetected: true,
      confidence: 0.9877,
      boundingBox: { left: 0, top: 0.8, width: 0.2, height: 0.2 },
      landmarks: [{ type: 'nose', x: 0.5, y: 1 }],
    });
  });
});

describe('the quality of a detection', () => {
  it('is measured to a tenth, with what is to be done better', () => {
    const { quality } = describeDetection([face({ eyeDistancePx: 12.3456, yawDegrees: -3.21 })]);
    expect(quality.measures).toEqual({ ...GOOD, eyeDistancePx: 12.3, yawDegrees: -3.2 });
    expect(quality.findings).toMatchObject([{ code: 'face.too_small', severity: 'warning' }]);
  });

  it('has no measures where there is no face', () => {
    expect(describeDetection([]).quality).toEqual({ findings: [] });
  });
});

describe('faceQualityFindings', () => {
  it.each([
    [{ eyeDistancePx: 12 }, 'face.too_small'],
    [{ sharpness: 5 }, 'face.blurred'],
    [{ meanLuma: 10 }, 'face.too_dark'],
    [{ meanLuma: 250 }, 'face.too_bright'],
    [{ yawDegrees: -50 }, 'face.turned_away'],
    [{ pitchDegrees: 40 }, 'face.turned_away'],
  ])('finds the fault of %j', (fault, code) => {
    expect(faceQualityFindings([face(fault)], 'selfie').map((finding) => finding.code)).toEqual([code]);
  });

  it('finds nothing wrong with a good face, and nothing of what was not measured', () => {
    expect(faceQualityFindings([face()], 'selfie')).toEqual([]);
    const { quality: _none, ...unmeasured } = face();
    expect(faceQualityFindings([unmeasured], 'selfie')).toEqual([]);
    expect(faceQualityFindings([], 'selfie')).toEqual([]);
  });

  it('tells of several faces on a selfie, but not of ghost images on a document', () => {
    expect(faceQualityFindings([face(), face()], 'selfie')).toMatchObject([{ code: 'face.several' }]);
    expect(faceQualityFindings([face(), face()], 'portrait')).toEqual([]);
  });

  it('does not ask the sharpness of a selfie of a printed portrait', () => {
    expect(faceQualityFindings([face({ sharpness: 5 })], 'portrait')).toEqual([]);
  });
});

describe('describeAge', () => {
  it('tells the middle of the range in whole years', () => {
    const sex = { value: 'male', confidence: 0.987654 } as const;
    expect(describeAge({ ageRange: { low: 21.4, high: 37.2 }, sex })).toEqual({
      faceDetected: true,
      estimatedAge: 30,
      ageRange: { low: 21, high: 38 },
      gender: 'male',
      genderConfidence: 0.9877,
    });
    expect(describeAge({ ageRange: { low: -6, high: 10 }, sex })).toMatchObject({ ageRange: { low: 0, high: 10 } });
  });

  it('tells nothing else when there is no face', () => {
    expect(describeAge(undefined)).toEqual({ faceDetected: false });
  });
});

describe('portraitCrop', () => {
  const box = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };

  it('holds the face with a margin, inside the picture', () => {
    const crop = portraitCrop(box, 0);
    expect(crop.left).toBeLessThan(0.4);
    expect(crop.left + crop.width).toBeGreaterThan(0.6);
    expect(portraitCrop({ left: 0, top: 0, width: 1, height: 1 }, 90)).toEqual({
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
  });

  it('lies where the face was before the picture was turned upright', () => {
    const upright = portraitCrop({ left: 0.1, top: 0.6, width: 0.1, height: 0.1 }, 0);
    const turned = portraitCrop({ left: 0.1, top: 0.6, width: 0.1, height: 0.1 }, 90);
    expect(turned.left).toBeCloseTo(upright.top);
    expect(turned.top).toBeCloseTo(1 - upright.left - upright.width);
    expect([turned.width, turned.height]).toEqual([expect.closeTo(upright.height), expect.closeTo(upright.width)]);
  });
});
