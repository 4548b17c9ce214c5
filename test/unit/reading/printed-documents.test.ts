import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractAnswer } from '../../../src/domain/document/contract-answer.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import type { DrawnLine } from './drawn-page.ts';
import { drawnPage } from './drawn-page.ts';

const FOLDER = new URL('../../specimens/printed/', import.meta.url);
const TODAY = { year: 2026, month: 6, day: 1 };

interface PrintedDocument {
  readonly name: string;
  readonly truth: Readonly<Record<string, string>>;
  readonly lines: readonly DrawnLine[];
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

function lineOf(row: string): DrawnLine {
  const [, left, top, height, text = ''] = /^(\d+) (\d+) (\d+) (.+)$/.exec(row) ?? [];
  if (text === '') throw new Error(`no line of print: ${row}`);
  return [text, Number(left), Number(top), Number(height)];
}

/** Case, diacritics and punctuation are the print's own. */
function folded(value: string): string {
  const letters = value.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
  return letters.toUpperCase();
}

for (const file of readdirSync(FOLDER)) {
  describe(`printed documents of ${file.replace('.txt', '').replaceAll('-', ' ')}`, () => {
    it.each(documentsIn(file))('are read as $name is', ({ truth, lines }) => {
      const page = { ...drawnPage(lines, 1000, 630), fields: [], barcodes: [] };
      const answer: Readonly<Record<string, unknown>> = {
        ...contractAnswer(interpretObservation(page, 'auto', TODAY)),
      };
      const read = Object.keys(truth).map((field) => [field, folded(String(answer[field] ?? ''))]);
      const wanted = Object.entries(truth).map(([field, value]) => [field, folded(value)]);
      expect(Object.fromEntries(read)).toEqual(Object.fromEntries(wanted));
    });
  });
}
