import { describe, expect, it } from 'vitest';
import { contractAnswer } from '../../../src/domain/document/contract-answer.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { misread } from '../../specimens/misread.ts';
import {
  folded,
  PRINTED_PAGE,
  type PrintedDocument,
  type PrintedLine,
  printedDocuments,
} from '../../specimens/printed-documents.ts';
import { type Random, seededRandom } from '../../specimens/random.ts';
import { drawnPage } from './drawn-page.ts';

const TODAY = { year: 2026, month: 6, day: 1 };
const LOOKS = 2;
/** Values are set larger than labels and titles, and are read that much better. */
const ERRORS_OF_VALUES = 0.1;
const LOST_LINES = 0.06;

/** The share of wrong characters by the height of the letters: captions of cards, titles, large print. */
function errorShare(height: number): number {
  return height <= 15 ? 0.22 : height <= 20 ? 0.1 : 0.03;
}

function misreadLines({ lines, truth }: PrintedDocument, strength: number, random: Random): PrintedLine[] {
  const values = Object.values(truth).map(folded);
  return lines.flatMap(([text, left, top, height]): PrintedLine[] => {
    const isValue = /\d{2}/.test(text) || values.some((value) => value.length > 2 && folded(text).includes(value));
    const share = strength * errorShare(height) * (isValue ? ERRORS_OF_VALUES : 1);
    const isLost = !isValue && random() < strength * LOST_LINES;
    const read = text.includes('<<') ? text : misread(text, share, random);
    return isLost || read.trim() === '' ? [] : [[read, left, top, height]];
  });
}

/** A line misread so much is not read surely; what the reader is sure of is never taken for a garbled label. */
function confidenceOf(height: number, strength: number): number {
  return Math.max(0.55, 0.97 - strength * errorShare(height));
}

/** The share of fields that are right, over all documents and looks. */
function shareRight(strength: number): number {
  let [right, all] = [0, 0];
  for (const [index, document] of [...printedDocuments().values()].flat().entries()) {
    for (let look = 0; look < LOOKS; look += 1) {
      const lines = misreadLines(document, strength, seededRandom(1_000 * look + index));
      const drawn = drawnPage(lines, PRINTED_PAGE.widthPx, PRINTED_PAGE.heightPx);
      const read = drawn.lines.map((line, at) => ({
        ...line,
        confidence: confidenceOf(lines[at]?.[3] ?? 0, strength),
      }));
      const page = { ...drawn, lines: read, fields: [], barcodes: [] };
      const answer: Readonly<Record<string, unknown>> = {
        ...contractAnswer(interpretObservation(page, 'auto', TODAY)),
      };
      for (const [field, value] of Object.entries(document.truth)) {
        all += 1;
        right += folded(String(answer[field] ?? '')) === folded(value) ? 1 : 0;
      }
    }
  }
  return right / all;
}

describe('printed documents whose labels and titles are misread', () => {
  it('keep nearly nine fields in ten where one letter of a caption in five is wrong', () => {
    expect(shareRight(1)).toBeGreaterThan(0.87);
  });

  it('keep three fields in four where two of five are wrong', () => {
    expect(shareRight(2)).toBeGreaterThan(0.73);
  });
});
