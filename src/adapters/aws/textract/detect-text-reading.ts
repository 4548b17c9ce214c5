import { z } from 'zod';
import { IdlensError } from '../../../domain/errors.ts';
import type { PageSize } from '../../../domain/reading/geometry.ts';
import type { DocumentReading } from '../../../ports/document-reader.ts';
import { blockSchema, linesOf } from './text-blocks.ts';
import { uprightPage } from './upright-page.ts';

/** The answer of Textract's DetectDocumentText (Textract API Reference, "DetectDocumentText", Response Elements). */
const answerSchema = z.object({ DetectDocumentTextModelVersion: z.string().nullish(), Blocks: z.array(blockSchema) });

/**
 * What AnalyzeID read, with the lines that DetectDocumentText found on the same page: for pictures on which AnalyzeID knows nothing, and for
 * answers without lines. Throws `IdlensError` `reader.unavailable` when `answer` is not of DetectDocumentText's shape.
 */
export function withDetectedText(reading: DocumentReading, answer: unknown, page: PageSize): DocumentReading {
  const { data, error } = answerSchema.safeParse(answer);
  if (!data) {
    throw new IdlensError('reader.unavailable', 'The reader sent an answer that is not one of DetectDocumentText.', {
      retryable: true,
      cause: error,
    });
  }
  return { ...reading, ...uprightPage(page, linesOf(data.Blocks)) };
}
