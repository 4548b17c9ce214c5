import { z } from 'zod';
import {
  AUTHENTICITY_VERDICTS,
  CHECK_NAMES,
  CHECK_STATUSES,
  EVIDENCE_OUTCOMES,
} from '../../../domain/authenticity/authenticity-report.ts';
import { DOCUMENT_SIDES } from '../../../domain/document/document-side.ts';
import { DOCUMENT_TYPES } from '../../../domain/document/document-type.ts';
import { FIELD_NAMES } from '../../../domain/document/identity-fields.ts';
import { ANSWER_FIELDS } from '../../../domain/document/scan-result.ts';
import type { ScanAnswer } from './scan-answer.ts';

const EVIDENCE_SOURCES = ['mrz', 'barcode', 'vendor', 'print'] as const;

const share = z.number().min(0).max(1);
const stableCode = z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+$/);

const box = z.strictObject({ left: share, top: share, width: share, height: share });

const detailedField = z.strictObject({
  value: z.string().min(1),
  text: z.string(),
  confidence: share,
  source: z.enum(EVIDENCE_SOURCES),
  proven: z.boolean(),
  box: box.exactOptional(),
  side: z.enum(DOCUMENT_SIDES).exactOptional(),
});

const checkEvidence = z.strictObject({
  outcome: z.enum(EVIDENCE_OUTCOMES),
  field: z.enum(FIELD_NAMES).exactOptional(),
  sources: z.array(z.enum(EVIDENCE_SOURCES)).exactOptional(),
  subject: z.string().exactOptional(),
  word: z.string().exactOptional(),
  measured: z.number().exactOptional(),
  limit: z.number().exactOptional(),
  side: z.enum(DOCUMENT_SIDES).exactOptional(),
  box: box.exactOptional(),
});

const authenticity = z.strictObject({
  verdict: z.enum(AUTHENTICITY_VERDICTS),
  checks: z.array(
    z.strictObject({
      name: z.enum(Object.values(CHECK_NAMES).flat()),
      group: z.enum(['consistency', 'plausibility', 'content', 'picture']),
      status: z.enum(CHECK_STATUSES),
      detail: z.string().min(1),
      evidence: z.array(checkEvidence).min(1).exactOptional(),
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
