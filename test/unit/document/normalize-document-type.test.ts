import { describe, expect, it } from 'vitest';
import { findDocumentTypesIn, normalizeDocumentType } from '../../../src/domain/document/normalize-document-type.ts';

describe('document types', () => {
  it.each([
    ['DRIVER LICENSE FRONT', 'drivers_license'],
    ['DRIVER LICENSE BACK', 'drivers_license'],
    ['PASSPORT', 'passport'],
    ['PASSPORT CARD', 'passport'],
    ['idDocument.driverLicense', 'drivers_license'],
    ['idDocument.passport', 'passport'],
    ['idDocument.nationalIdentityCard', 'national_id'],
    ['idDocument.residencePermit', 'residence_permit'],
    ['idDocument.usSocialSecurityCard', 'unknown'],
    ['driver_license', 'drivers_license'],
    ["Driver's Licence", 'drivers_license'],
    ['DL', 'drivers_license'],
    ['ID', 'national_id'],
    ['ID card', 'national_id'],
    ['id_card', 'national_id'],
    ['IDENTIFICATION CARD', 'national_id'],
    ['Personalausweis', 'national_id'],
    ["CARTE NATIONALE D'IDENTITE", 'national_id'],
    ['CREDENCIAL PARA VOTAR', 'national_id'],
    ['FÜHRERSCHEIN', 'drivers_license'],
    ['permis de conduire', 'drivers_license'],
    ['Aufenthaltstitel', 'residence_permit'],
    ['titre de séjour', 'residence_permit'],
    ['residence_permit_card', 'residence_permit'],
    ['PERMANENT RESIDENT CARD', 'residence_permit'],
    ['GREEN CARD', 'residence_permit'],
    ['visa', 'visa'],
    ['unknown', 'unknown'],
    ['other', 'unknown'],
    ['auto', 'unknown'],
    ['health insurance card', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (wording, type) => {
    expect(normalizeDocumentType(wording)).toBe(type);
  });

  it.each([
    ['NEWHAMPSHIREDRIVERLICENSE', ['drivers_license DRIVERLICENSE']],
    ['PERMISDECONDUIRE', ['drivers_license PERMISDECONDUIRE']],
    ['OSOBNA ISKAZNICA / IDENTITY CARD', ['national_id OSOBNA ISKAZNICA', 'national_id IDENTITY CARD']],
    ['REISEPASS PASSPORT PASSEPORT', ['passport REISEPASS', 'passport PASSPORT', 'passport PASSEPORT']],
    ['中华人民共和国居民身份证', ['national_id 中华人民共和国居民身份证']],
    ['AUFENTHALTSTITEL', ['residence_permit AUFENTHALTSTITEL']],
    ['VISALIA', []],
    ['PASSAU', []],
    ['NOT FOR FEDERAL IDENTIFICATION', []],
  ])('in %s the titles are found', (line, expected) => {
    expect(findDocumentTypesIn(line).map(({ type, start, end }) => `${type} ${line.slice(start, end)}`)).toEqual(
      expected,
    );
  });
});
