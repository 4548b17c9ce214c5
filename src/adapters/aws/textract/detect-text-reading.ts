import { z } from 'zod';
import type { PageSize } from '../../../domain/reading/geometry.ts';
import type { DocumentReading } from '../../../ports/document-reader.ts';
import { checkedAnswer } from '../connection/checked-answer.ts';
import { blockSchema, linesOf } from './text-blocks.ts';
import { TEXTRACT_FAILURES } from './textract-failures.ts';
import { uprightPage } from './upright-page.ts';

/** The answer of Textract's DetectDocumentText (Textract API Reference, "DetectDocumentText", Response Elements). */
const answerSchema = z.object({ DetectDocumentTextModelVersion: z.string().nullish(), Blocks: z.array(blockSchema) });

/**
 * What AnalyzeID read, with the lines that DetectDocumentText found on the same page: for pictures on which AnalyzeID knows nothing, and for
 * answers without lines. Throws `IdlensError` `reader.unavailable` when `answer` is not of DetectDocumentText's shape.
 */
export function withDetectedText(reading: DocumentReading, answer: unknown, page: PageSize): DocumentReading {
  const { Blocks } = checkedAnswer(answerSchema, answer, TEXTRACT_FAILURES);
  return { ...reading, ...uprightPage(page, linesOf(Blocks)) };
}
