import { describe, expect, it } from 'vitest';
import { completeReading } from '../../../src/adapters/memory/scripted-reading.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { proveZone } from '../../../src/domain/evidence/prove-zone.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { parseMrz } from '../../../src/domain/mrz/parse.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';

const TODAY = { year: 2026, month: 3, day: 1 };
// The specimen of ICAO Doc 9303-4, appendix B.
const PASSPORT = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const SURNAME_START = 5;

describe('a machine-readable zone', () => {
  it('is proven when its digits hold and every character was read clearly', () => {
    expect(proof(PASSPORT)).toEqual({ proven: true, open: [] });
  });

  it('is not proven where a character that no digit covers was doubtful', () => {
    expect(proof(PASSPORT, { doubtful: { line: 0, column: SURNAME_START, confidence: 0.85 } })).toEqual({
      proven: false,
      open: [{ line: 0, start: SURNAME_START, end: SURNAME_START + 1 }],
    });
  });

  it('may be a little less clear where a digit stands for it', () => {
    expect(proof(PASSPORT, { doubtful: { line: 1, column: 0, confidence: 0.85 } }).proven).toBe(true);
    expect(proof(PASSPORT, { doubtful: { line: 1, column: 0, confidence: 0.6 } }).proven).toBe(false);
  });

  it('needs an O that no digit covers to be very clear, for it may be a Q', () => {
    const column = (PASSPORT[0] ?? '').lastIndexOf('O');
    expect(proof(PASSPORT, { doubtful: { line: 0, column, confidence: 0.95 } }).proven).toBe(false);
    expect(proof(PASSPORT, { doubtful: { line: 0, column: column - 1, confidence: 0.95 } }).proven).toBe(true);
  });

  it('is not proven with zeros that may be letters unnoticed by any digit', () => {
    const holder = { issuer: 'UTO', nationality: 'UTO', birthDate: '740812', sex: 'F', expiryDate: '300415' };
    const zone = (documentNumber: string) =>
      composeMrz('TD3', { ...holder, documentCode: 'P', surname: 'LEE', givenNames: 'ANNA', documentNumber });
    expect(proof(zone('0ZAB12345')).proven).toBe(true);
    expect(proof(zone('00ZAB1234')).proven).toBe(false);
  });

  it('is not proven when a digit fails', () => {
    const wrong = [PASSPORT[0] ?? '', (PASSPORT[1] ?? '').replace('740812', '740813')];
    expect(proof(wrong).proven).toBe(false);
  });

  it('is not proven by a reader that does not tell how sure it is of each character', () => {
    const reading = parseMrz(PASSPORT, { today: TODAY });
    expect(reading && proveZone(reading, [], false).proven).toBe(false);
  });

  it('is not proven with an issuer that no list knows, nor with a character that a repair put in', () => {
    expect(proof([(PASSPORT[0] ?? '').replace('P<UTO', 'P<LOA'), PASSPORT[1] ?? '']).open).toEqual([
      { line: 0, start: 2, end: 5 },
    ]);
    const repairs = [{ reason: 'length', line: 0, column: 43, from: '', to: '<' }] as const;
    const reading = parseMrz(PASSPORT, { today: TODAY, repairs, characterConfidences: [sure(43), sure(44)] });
    expect(reading && proveZone(reading, [], false).open).toEqual([{ line: 0, start: 43, end: 44 }]);
  });

  it('is not proven when it is the head of a passport’s, though the digit at its new end holds by chance', () => {
    const passport = composeMrz('TD3', {
      documentCode: 'P',
      issuer: 'UTO',
      nationality: 'UTO',
      documentNumber: 'L898902C3',
      birthDate: '740812',
      sex: 'F',
      expiryDate: '120415',
      surname: 'ERIKSSON',
      optional1: '0000005',
    });
    const cut = passport.map((line) => line.slice(0, 36));
    const reading = parseMrz(cut, { today: TODAY });
    const check = reading?.checks.at(-1);
    const whole = [cut[0] ?? '', (cut[1] ?? '').slice(0, 35) + (check?.expected ?? '')];
    expect(parseMrz(whole, { today: TODAY })).toMatchObject({ format: 'TD2', valid: true });
    expect(proof(whole).proven).toBe(false);
  });

  it('is proven by the same name in print where its own characters were doubtful', () => {
    const doubtful = { line: 0, column: SURNAME_START, confidence: 0.5 };
    expect(proof(PASSPORT, { doubtful, print: ['ERIKSSON'] }).proven).toBe(true);
    expect(proof(PASSPORT, { doubtful, print: ['ERICSEN'] }).proven).toBe(false);
  });

  it('is not proven against print that has almost the same name, however clearly it was read', () => {
    const misread = [(PASSPORT[0] ?? '').replace('ERIKSSON', 'FRIKSSON'), PASSPORT[1] ?? ''];
    expect(proof(misread).proven).toBe(true);
    expect(proof(misread, { print: ['Eriksson'] }).open).toEqual([{ line: 0, start: 5, end: 13 }]);
    expect(proof(misread, { print: ['Eriksson', 'FRIKSSON'] }).proven).toBe(true);
  });
});

describe('a small visa', () => {
  const fields = {
    issuer: 'UTO',
    documentNumber: 'L8988901C',
    nationality: 'UTO',
    birthDate: '400907',
    sex: 'F',
    expiryDate: '961210',
    surname: 'ERIKSSON',
    givenNames: 'ANNA MARIA',
    documentCode: 'V',
  } as const;
  const scan = (lines: readonly string[], width: number) => {
    const scripted = lines.map((text, row) => ({
      text,
      script: 'mrz' as const,
      characterConfidences: sure(text.length),
      box: { left: 0.05, top: 0.8 + row * 0.07, width, height: 0.05 },
    }));
    const reading = completeReading(
      { lines: scripted },
      { widthPx: 1050, heightPx: 740 },
      { id: 'scripted', version: '1' },
    );
    return interpretObservation({ ...reading, barcodes: [] }, 'auto', TODAY);
  };

  it('is proven when the page ends behind it', () => {
    expect(scan(composeMrz('MRV_B', fields), 0.88).mrzProven).toBe(true);
  });

  it('is not proven when it may be the head of a full-page visa: where the page goes on', () => {
    const cut = composeMrz('MRV_A', fields).map((line) => line.slice(0, 36));
    const result = scan(cut, 0.6);
    expect(result.authenticity.checks).toContainEqual(
      expect.objectContaining({ name: 'mrz_check_digits', status: 'passed' }),
    );
    expect(result.mrzProven).toBe(false);
    expect(result.findings.map(({ code }) => code)).toContain('mrz.unproven');
  });
});

// Helpers

interface Circumstances {
  readonly doubtful?: { readonly line: number; readonly column: number; readonly confidence: number };
  readonly print?: readonly string[];
}

function proof(lines: readonly string[], { doubtful, print = [] }: Circumstances = {}) {
  const characterConfidences = lines.map((text, line) =>
    sure(text.length).map((confidence, column) =>
      doubtful?.line === line && doubtful.column === column ? doubtful.confidence : confidence,
    ),
  );
  const reading = parseMrz(lines, { today: TODAY, characterConfidences });
  if (!reading) throw new Error('the zone is not parsed');
  return proveZone(reading, print.map(printed), false);
}

function sure(length: number): number[] {
  return Array.from({ length }, () => 0.99);
}

function printed(text: string): TextLine {
  const corner = { x: 0.1, y: 0.1 };
  return { text, confidence: 0.95, quad: [corner, corner, corner, corner], script: 'print' };
}
