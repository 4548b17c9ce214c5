import type { FieldName } from '../../domain/document/identity-fields.ts';
import { type Box, type PageSize, type QuarterTurn, quadOf } from '../../domain/reading/geometry.ts';
import type { TextLine } from '../../domain/reading/text-line.ts';
import type { DocumentReading, ReaderField, ReaderWarning } from '../../ports/document-reader.ts';

/** A line of a script: its text alone, or as much of a line as matters; the rest is filled in. */
export type ScriptedLine = string | ({ readonly text: string; readonly box?: Box } & Partial<TextLine>);

/** What a scripted reader sees on a picture. */
export interface ScriptedReading {
  /** From top to bottom; lines without a place follow each other as on a page. */
  readonly lines?: readonly ScriptedLine[];
  /** What a vendor would return, by name; for confidences and normalised values give {@link ReaderField}s. */
  readonly fields?: Partial<Readonly<Record<FieldName, string>>> | readonly ReaderField[];
  readonly turn?: QuarterTurn;
  readonly warnings?: readonly ReaderWarning[];
}

const CONFIDENCE = 0.99;
const MARGIN = 0.05;
const LETTERS_A_LINE = 60;
/** Share of the page from one line to the next, and the height of the letters. */
const LINE_PITCH = 0.07;
const LINE_HEIGHT = 0.05;

/** The reading of a picture of this size that `scripted` describes, by a reader of this name. */
export function completeReading(
  scripted: ScriptedReading,
  picture: PageSize,
  reader: DocumentReading['reader'],
): DocumentReading {
  const turn = scripted.turn ?? 0;
  const sideways = turn === 90 || turn === 270;
  const lines = scripted.lines ?? [];
  return {
    reader,
    turn,
    page: {
      widthPx: sideways ? picture.heightPx : picture.widthPx,
      heightPx: sideways ? picture.widthPx : picture.heightPx,
    },
    lines: lines.map((line, index) => completeLine(line, index, lines.length)),
    fields: completeFields(scripted.fields ?? []),
    warnings: scripted.warnings ?? [],
    timings: [],
  };
}

function completeLine(line: ScriptedLine, index: number, count: number): TextLine {
  const given = typeof line === 'string' ? { text: line } : line;
  const pitch = Math.min(LINE_PITCH, (1 - 2 * MARGIN) / count);
  const place: Box = given.box ?? {
    left: MARGIN,
    top: MARGIN + index * pitch,
    width: (1 - 2 * MARGIN) * Math.min(1, given.text.length / LETTERS_A_LINE),
    height: Math.min(LINE_HEIGHT, pitch * 0.7),
  };
  return {
    text: given.text,
    confidence: given.confidence ?? CONFIDENCE,
    quad: given.quad ?? quadOf(place),
    script: given.script ?? 'print',
    ...(given.characterConfidences ? { characterConfidences: given.characterConfidences } : {}),
  };
}

function completeFields(fields: NonNullable<ScriptedReading['fields']>): readonly ReaderField[] {
  if (isFieldList(fields)) return fields;
  return Object.entries(fields).map(([field, text]) => ({ field: field as FieldName, text, confidence: CONFIDENCE }));
}

function isFieldList(fields: NonNullable<ScriptedReading['fields']>): fields is readonly ReaderField[] {
  return Array.isArray(fields);
}
