import fc from 'fast-check';
import { completeReading, type ScriptedLine } from '../../src/adapters/memory/scripted-reading.ts';
import { FIELD_NAMES } from '../../src/domain/document/identity-fields.ts';
import type { Observation } from '../../src/domain/evidence/observation.ts';
import { scriptedBarcode } from '../../src/testing.ts';

/** Lines such as documents print, among lines that mean nothing. */
export const scriptedLine: fc.Arbitrary<ScriptedLine> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
  fc.constantFrom('PASSPORT', 'DRIVER LICENSE', 'Surname', '1. ROSSI', '3. 01.02.1990', 'Sex F', 'UTO', '4d DL 1234'),
  fc.stringMatching(/^[A-Z0-9<]{30,44}$/).map((text) => ({ text, script: 'mrz' as const, confidence: 0.5 })),
  fc.constantFrom(
    { text: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', script: 'mrz' as const },
    { text: 'L898902C36UTO7408122F1204159ZE184226B<<<<<10', script: 'mrz' as const },
  ),
);

/** A field as vendors return them. */
export const readerField = fc.record({
  field: fc.constantFrom(...FIELD_NAMES),
  text: fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', '01/02/1990', 'F', 'USA')),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** A barcode with a licence's payload, an identity card's, a zone, or with none that is known. */
export const barcode = fc
  .oneof(
    fc.string(),
    fc.constant('@\n\u001e\rANSI 636000090002DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDBB06061986\n'),
    fc.constantFrom(
      '079192031415||Trần Thị Ngọc Ánh|24121992|Nữ|Quận 5, TP. Hồ Chí Minh|11062021',
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ),
  )
  .map((text) => scriptedBarcode('PDF417', text));

/** What might be read off one picture. */
export const observation: fc.Arbitrary<Observation> = fc
  .tuple(
    fc.array(scriptedLine, { maxLength: 8 }),
    fc.uniqueArray(readerField, { selector: (each) => each.field, maxLength: 8 }),
    fc.array(barcode, { maxLength: 2 }),
  )
  .map(([lines, fields, barcodes]) => {
    const reading = completeReading({ lines, fields }, { widthPx: 800, heightPx: 500 }, { id: 'law', version: '1' });
    return { page: reading.page, lines: reading.lines, fields: reading.fields, barcodes };
  });
