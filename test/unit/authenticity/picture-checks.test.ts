import { describe, expect, it } from 'vitest';
import type { CheckSubject } from '../../../src/domain/authenticity/check.ts';
import { documentColour } from '../../../src/domain/authenticity/document-colour.ts';
import { documentComplete } from '../../../src/domain/authenticity/document-complete.ts';
import { imageMetadata } from '../../../src/domain/authenticity/image-metadata.ts';
import { localCompression } from '../../../src/domain/authenticity/local-compression.ts';
import { screenRecapture } from '../../../src/domain/authenticity/screen-recapture.ts';
import { zoneLayout } from '../../../src/domain/authenticity/zone-layout.ts';
import type { PictureForensics } from '../../../src/domain/image/picture-forensics.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { quadOf } from '../../../src/domain/reading/geometry.ts';
import { statusOf, subjectOf, zone } from './check-subject.ts';

const FORENSICS: PictureForensics = {
  metadata: { isPresent: true, hasCamera: true, statements: ['HDR+ 1.0'] },
  cutLineCount: 0,
  lineCount: 12,
  colourResidue: 14,
  screen: { lumaPeak: 1.2, colourPeak: 1.5 },
  compression: { fit: 0.9, worstFit: 0.85, worstBox: { left: 0.1, top: 0.1, width: 0.05, height: 0.05 } },
};

function pictured(change: Partial<PictureForensics> = {}): CheckSubject {
  const subject = subjectOf({});
  return { ...subject, sides: subject.sides.map((side) => ({ ...side, forensics: { ...FORENSICS, ...change } })) };
}

const said = (...statements: readonly string[]) =>
  statusOf(imageMetadata, pictured({ metadata: { isPresent: true, hasCamera: false, statements } }));

describe('image_metadata', () => {
  it('fails generators, warns of editors and screenshots, and passes cameras', () => {
    expect(statusOf(imageMetadata, pictured())).toBe('passed');
    expect(said('Midjourney v6')).toBe('failed');
    expect(said('GIMP 2.10.34')).toBe('warning');
    expect(said('Screenshot')).toBe('warning');
  });

  it('is not run on a file that says nothing, or on a picture that was not examined', () => {
    const metadata = { isPresent: false, hasCamera: false, statements: [] };
    expect(statusOf(imageMetadata, pictured({ metadata }))).toBe('not_run');
    expect(statusOf(imageMetadata, subjectOf({}))).toBe('not_run');
  });
});

describe('document_colour', () => {
  it('warns of a picture without colours', () => {
    expect(statusOf(documentColour, pictured())).toBe('passed');
    expect(documentColour.look(pictured({ colourResidue: 2 }))).toMatchObject({
      status: 'warning',
      evidence: [{ measured: 2 }],
    });
    expect(statusOf(documentColour, subjectOf({}))).toBe('not_run');
  });
});

describe('document_complete', () => {
  it('warns when several lines run into the edge of the picture', () => {
    expect(statusOf(documentComplete, pictured({ cutLineCount: 1 }))).toBe('passed');
    expect(statusOf(documentComplete, pictured({ cutLineCount: 2 }))).toBe('warning');
    expect(statusOf(documentComplete, pictured({ lineCount: 0 }))).toBe('not_run');
  });
});

describe('screen_recapture', () => {
  const peaks = (lumaPeak: number, colourPeak: number) =>
    statusOf(screenRecapture, pictured({ screen: { lumaPeak, colourPeak } }));

  it('warns of a high peak, or of a lesser one that is coloured too', () => {
    expect([peaks(4.4, 1.7), peaks(6, 0.5), peaks(3.5, 2.5), peaks(2, 6)]).toEqual([
      'passed',
      'warning',
      'warning',
      'passed',
    ]);
  });

  it('is not run where the picture cannot show it', () => {
    const { screen: _, ...without } = FORENSICS;
    const subject = subjectOf({});
    const sides = subject.sides.map((side) => ({ ...side, forensics: without }));
    expect(statusOf(screenRecapture, { ...subject, sides })).toBe('not_run');
  });
});

describe('local_compression', () => {
  it('warns of a part without the marks of the rest, and says where it is', () => {
    expect(statusOf(localCompression, pictured())).toBe('passed');
    const worstBox = { left: 0.4, top: 0.5, width: 0.05, height: 0.05 };
    const found = localCompression.look(pictured({ compression: { fit: 0.9, worstFit: 0.1, worstBox } }));
    expect(found).toMatchObject({ status: 'warning', evidence: [{ measured: 0.1, box: worstBox }] });
  });

  it('is not run where there are no marks', () => {
    const { compression: _, ...without } = FORENSICS;
    const subject = subjectOf({});
    const sides = subject.sides.map((side) => ({ ...side, forensics: without }));
    expect(statusOf(localCompression, { ...subject, sides })).toBe('not_run');
  });
});

describe('zone_layout', () => {
  const fields = {
    documentCode: 'P',
    issuer: 'SWE',
    surname: 'LINDQVIST',
    givenNames: 'ASTRID',
    documentNumber: 'AB284617',
    nationality: 'SWE',
    birthDate: '740812',
    sex: 'F',
    expiryDate: '300415',
  } as const;

  /** A zone on a page of 1000 × 700 pixels whose lines are `lengthPx` long and `pitchPx` apart. */
  function placed(format: 'TD1' | 'TD3', lengthPx: number, pitchPx: number, boxes = format === 'TD1' ? 3 : 2) {
    const mrz = zone(composeMrz(format, { ...fields, documentCode: format === 'TD1' ? 'I' : 'P' }));
    const textLines = mrz.lines.slice(0, boxes).map((text, row) => ({
      text,
      confidence: 0.99,
      script: 'mrz' as const,
      quad: quadOf({ left: 0.05, top: 0.6 + (row * pitchPx) / 700, width: lengthPx / 1000, height: 0.04 }),
    }));
    const page = { widthPx: 1000, heightPx: 700 };
    return statusOf(zoneLayout, { ...subjectOf({ mrz }), zonePlace: { textLines, page } });
  }

  it('passes lines as far apart as the layout asks: 44 characters of 2.54 mm over 6.35 mm, 30 over 4.25 mm', () => {
    expect(placed('TD3', 880, 50)).toBe('passed');
    expect(placed('TD1', 880, 49)).toBe('passed');
    expect(placed('TD3', 880, 56)).toBe('passed');
  });

  it('warns of lines of another font or spacing', () => {
    expect(placed('TD3', 880, 33)).toBe('warning');
    expect(placed('TD3', 700, 50)).toBe('warning');
    expect(placed('TD1', 880, 70)).toBe('warning');
  });

  it('is not run without a zone, or where its lines stand in other boxes than their own', () => {
    expect(statusOf(zoneLayout, subjectOf({}))).toBe('not_run');
    expect(placed('TD3', 880, 50, 1)).toBe('not_run');
  });
});
