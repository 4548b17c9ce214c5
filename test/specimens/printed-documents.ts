import { readdirSync, readFileSync } from 'node:fs';

/** One line of a printed document: text, left and top on a page of 1000 × 630, and the height of its letters. */
export type PrintedLine = readonly [text: string, left: number, top: number, height: number];

/** What a document prints, written down as text, and what a scan should answer. */
export interface PrintedDocument {
  readonly name: string;
  /** Fields of the answer, `documentType` among them. */
  readonly truth: Readonly<Record<string, string>>;
  readonly lines: readonly PrintedLine[];
}

/** The size of the page that the lines stand on. */
export const PRINTED_PAGE = { widthPx: 1000, heightPx: 630 } as const;

const FOLDER = new URL('printed/', import.meta.url);

/** The printed documents by the file that holds them. */
export function printedDocuments(): ReadonlyMap<string, readonly PrintedDocument[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
  return new Map(files.sort().map((file) => [file.replace('.txt', ''), documentsIn(file)]));
}

function documentsIn(file: string): PrintedDocument[] {
  const [, ...texts] = readFileSync(new URL(file, FOLDER), 'utf8').split(/^@ /m);
  return texts.map((text) => {
    const [head = '', ...rows] = text.trim().split('\n');
    const [name = '', documentType = '', fields = ''] = head.split('|').map((part) => part.trim());
    const truth = Object.fromEntries(fields.split(';').map((field) => field.split('=') as [string, string]));
    return { name, truth: { documentType, ...truth }, lines: rows.map(lineOf) };
  });
}

function lineOf(row: string): PrintedLine {
  const [, left, top, height, text = ''] = /^(\d+) (\d+) (\d+) (.+)$/.exec(row) ?? [];
  if (text === '') throw new Error(`no line of print: ${row}`);
  return [text, Number(left), Number(top), Number(height)];
}

/** A value as it is compared: case, diacritics and punctuation are the print's own. */
export function folded(value: string): string {
  return value
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}
