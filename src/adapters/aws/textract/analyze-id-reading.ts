import { FIELD_NAMES, type FieldName } from '../../../domain/document/identity-fields.ts';
import type { PageSize } from '../../../domain/reading/geometry.ts';
import type { DocumentReading, ReaderField } from '../../../ports/document-reader.ts';
import { checkedAnswer } from '../connection/checked-answer.ts';
import { shareOfPercentage } from '../picture/shares.ts';
import { type AnalyzeIdDocument, analyzeIdAnswerSchema } from './analyze-id-answer.ts';
import { linesOf } from './text-blocks.ts';
import { TEXTRACT_FAILURES } from './textract-failures.ts';
import { uprightPage } from './upright-page.ts';

const KNOWN_FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES);

/**
 * An answer of Amazon Textract's AnalyzeID as a reading: its fields, and the lines of its `Blocks` where it has them, so that the
 * domain reads what AnalyzeID has no key for (sex, nationality, everything outside the United States).
 *
 * `answer` is the JSON of the answer, `page` the size of the picture that was sent. Of several documents in one answer the first is
 * read. Confidences turn from 0–100 into 0–1; fields without a text are left out, since their confidence (97 and more) is that of their
 * absence. Throws `IdlensError` `reader.unavailable` when `answer` is not of AnalyzeID's shape.
 */
export function readingFromAnalyzeId(answer: unknown, page: PageSize): DocumentReading {
  const { version, documents } = documentsOf(answer);
  return readingOf(documents[0], version, page);
}

/**
 * An answer of AnalyzeID about both sides of a document, in the order in which the `pages` were sent. Documents belong to pages by their
 * `DocumentIndex`; where both pages were answered as one document, its fields count for the first, and its lines for the page that they
 * name. Throws as {@link readingFromAnalyzeId} does.
 */
export function readingsFromAnalyzeId(
  answer: unknown,
  pages: readonly [PageSize, PageSize],
): readonly [DocumentReading, DocumentReading] {
  const { version, documents } = documentsOf(answer);
  const [front, back] = documents.length > 1 ? inOrder(documents) : splitByPage(documents[0] ?? {});
  return [readingOf(front, version, pages[0]), readingOf(back, version, pages[1])];
}

function documentsOf(answer: unknown) {
  const { AnalyzeIDModelVersion, IdentityDocuments } = checkedAnswer(analyzeIdAnswerSchema, answer, TEXTRACT_FAILURES);
  return { version: AnalyzeIDModelVersion ?? 'unknown', documents: IdentityDocuments };
}

function inOrder(documents: readonly AnalyzeIdDocument[]): readonly AnalyzeIdDocument[] {
  return documents.toSorted((a, b) => (a.DocumentIndex ?? 0) - (b.DocumentIndex ?? 0));
}

function splitByPage({ Blocks, ...document }: AnalyzeIdDocument): readonly AnalyzeIdDocument[] {
  const blocks = Blocks ?? [];
  const isOnBack = ({ Page }: (typeof blocks)[number]): boolean => Page === 2;
  return [{ ...document, Blocks: blocks.filter((block) => !isOnBack(block)) }, { Blocks: blocks.filter(isOnBack) }];
}

function readingOf(document: AnalyzeIdDocument | undefined, version: string, page: PageSize): DocumentReading {
  return {
    reader: { id: 'textract', version },
    ...uprightPage(page, linesOf(document?.Blocks ?? [])),
    fields: fieldsOf(document?.IdentityDocumentFields ?? []),
    warnings: [],
    timings: [],
  };
}

function fieldsOf(fields: NonNullable<AnalyzeIdDocument['IdentityDocumentFields']>): ReaderField[] {
  return fields.flatMap(({ Type, ValueDetection }) => {
    const field = Type?.Text;
    const text = ValueDetection?.Text?.trim();
    if (!field || !KNOWN_FIELDS.has(field) || !text) return [];
    const normalizedValue = ValueDetection?.NormalizedValue?.Value;
    const confidence = shareOfPercentage(ValueDetection?.Confidence);
    return { field: field as FieldName, text, confidence, ...(normalizedValue ? { normalizedValue } : {}) };
  });
}
