import { describe, expect, it } from 'vitest';
import { barcodePrintAgreement } from '../../../src/domain/authenticity/barcode-print-agreement.ts';
import { mrzBarcodeAgreement } from '../../../src/domain/authenticity/mrz-barcode-agreement.ts';
import { mrzPrintAgreement } from '../../../src/domain/authenticity/mrz-print-agreement.ts';
import { sidesAgreement } from '../../../src/domain/authenticity/sides-agreement.ts';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';
import { line, reading, statusOf, subjectOf } from './check-subject.ts';

const proven = { proven: true } as const;

function against(field: FieldName, coded: string, printed: string, confidence = 0.95) {
  const candidates = [reading(field, 'mrz', coded, proven), reading(field, 'print', printed, { confidence })];
  return mrzPrintAgreement.look(subjectOf({ candidates }));
}

describe('mrz_print_agreement', () => {
  it.each([
    ['LAST_NAME', 'GROSS MUELLER', 'GROẞ-MÜLLER'],
    ['LAST_NAME', 'ZOLKIEWSKA', 'Żółkiewska'],
    ['FIRST_NAME', 'ANNA', 'ANNA MARIA'],
    ['DOCUMENT_NUMBER', 'AB284617', 'AB 284 617'],
    ['DATE_OF_BIRTH', '1974-08-12', '1974-08-12'],
    ['DATE_OF_BIRTH', '2012-08-12', '1912-08-12'],
    ['SEX', 'F', 'F'],
    ['NATIONALITY', 'SWE', 'SWE'],
  ] as const)('takes %s %s and %s for the same', (field, coded, printed) => {
    expect(against(field, coded, printed)).toMatchObject({
      status: 'passed',
      evidence: [{ field, outcome: 'agrees' }],
    });
  });

  it.each([
    ['LAST_NAME', 'LINDQVIST', 'HOLLOWAY'],
    ['DOCUMENT_NUMBER', 'AB284617', 'AB284613'],
    ['DATE_OF_BIRTH', '1974-08-12', '1984-08-12'],
    ['EXPIRATION_DATE', '2024-04-15', '2029-04-15'],
    ['SEX', 'F', 'M'],
    ['NATIONALITY', 'SWE', 'NOR'],
  ] as const)('fails where %s is coded as %s and printed as %s', (field, coded, printed) => {
    const { status, detail } = against(field, coded, printed);
    expect([status, detail.includes(field)]).toEqual(['failed', true]);
    expect(detail).not.toContain(printed);
  });

  it.each([
    ['a reading in doubt', 'DATE_OF_BIRTH', '1974-08-12', '1984-08-12', 0.5],
    ['characters of like shape', 'DOCUMENT_NUMBER', 'AB284610', 'A8284610', 0.95],
    ['one letter for another', 'DOCUMENT_NUMBER', 'E23774607', 'F23774607', 0.95],
    ['a lost character', 'DOCUMENT_NUMBER', 'AB284617', 'AB28417', 0.95],
    ['one letter of a name', 'LAST_NAME', 'ERIKSDOTTER', 'ERIKSDOTTAR', 0.95],
    ["a country's own letter for the sex", 'SEX', 'F', 'H', 0.95],
  ] as const)('calls %s no contradiction', (_why, field, coded, printed, confidence) => {
    const candidates = [
      reading(field, 'mrz', coded, proven),
      reading(field, 'print', printed, { confidence, ...(printed === 'H' ? { value: 'M' } : {}) }),
    ];
    expect(statusOf(mrzPrintAgreement, subjectOf({ candidates }))).toBe('warning');
  });

  it('calls it no contradiction when the zone itself was read in doubt, unless a digit proves it', () => {
    const look = (isProven: boolean) => {
      const coded = reading('LAST_NAME', 'mrz', 'LINDQVIST', { confidence: 0.7, proven: isProven });
      return statusOf(mrzPrintAgreement, subjectOf({ candidates: [coded, reading('LAST_NAME', 'print', 'HOLLOWAY')] }));
    };
    expect([look(false), look(true)]).toEqual(['warning', 'failed']);
  });

  it('calls it no contradiction when the value beside a label belongs to another field', () => {
    const candidates = [
      reading('DATE_OF_BIRTH', 'mrz', '1974-08-12', proven),
      reading('EXPIRATION_DATE', 'mrz', '2030-04-15', proven),
      reading('DATE_OF_BIRTH', 'print', '2030-04-15'),
    ];
    expect(statusOf(mrzPrintAgreement, subjectOf({ candidates }))).toBe('warning');
  });

  it('warns of a number in print that is almost the coded one, though no label announces it', () => {
    const candidates = [reading('DOCUMENT_NUMBER', 'mrz', 'AB284617', proven)];
    const look = (print: string) => statusOf(mrzPrintAgreement, subjectOf({ candidates, print: [print] }));
    expect(look('Nr. AB 284613')).toBe('not_run');
    expect(look('AB 284613')).toBe('warning');
    expect(look('No AB284613')).toBe('warning');
    expect(look('AB301613')).toBe('not_run');
  });

  it('is not run without a zone or without print', () => {
    expect(statusOf(mrzPrintAgreement, subjectOf({}))).toBe('not_run');
    const candidates = [reading('SEX', 'mrz', 'F')];
    expect(statusOf(mrzPrintAgreement, subjectOf({ candidates }))).toBe('not_run');
  });
});

