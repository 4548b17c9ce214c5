import { z } from 'zod';
import { DOCUMENT_SIDES } from '../../../domain/document/document-side.ts';
import { DOCUMENT_TYPES } from '../../../domain/document/document-type.ts';
import { FIELD_NAMES } from '../../../domain/document/identity-fields.ts';
import { ANSWER_FIELDS } from '../../../domain/document/scan-result.ts';
import type { ScanAnswer } from './scan-answer.ts';

const share = z.number().min(0).max(1);
const stableCode = z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+$/);

const box = z.strictObject({ left: share, top: share, width: share, height: share });

const detailedField = z.strictObject({
  value: z.string().min(1),
  text: z.string(),
  confidence: share,
  source: z.enum(['mrz', 'barcode', 'vendor', 'print']),
  proven: z.boolean(),
  box: box.exactOptional(),
  side: z.enum(DOCUMENT_SIDES).exactOptional(),
});

const authenticity = z.strictObject({
  verdict: z.enum(['passed', 'review', 'failed', 'not_run']),
  checks: z.array(
    z.strictObject({
      name: z.string().min(1),
      group: z.enum(['consistency', 'plausibility', 'content', 'picture']),
      status: z.enum(['passed', 'failed', 'warning', 'not_run']),
      detail: z.string(),
    }),
  ),
});

const finding = z.strictObject({
  code: stableCode,
  severity: z.enum(['info', 'warning', 'error']),
  field: z.enum(FIELD_NAMES).exactOptional(),
  detail: z.string(),
});

const measures = z.strictObject({
  lineCount: z.int().min(0),
  cutLineCount: z.int().min(0),
  glareShare: share,
  darkestLuma: z.int().min(0).max(255),
  brightestLuma: z.int().min(0).max(255),
  chroma: z.int().min(0).max(255),
  lineHeightPx: z.number().min(0).exactOptional(),
  edgeWidthPx: z.number().min(0).exactOptional(),
});

const page = z.strictObject({
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  measures,
  findings: z.array(finding),
});

/** What every answer to `POST /v1/document/scan` is: the contract's fields and the additions, and nothing else. */
export const scanAnswerSchema: z.ZodType<ScanAnswer> = z.strictObject({
  documentType: z.enum(DOCUMENT_TYPES),
  fullName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  dateOfBirth: z.string(),
  gender: z.enum(['M', 'F', 'X', '']),
  nationality: z.string(),
  documentNumber: z.string(),
  expirationDate: z.string(),
  issuingCountry: z.string(),
  address: z.string().min(1).exactOptional(),
  mrzData: z.string().min(1).exactOptional(),
  rawFields: z.partialRecord(z.enum(FIELD_NAMES), z.string()),
  confidence: share,
  authenticity,
  fields: z.partialRecord(z.enum(ANSWER_FIELDS), detailedField).exactOptional(),
  findings: z.array(finding).exactOptional(),
  quality: page.extend({ back: page.exactOptional() }).exactOptional(),
  faceImage: z.base64().exactOptional(),
});
