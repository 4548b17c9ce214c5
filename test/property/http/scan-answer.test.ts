import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentScan } from '../../../src/adapters/http-koa/scan/scan-answer.ts';
import { scanAnswerSchema } from '../../../src/adapters/http-koa/scan/scan-answer-schema.ts';
import { INCLUDABLE } from '../../../src/adapters/http-koa/scan/scan-parameters.ts';
import { completeReading } from '../../../src/adapters/memory/scripted-reading.ts';
import { DOCUMENT_TYPE_HINTS } from '../../../src/domain/document/document-type.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { type ImageQuality, measureQuality } from '../../../src/domain/image/image-quality.ts';
import { qualityFindings } from '../../../src/domain/image/quality-findings.ts';
import type { DocumentReading } from '../../../src/ports/document-reader.ts';
import { barcode, observation, readerField, scriptedLine } from '../../arbitraries/observation.ts';

describe('the answer to a scan', () => {
  it('satisfies the schema of the contract, whatever was seen and whatever was asked for', () => {
    fc.assert(
      fc.property(
        fc.array(scriptedLine, { maxLength: 12 }),
        fc.uniqueArray(readerField, { selector: (each) => each.field, maxLength: 21 }),
        fc.array(barcode, { maxLength: 2 }),
        fc.constantFrom(...DOCUMENT_TYPE_HINTS),
        fc.subarray([...INCLUDABLE]),
        fc.constantFrom(0, 90, 180, 270),
        fc.option(observation, { nil: undefined }),
        (lines, fields, barcodes, hint, include, turn, otherSide) => {
          const reader = { id: 'law', version: '1' };
          const reading = completeReading({ lines, fields, turn }, { widthPx: 800, heightPx: 500 }, reader);
          const { page } = reading;
          const front = { page, lines: reading.lines, fields: reading.fields, barcodes };
          const observed = { ...front, ...(otherSide ? { back: otherSide } : {}) };
          const interpretation = interpretObservation(observed, hint, { year: 2026, month: 3, day: 1 });
          const quality = qualityOf(reading, interpretation.fields.length);
          const back = otherSide ? { back: { page: otherSide.page, turn, quality } } : {};
          const answer = presentScan({ ...interpretation, page, turn, quality, ...back, reader }, new Set(include));
          const wire: unknown = JSON.parse(JSON.stringify(answer));
          expect(scanAnswerSchema.safeParse(wire).error).toBeUndefined();
          expect(wire).toEqual(answer);
        },
      ),
    );
  });

  it('has a schema that takes nothing else', () => {
    const reading = completeReading({}, { widthPx: 8, heightPx: 5 }, { id: 'law', version: '1' });
    const { page, turn, reader } = reading;
    const interpretation = interpretObservation({ ...reading, barcodes: [] }, 'auto', { year: 2026, month: 3, day: 1 });
    const answer = presentScan({ ...interpretation, page, turn, quality: qualityOf(reading, 0), reader }, new Set());
    expect(scanAnswerSchema.safeParse(answer).success).toBe(true);
    for (const broken of [
      { ...answer, extra: 1 },
      { ...answer, confidence: 97 },
      { ...answer, lastName: null },
      { ...answer, mrzData: '' },
      { ...answer, rawFields: { SURNAME: 'X' } },
      { ...answer, documentType: 'driver_license' },
    ])
      expect(scanAnswerSchema.safeParse(broken).success).toBe(false);
  });
});

// Helpers

const GREY = new Uint8Array(80 * 50 * 3).fill(128);

function qualityOf(reading: DocumentReading, fieldCount: number): ImageQuality {
  const source = { bytes: new Uint8Array(), format: 'png', widthPx: 80, heightPx: 50 } as const;
  const measures = measureQuality({ widthPx: 80, heightPx: 50, rgb: GREY, source }, reading);
  return { measures, findings: qualityFindings(measures, fieldCount) };
}
