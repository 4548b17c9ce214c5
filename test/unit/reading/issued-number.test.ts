import { describe, expect, it } from 'vitest';
import { numberFormOf } from '../../../src/domain/document/number-forms.ts';
import type { FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { issuedNumber } from '../../../src/domain/reading/issued-number.ts';
import { readDrawn, valuesOf } from './drawn-page.ts';

const FLORIDA = numberFormOf('drivers_license', 'USA', 'FL') ?? /never/;

function numberRead(text: string, confidence: number): FieldCandidate {
  return { field: 'DOCUMENT_NUMBER', text, confidence, source: 'print', proven: false };
}

function mended(text: string, confidence = 0.5): string {
  const { text: read, value } = issuedNumber(numberRead(text, confidence), FLORIDA);
  return value ?? read;
}

describe('a number whose issuer gives all numbers one form', () => {
  it('is left alone where it has that form', () => {
    expect(mended('S514-172-80-844-0')).toBe('S514-172-80-844-0');
  });

  it('loses the short word that was read with it, however sure the reader is', () => {
    expect(mended('9 S514-172-80-844-0', 0.95)).toBe('S514-172-80-844-0');
    expect(mended('S514-172-80-844-0 4a', 0.95)).toBe('S514-172-80-844-0');
    expect(mended('2020 S514-172-80-844-0', 0.95)).toBe('2020 S514-172-80-844-0');
  });

  it('is the one that was mended before, where the reader had mended it', () => {
    const read = { ...numberRead('9 S514-172-8O-844-0', 0.95), value: '9 S514-172-80-844-0' };
    expect(issuedNumber(read, FLORIDA).value).toBe('S514-172-80-844-0');
  });

  it('has its one misread character mended where the reader is not sure', () => {
    expect(mended('5514-172-80-844-0')).toBe('S514-172-80-844-0');
    expect(mended('S514-172-8O-844-0')).toBe('S514-172-80-844-0');
    expect(mended('5514-172-80-844-0', 0.95)).toBe('5514-172-80-844-0');
  });

  it('stays what it is where no change, or only several, would do', () => {
    expect(mended('5514-172-8O-844-0')).toBe('5514-172-8O-844-0');
    expect(mended('77-172')).toBe('77-172');
  });

  it('is mended on the whole page', () => {
    const page = readDrawn([
      ['FLORIDA', 40, 20, 40],
      ['DRIVER LICENSE', 300, 20, 30],
      ['4d DLN', 300, 100, 14],
      ['9 S514-172-80-844-0', 300, 118, 24],
      ['09/16/1990', 300, 300, 20],
    ]);
    expect(valuesOf(page)).toMatchObject({ DOCUMENT_NUMBER: 'S514-172-80-844-0' });
  });
});
