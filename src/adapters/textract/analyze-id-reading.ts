import { FIELD_NAMES, type FieldName } from '../../domain/document/identity-fields.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { PageSize, Point, Quad } from '../../domain/reading/geometry.ts';
import type { TextLine } from '../../domain/reading/text-line.ts';
import type { DocumentReading, ReaderField } from '../../ports/document-reader.ts';
import { type AnalyzeIdBlock, type AnalyzeIdDocument, analyzeIdAnswerSchema } from './analyze-id-answer.ts';

const KNOWN_FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES);

/**
 * An answer of Amazon Textract's AnalyzeID as a reading: its fields, and the lines of its `Blocks` where it has them, so that the
 * domain reads what AnalyzeID has no key for (sex, nationality, everything outside the United States).
 *
 * `answer` is the JSON of the answer, `page` the size of the picture that was sent. Of several documents in one answer the first is
 * read. Confidences turn from 0–100 into 0–1. Throws `IdlensError` `reader.unavailable` when `answer` is not of AnalyzeID's shape.
 */
export function readingFromAnalyzeId(answer: unknown, page: PageSize): DocumentReading {
  const parsed = analyzeIdAnswerSchema.safeParse(answer);
  const document = parsed.data?.IdentityDocuments?.[0];
  if (!document) {
    throw new IdlensError('reader.unavailable', 'The reader sent an answer that is not one of AnalyzeID.', {
      retryable: true,
      cause: parsed.error,
    });
  }
  return {
    reader: { id: 'textract', version: parsed.data?.AnalyzeIDModelVersion ?? 'unknown' },
    turn: 0,
    page,
    fields: fieldsOf(document),
    lines: (document.Blocks ?? []).map(lineOf).filter((line) => line !== undefined),
    warnings: [],
    timings: [],
  };
}

function fieldsOf(document: AnalyzeIdDocument): ReaderField[] {
  return (document.IdentityDocumentFields ?? []).flatMap(({ Type, ValueDetection }) => {
    const field = Type?.Text;
    if (!field || !KNOWN_FIELDS.has(field)) return [];
    const normalizedValue = ValueDetection?.NormalizedValue?.Value;
    return {
      field: field as FieldName,
      text: ValueDetection?.Text ?? '',
      confidence: shareOf(ValueDetection?.Confidence),
      ...(normalizedValue ? { normalizedValue } : {}),
    };
  });
}

function lineOf(block: AnalyzeIdBlock): TextLine | undefined {
  const quad = quadOf(block.Geometry?.Polygon ?? []);
  const text = block.Text?.normalize('NFC').trim();
  if (block.BlockType !== 'LINE' || !text || !quad) return undefined;
  return { text, confidence: shareOf(block.Confidence), quad, script: 'print' };
}

function quadOf(polygon: readonly { readonly X: number; readonly Y: number }[]): Quad | undefined {
  const [a, b, c, d] = polygon.map(({ X, Y }): Point => ({ x: X, y: Y }));
  return a && b && c && d ? [a, b, c, d] : undefined;
}

function shareOf(percentage: number | null | undefined): number {
  return Math.min(1, Math.max(0, (percentage ?? 0) / 100));
}
