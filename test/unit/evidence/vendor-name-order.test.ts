import { describe, expect, it } from 'vitest';
import type { FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { inPrintedNameOrder } from '../../../src/domain/evidence/vendor-name-order.ts';
import { quadOf } from '../../../src/domain/reading/geometry.ts';

const SWAPPED = [vendor('FIRST_NAME', 'HOLLOWAY'), vendor('LAST_NAME', 'RUTH', 0.9)];
const OHIO: FieldCandidate = { ...vendor('ISSUING_COUNTRY', 'OHIO'), value: 'USA' };

describe('the names of a vendor', () => {
  it.each([
    ['a line with a comma', [], ['HOLLOWAY, RUTH ELLEN']],
    ['the signature on an American document', [OHIO], ['Ruth E. Holloway']],
    ['two labelled lines', [other('FIRST_NAME', 'RUTH', 'print'), other('LAST_NAME', 'HOLLOWAY', 'print')], []],
    ['the zone', [other('FIRST_NAME', 'RUTH', 'mrz'), other('LAST_NAME', 'HOLLOWAY', 'mrz')], []],
  ] as const)('are exchanged where %s says so', (_what, others, lines) => {
    expect(namesAfter([...SWAPPED, ...others], lines)).toEqual([
      ['FIRST_NAME', 'RUTH', 0.9],
      ['LAST_NAME', 'HOLLOWAY', 0.9],
    ]);
  });

  it.each([
    ['nothing is said', [OHIO], ['OHIO', 'DRIVER LICENSE']],
    ['the signature has them in this order', [OHIO], ['Holloway Ruth', 'HOLLOWAY']],
    ['a signature may begin with the surname', [], ['Ruth Holloway']],
    ['the line is print in capitals', [OHIO], ['RUTH HOLLOWAY']],
    ['the line goes on', [OHIO], ['Ruth Holloway was here in June with us']],
    ['a zone confirms them, whatever the signature', [OHIO, other('LAST_NAME', 'RUTH', 'mrz')], ['Ruth Holloway']],
    ['a comma confirms them, whatever the signature', [OHIO], ['RUTH, HOLLOWAY', 'Ruth Holloway']],
    ['one label alone says otherwise', [other('LAST_NAME', 'HOLLOWAY', 'print')], []],
  ] as const)('stay where %s', (_what, others, lines) => {
    const candidates = [...SWAPPED, ...others];
    expect(inPrintedNameOrder(candidates, lines.map(line))).toBe(candidates);
  });

  it('give way to a signature over labels that a document was filled in wrongly under', () => {
    const labels = [other('FIRST_NAME', 'HOLLOWAY', 'print'), other('LAST_NAME', 'RUTH', 'print')];
    expect(namesAfter([...SWAPPED, OHIO, ...labels], ['Ruth Holloway'])[0]).toEqual(['FIRST_NAME', 'RUTH', 0.9]);
  });

  it('stay when there is one alone, or both are the same', () => {
    const one = [vendor('FIRST_NAME', 'RUTH'), OHIO];
    expect(inPrintedNameOrder(one, [line('RUTH, RUTH')])).toBe(one);
    const same = [vendor('FIRST_NAME', 'RUTH'), vendor('LAST_NAME', 'RUTH')];
    expect(inPrintedNameOrder(same, [line('RUTH, RUTH')])).toBe(same);
  });
});

// Helpers

function vendor(field: FieldCandidate['field'], text: string, confidence = 0.97): FieldCandidate {
  return { field, text, confidence, source: 'vendor', proven: false };
}

function other(field: FieldCandidate['field'], text: string, source: FieldCandidate['source']): FieldCandidate {
  return { field, text, confidence: 0.9, source, proven: false };
}

function line(text: string) {
  return { text, confidence: 0.9, quad: quadOf({ left: 0, top: 0, width: 1, height: 0.1 }), script: 'print' } as const;
}

/** The vendor's names after the lines were heard. */
function namesAfter(candidates: readonly FieldCandidate[], lines: readonly string[]) {
  return inPrintedNameOrder(candidates, lines.map(line))
    .filter(({ source, field }) => source === 'vendor' && field !== 'ISSUING_COUNTRY')
    .map(({ field, text, confidence }) => [field, text, confidence]);
}
