import { describe, expect, it } from 'vitest';
import { composeAnswer } from '../../../src/domain/document/compose-answer.ts';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';
import type { FieldCandidate } from '../../../src/domain/evidence/candidate.ts';

describe('composeAnswer', () => {
  it('puts a middle name that was read apart into the full name alone', () => {
    expect(answered({ FIRST_NAME: 'JANE', MIDDLE_NAME: 'Q', LAST_NAME: 'PUBLIC' })).toMatchObject({
      fullName: 'JANE Q PUBLIC',
      firstName: 'JANE',
      lastName: 'PUBLIC',
    });
  });

  it('does not repeat a middle name that the given names hold', () => {
    const names = { FIRST_NAME: 'JANE Q', MIDDLE_NAME: 'Q', LAST_NAME: 'PUBLIC' };
    expect(answered(names)['fullName']).toBe('JANE Q PUBLIC');
  });

  it('takes the full name as printed where it holds both parts, and never where it does not', () => {
    const parts = { FIRST_NAME: 'CHIEN SHENG', LAST_NAME: 'LIN' };
    expect(answered({ ...parts, FULL_NAME: 'LIN, CHIEN-SHENG' })['fullName']).toBe('LIN, CHIEN-SHENG');
    expect(answered({ ...parts, FULL_NAME: 'OF PARENTS OR GUARDIAN' })['fullName']).toBe('CHIEN SHENG LIN');
  });

  it('parts a full name at its comma when nothing else was read', () => {
    expect(answered({ FULL_NAME: 'DOE, JANE Q' })).toMatchObject({ firstName: 'JANE Q', lastName: 'DOE' });
  });

  it('answers a sex only when it is one, and leaves out what was not read', () => {
    expect(answered({ SEX: 'WEIBLICH' })).toEqual({});
    expect(answered({ SEX: 'F' })).toEqual({ gender: 'F' });
  });
});

// Helpers

function answered(read: Partial<Record<FieldName, string>>): Record<string, string> {
  const fields = new Map(
    Object.entries(read).map(([field, text]): [FieldName, FieldCandidate] => [
      field as FieldName,
      { field: field as FieldName, text, confidence: 0.9, source: 'print', proven: false },
    ]),
  );
  return Object.fromEntries(composeAnswer(fields).map(({ name, value }) => [name, value]));
}
