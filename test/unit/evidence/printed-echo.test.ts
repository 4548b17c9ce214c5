import { describe, expect, it } from 'vitest';
import type { FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { fullNameEcho } from '../../../src/domain/evidence/full-name-echo.ts';
import { printedEchoes } from '../../../src/domain/evidence/printed-echo.ts';
import { quadOf } from '../../../src/domain/reading/geometry.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';

const today = { year: 2026, month: 11, day: 23 };

describe('printedEchoes', () => {
  it.each([
    ['LAST_NAME', 'MAENNIK', '1. Name/Nom MÄNNIK', 'MÄNNIK'],
    ['FIRST_NAME', 'INES MARIA', 'Inês María', 'Inês María'],
    ['DOCUMENT_NUMBER', 'ZS0000177', 'No ZS 0000177', 'ZS 0000177'],
  ] as const)('finds the print of %s', (field, coded, line, echo) => {
    expect(printedEchoes([zone(field, coded)], [printed(line)], today)).toMatchObject([
      { field, text: echo, source: 'print', proven: false },
    ]);
  });

  it('finds the century of a date, whichever way round it is printed', () => {
    const coded: FieldCandidate = { ...zone('DATE_OF_BIRTH', '121211'), value: '2012-12-11' };
    expect(printedEchoes([coded], [printed('11.12.1912')], today)).toMatchObject([{ value: '1912-12-11' }]);
  });

  it('takes no echo from the zone itself, nor for evidence that is not coded', () => {
    const line: TextLine = { ...printed('ERIKSSON'), script: 'mrz' };
    expect(printedEchoes([zone('LAST_NAME', 'ERIKSSON')], [line], today)).toEqual([]);
    const print: FieldCandidate = { ...zone('LAST_NAME', 'ERIKSSON'), source: 'print' };
    expect(printedEchoes([print], [printed('ERIKSSON')], today)).toEqual([]);
  });

  it('hears no echo in other words', () => {
    expect(printedEchoes([zone('LAST_NAME', 'ERIKSSON')], [printed('ERICSON'), printed('ANNA')], today)).toEqual([]);
  });
});

describe('fullNameEcho', () => {
  it('finds a line with both parts in the order of the document', () => {
    const names = [zone('FIRST_NAME', 'CHIEN SHENG'), zone('LAST_NAME', 'LIN')];
    expect(fullNameEcho(names, [printed('LIN'), printed('LIN, CHIEN-SHENG')])).toMatchObject([
      { text: 'LIN, CHIEN-SHENG' },
    ]);
    expect(fullNameEcho(names, [printed('LIN, CHIEN')])).toEqual([]);
    expect(fullNameEcho(names.slice(1), [printed('LIN')])).toEqual([]);
  });

  it('takes no more than the order from a line that was misread', () => {
    const names = [zone('FIRST_NAME', 'MANDY'), zone('LAST_NAME', 'SPITERI')];
    expect(fullNameEcho(names, [printed('SPTERU Mandy')])).toMatchObject([{ text: 'SPITERI MANDY' }]);
    expect(fullNameEcho(names, [printed('SPTERU Mandy'), printed('Mandy SPITERI')])).toMatchObject([
      { text: 'Mandy SPITERI' },
    ]);
    expect(fullNameEcho(names, [printed('SPECIMEN Mandy')])).toEqual([]);
    expect(fullNameEcho(names, [printed('Mandy Mandy')])).toEqual([]);
    expect(fullNameEcho(names, [printed('SPTERU Mandy OFFICE')])).toEqual([]);
  });
});

// Helpers

function zone(field: FieldCandidate['field'], text: string): FieldCandidate {
  return { field, text, confidence: 0.9, source: 'mrz', proven: false };
}

function printed(text: string): TextLine {
  return { text, confidence: 0.9, quad: quadOf({ left: 0.1, top: 0.1, width: 0.5, height: 0.05 }), script: 'print' };
}
