import { describe, expect, it } from 'vitest';
import { normalizeDocumentType } from '../../../src/domain/document/normalize-document-type.ts';

describe('the words by which codes name their documents', () => {
  it.each([
    ['IDENTITY CARD', 'national_id'],
    ['IDENTIFICATION CARD', 'national_id'],
    ['IDENTITY DOCUMENT', 'national_id'],
    ['AADHAAR', 'national_id'],
    ['PASSPORT', 'passport'],
    ['EMERGENCY TRAVEL DOCUMENT', 'passport'],
    ['RESIDENCE PERMIT', 'residence_permit'],
    ['VISA', 'visa'],
    ['ARRIVAL ATTESTATION', 'unknown'],
  ])('%s means %s', (wording, type) => {
    expect(normalizeDocumentType(wording)).toBe(type);
  });
});
