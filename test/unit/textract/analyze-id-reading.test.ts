import { describe, expect, it } from 'vitest';
import { readingFromAnalyzeId } from '../../../src/adapters/aws/textract/index.ts';
import { contractAnswer } from '../../../src/domain/document/contract-answer.ts';
import { ANALYZE_ID_FIELDS, type FieldName } from '../../../src/domain/document/identity-fields.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';

const page = { widthPx: 1000, heightPx: 630 };
const today = { year: 2026, month: 11, day: 23 };

describe('an answer of AnalyzeID', () => {
  it('maps to the contract: dates, joined names, whole address, type and issuer', () => {
    const answer = analyzeIdAnswer({
      FIRST_NAME: 'JANE',
      MIDDLE_NAME: 'QUINCY',
      LAST_NAME: 'PUBLIC',
      DATE_OF_BIRTH: ['04/12/1990', '1990-04-12T00:00:00'],
      EXPIRATION_DATE: ['04/12/2030', '2030-04-12T00:00:00'],
      DOCUMENT_NUMBER: 'D1234567',
      ADDRESS: '123 MAIN ST',
      CITY_IN_ADDRESS: 'SPRINGFIELD',
      STATE_IN_ADDRESS: 'IL',
      STATE_NAME: 'ILLINOIS',
      ZIP_CODE_IN_ADDRESS: '62701',
      ID_TYPE: 'DRIVER LICENSE FRONT',
    });
    expect(contractAnswer(interpreted(answer))).toMatchObject({
      documentType: 'drivers_license',
      fullName: 'JANE QUINCY PUBLIC',
      firstName: 'JANE',
      lastName: 'PUBLIC',
      dateOfBirth: '1990-04-12',
      expirationDate: '2030-04-12',
      documentNumber: 'D1234567',
      issuingCountry: 'USA',
      address: '123 MAIN ST, SPRINGFIELD, IL 62701',
      rawFields: { FIRST_NAME: 'JANE', DATE_OF_BIRTH: '04/12/1990', ID_TYPE: 'DRIVER LICENSE FRONT' },
    });
  });

  it('reads the sex from the lines, for which AnalyzeID has no key', () => {
    const answer = analyzeIdAnswer({ LAST_NAME: 'PUBLIC', ID_TYPE: 'DRIVER LICENSE FRONT' }, ['15 SEX F']);
    expect(contractAnswer(interpreted(answer)).gender).toBe('F');
  });

  it('reads the zone out of MRZ_CODE', () => {
    const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< L898902C36UTO7408122F1204159ZE184226B<<<<<10';
    expect(contractAnswer(interpreted(analyzeIdAnswer({ MRZ_CODE: zone, ID_TYPE: 'PASSPORT' })))).toMatchObject({
      documentType: 'passport',
      lastName: 'ERIKSSON',
      gender: 'F',
      nationality: 'UTO',
      mrzData: zone.replace(' ', '\n'),
    });
  });

  it('lets the confidence of absent fields count for nothing', () => {
    expect(interpreted(analyzeIdAnswer({})).confidence).toBe(0);
  });

  it('is refused, retryably, when it has another shape', () => {
    for (const answer of [undefined, null, 'busy', {}, { IdentityDocuments: [] }, { IdentityDocuments: 'none' }]) {
      expect(() => readingFromAnalyzeId(answer, page)).toThrow(
        expect.objectContaining({ code: 'reader.unavailable', retryable: true }),
      );
    }
  });
});

// Helpers

/** All 21 fields in their order, the absent ones empty and sure, as a real answer has them. */
function analyzeIdAnswer(
  shown: Partial<Record<FieldName, string | readonly [string, string]>>,
  lines: readonly string[] = [],
) {
  const fields = ANALYZE_ID_FIELDS.map((name) => {
    const [text, normalized] = [shown[name] ?? ''].flat();
    const NormalizedValue = normalized ? { NormalizedValue: { Value: normalized, ValueType: 'Date' } } : {};
    return { Type: { Text: name }, ValueDetection: { Text: text, Confidence: text ? 96 : 99.2, ...NormalizedValue } };
  });
  const Blocks = lines.map((Text, row) => ({
    BlockType: 'LINE',
    Text,
    Confidence: 99,
    Geometry: { Polygon: polygonOf(row) },
  }));
  return {
    AnalyzeIDModelVersion: '1.0',
    IdentityDocuments: [{ DocumentIndex: 1, IdentityDocumentFields: fields, Blocks }],
  };
}

function polygonOf(row: number) {
  const [top, bottom] = [0.1 + row * 0.1, 0.15 + row * 0.1];
  return [
    { X: 0.1, Y: top },
    { X: 0.3, Y: top },
    { X: 0.3, Y: bottom },
    { X: 0.1, Y: bottom },
  ];
}

function interpreted(answer: unknown) {
  return interpretObservation({ ...readingFromAnalyzeId(answer, page), barcodes: [] }, 'auto', today);
}
