import { describe, expect, it } from 'vitest';
import { contractAnswer } from '../../../src/domain/document/contract-answer.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { folded, PRINTED_PAGE, printedDocuments } from '../../specimens/printed-documents.ts';
import { drawnPage } from './drawn-page.ts';

const TODAY = { year: 2026, month: 6, day: 1 };

for (const [file, documents] of printedDocuments()) {
  describe(`printed documents of ${file.replaceAll('-', ' ')}`, () => {
    it.each(documents)('are read as $name is', ({ truth, lines }) => {
      const page = { ...drawnPage(lines, PRINTED_PAGE.widthPx, PRINTED_PAGE.heightPx), fields: [], barcodes: [] };
      const answer: Readonly<Record<string, unknown>> = {
        ...contractAnswer(interpretObservation(page, 'auto', TODAY)),
      };
      const read = Object.keys(truth).map((field) => [field, folded(String(answer[field] ?? ''))]);
      const wanted = Object.entries(truth).map(([field, value]) => [field, folded(value)]);
      expect(Object.fromEntries(read)).toEqual(Object.fromEntries(wanted));
    });
  });
}
