import { ANALYZE_ID_FIELDS, type FieldName } from '../../src/domain/document/identity-fields.ts';
import type { Box } from '../../src/domain/reading/geometry.ts';

/** A value as printed, or with what Textract makes of it. */
type RecordedValue = string | readonly [printed: string, normalized: string];

/** The fields that one page shows. */
export type RecordedFields = Partial<Record<FieldName, RecordedValue>>;

/** A line where the page has it, or one below the other when only texts are given. */
export type RecordedLine = string | (Box & { readonly text: string; readonly confidence?: number });

/** One page as AnalyzeID answers it: all 21 fields in their order, the absent ones empty and sure, and its blocks. */
export function recordedDocument(fields: RecordedFields, lines: readonly RecordedLine[], index = 1) {
  return { DocumentIndex: index, IdentityDocumentFields: recordedFields(fields), Blocks: recordedBlocks(lines) };
}

/** An answer of AnalyzeID about pages of an invented person, in the shape of genuine ones. */
export function analyzeIdAnswer(...documents: readonly ReturnType<typeof recordedDocument>[]) {
  return {
    IdentityDocuments: documents,
    DocumentMetadata: { Pages: documents.length },
    AnalyzeIDModelVersion: '1.0',
  };
}

/** An answer of DetectDocumentText. */
export function detectTextAnswer(lines: readonly RecordedLine[]) {
  return {
    DocumentMetadata: { Pages: 1 },
    Blocks: recordedBlocks(lines),
    DetectDocumentTextModelVersion: '1.0',
  };
}

function recordedFields(shown: RecordedFields) {
  return ANALYZE_ID_FIELDS.map((name, index) => {
    const [text = '', normalized] = [shown[name] ?? ''].flat();
    const NormalizedValue = normalized ? { NormalizedValue: { Value: normalized, ValueType: 'Date' } } : {};
    const Confidence = (text ? 94 : 99) + (index % 7) / 10 + 0.073_431;
    return { Type: { Text: name }, ValueDetection: { Text: text, ...NormalizedValue, Confidence } };
  });
}

function recordedBlocks(lines: readonly RecordedLine[]) {
  const ids = lines.map((_, index) => `7d0c6f0e-0000-4000-8000-${String(index).padStart(12, '0')}`);
  const page = {
    ...geometryOf({ left: 0, top: 0, width: 1, height: 1 }),
    Relationships: [{ Type: 'CHILD', Ids: ids }],
  };
  return [
    { BlockType: 'PAGE', ...page, Id: '7d0c6f0e-0000-4000-9000-000000000000' },
    ...lines.map((line, index) => lineBlock(placed(line, index, lines.length), ids[index] ?? '')),
  ];
}

function placed(line: RecordedLine, index: number, count: number): Exclude<RecordedLine, string> {
  if (typeof line !== 'string') return line;
  const height = 0.6 / count;
  return {
    text: line,
    left: 0.1,
    top: 0.05 + (0.9 * index) / count,
    width: Math.min(0.8, 0.016 * line.length),
    height,
  };
}

function lineBlock({ text, confidence = 99.412_315, ...box }: Exclude<RecordedLine, string>, id: string) {
  return { BlockType: 'LINE', Confidence: confidence, Text: text, ...geometryOf(box), Id: id };
}

function geometryOf({ left, top, width, height }: Box) {
  const [right, bottom] = [left + width, top + height];
  return {
    Geometry: {
      BoundingBox: { Width: width, Height: height, Left: left, Top: top },
      Polygon: [
        { X: left, Y: top },
        { X: right, Y: top },
        { X: right, Y: bottom },
        { X: left, Y: bottom },
      ],
    },
  };
}