describe('mrz_barcode_agreement', () => {
  it('fails where the two code different numbers, passes where they code one, and is not run without either', () => {
    const coded = (number: string) => [
      reading('DOCUMENT_NUMBER', 'mrz', 'D12847302', proven),
      reading('DOCUMENT_NUMBER', 'barcode', number, proven),
    ];
    expect(statusOf(mrzBarcodeAgreement, subjectOf({ candidates: coded('D12847302') }))).toBe('passed');
    expect(statusOf(mrzBarcodeAgreement, subjectOf({ candidates: coded('D77847302') }))).toBe('failed');
    expect(statusOf(mrzBarcodeAgreement, subjectOf({ candidates: coded('D12847302').slice(1) }))).toBe('not_run');
  });
});

describe('barcode_print_agreement', () => {
  const birth = reading('DATE_OF_BIRTH', 'barcode', '1974-08-12', proven);

  it('fails where the print has another date beside its label', () => {
    const candidates = [birth, reading('DATE_OF_BIRTH', 'print', '1984-08-12')];
    expect(statusOf(barcodePrintAgreement, subjectOf({ candidates, print: ['DOB 08/12/1984'] }))).toBe('failed');
  });

  it('passes where the coded date stands anywhere in print, labelled or not', () => {
    expect(statusOf(barcodePrintAgreement, subjectOf({ candidates: [birth], print: [line('08/12/1974')] }))).toBe(
      'passed',
    );
  });

  it('is not run without a barcode', () => {
    const candidates = [reading('DATE_OF_BIRTH', 'print', '1984-08-12')];
    expect(statusOf(barcodePrintAgreement, subjectOf({ candidates }))).toBe('not_run');
  });
});

describe('sides_agreement', () => {
  const PAGE = { widthPx: 1000, heightPx: 700 };
  const [FRONT, BACK] = (['front', 'back'] as const).map((side) => ({
    page: PAGE,
    lines: [],
    fields: [],
    barcodes: [],
    side,
  }));

  function look(front: string, back: string) {
    const candidates = [
      reading('DATE_OF_BIRTH', 'print', front, { side: 'front', quad: line('').quad }),
      reading('DATE_OF_BIRTH', 'mrz', back, { side: 'back', proven: true }),
    ];
    const sides = FRONT && BACK ? [FRONT, BACK] : [];
    return sidesAgreement.look({ ...subjectOf({ candidates }), sides });
  }

  it('fails where the sides contradict each other, and says on which side to look', () => {
    const { status, evidence } = look('1984-08-12', '1974-08-12');
    expect(status).toBe('failed');
    const sources = ['mrz', 'print'];
    expect(evidence).toMatchObject([{ field: 'DATE_OF_BIRTH', outcome: 'contradicts', sources, side: 'front' }]);
  });

  it('passes where they say the same, and is not run on one side', () => {
    expect(look('1974-08-12', '1974-08-12').status).toBe('passed');
    const candidates = [reading('DATE_OF_BIRTH', 'print', '1974-08-12')];
    expect(statusOf(sidesAgreement, subjectOf({ candidates }))).toBe('not_run');
  });
});
