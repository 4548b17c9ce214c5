import { z } from 'zod';
import { blockSchema } from './text-blocks.ts';

/** Only what is read, all of it optional: Textract adds and leaves out properties without notice. */
const detectionSchema = z.object({
  Text: z.string().nullish(),
  Confidence: z.number().nullish(),
  NormalizedValue: z.object({ Value: z.string().nullish() }).nullish(),
});

const documentSchema = z.object({
  DocumentIndex: z.number().nullish(),
  IdentityDocumentFields: z
    .array(
      z.object({ Type: z.object({ Text: z.string().nullish() }).nullish(), ValueDetection: detectionSchema.nullish() }),
    )
    .nullish(),
  Blocks: z.array(blockSchema).nullish(),
});

/** The answer of Textract's AnalyzeID (Textract API Reference, "AnalyzeID", Response Elements). */
export const analyzeIdAnswerSchema = z.object({
  AnalyzeIDModelVersion: z.string().nullish(),
  IdentityDocuments: z.array(documentSchema).min(1),
});

/** One document of an answer: its fields, and its lines where the answer has them. */
export type AnalyzeIdDocument = z.infer<typeof documentSchema>;
