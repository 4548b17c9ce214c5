import { z } from 'zod';

/** Only what is read, all of it optional: Textract adds and leaves out properties without notice. */
const detectionSchema = z.object({
  Text: z.string().nullish(),
  Confidence: z.number().nullish(),
  NormalizedValue: z.object({ Value: z.string().nullish() }).nullish(),
});

const pointSchema = z.object({ X: z.number(), Y: z.number() });

const blockSchema = z.object({
  BlockType: z.string().nullish(),
  Text: z.string().nullish(),
  Confidence: z.number().nullish(),
  Geometry: z.object({ Polygon: z.array(pointSchema).nullish() }).nullish(),
});

const documentSchema = z.object({
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
  IdentityDocuments: z.array(documentSchema).nullish(),
});

/** One document of an answer: its fields, and its lines where the answer has them. */
export type AnalyzeIdDocument = z.infer<typeof documentSchema>;
/** A page, line or word as Textract found it. */
export type AnalyzeIdBlock = z.infer<typeof blockSchema>;
