import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentScan } from '../../../src/adapters/http-koa/scan/scan-answer.ts';
import { scanAnswerSchema } from '../../../src/adapters/http-koa/scan/scan-answer-schema.ts';
import { INCLUDABLE } from '../../../src/adapters/http-koa/scan/scan-parameters.ts';
import { completeReading, type ScriptedLine } from '../../../src/adapters/memory/scripted-reading.ts';
import { DOCUMENT_TYPE_HINTS } from '../../../src/domain/document/document-type.ts';
import { FIELD_NAMES } from '../../../src/domain/document/identity-fields.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { scriptedBarcode } from '../../../src/testing.ts';

/** Lines such as documents print, among lines that mean nothing. */
const line: fc.Arbitrary<ScriptedLine> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
  fc.constantFrom('PASSPORT', 'DRIVER LICENSE', 'Surname', '1. ROSSI', '3. 01.02.1990', 'Sex F', 'UTO', '4d DL 1234'),
  fc.stringMatching(/^[A-Z0-9<]{30,44}$/).map((text) => ({ text, script: 'mrz' as const, confidence: 0.5 })),
  fc.constantFrom(
    { text: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', script: 'mrz' as const },
    { text: 'L898902C36UTO7408122F1204159ZE184226B<<<<<10', script: 'mrz' as const },
  ),
);
const field = fc.record({
  field: fc.constantFrom(...FIELD_NAMES),
  text: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', '01/02/1990', 'F', 'USA')),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});
const barcode = fc
  .oneof(
    fc.string(),
    fc.constant('@\n\u001e\rANSI 636000090002DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDBB06061986\n'),
  )
  .map((text) => scriptedBarcode('PDF417', text));

describe('the answer to a scan', () => {
  it('satisfies the schema of the contract, whatever was seen and whatever was asked for', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.uniqueArray(field, { selector: (each) => each.field, maxLength: 21 }),
        fc.array(barcode, { maxLength: 2 }),
        fc.constantFrom(...DOCUMENT_TYPE_HINTS),
        fc.subarray([...INCLUDABLE]),
        fc.constantFrom(0, 90, 180, 270),
        (lines, fields, barcodes, hint, include, turn) => {
          const reader = { id: 'law', version: '1' };
          const reading = completeReading({ lines, fields, turn }, { widthPx: 800, heightPx: 500 }, reader);
          const { page } = reading;
          const observation = { page, lines: reading.lines, fields: reading.fields, barcodes };
          const interpretation = interpretObservation(observation, hint, { year: 2026, month: 3, day: 1 });
          const answer = presentScan({ ...interpretation, page, turn, reader }, new Set(include));
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
    const answer = presentScan({ ...interpretation, page, turn, reader }, new Set());
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
