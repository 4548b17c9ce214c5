import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decodeBestPath } from '../../../src/adapters/local-engine/reading/ctc-decoding.ts';
import { LabelDecoder } from '../../../src/adapters/local-engine/reading/label-decoding.ts';
import { isSureLabel, withLabel } from '../../../src/adapters/local-engine/reading/labelled-line.ts';
import { LABEL_SPELLINGS } from '../../../src/domain/reading/label-lexicon.ts';
import { type Frame, probabilitiesOf } from './line-probabilities.ts';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ./:';
const decoder = new LabelDecoder([...CHARACTERS]);

/** The line `printed`, read as `read` where the two differ: what is printed there is one guess among others. */
function blurred(printed: string, read: string) {
  const doubts = new Map<number, Frame>();
  [...printed].forEach((character, column) => {
    const wrong = read[column] ?? '';
    if (wrong !== character) doubts.set(column, { [wrong]: 0.5, [character]: 0.2 });
  });
  return probabilitiesOf(printed, doubts, CHARACTERS);
}

function readWithLabel(printed: string, read: string): string | undefined {
  const line = blurred(printed, read);
  const label = decoder.decode(line);
  return label && isSureLabel(label) ? withLabel(decodeBestPath(line, [...CHARACTERS]), label).text : undefined;
}

describe('labels by the probabilities of a line', () => {
  it('are found where letters were lost one by one', () => {
    expect(readWithLabel('FECHA DE VENCIMIENTO', 'PRCHA O  VtNCleaMlTO')).toBe('FECHA DE VENCIMIENTO');
  });

  it('leave the value beside them as it was read', () => {
    expect(readWithLabel('Date of birth: 12 MAR 1980', 'Dase ol birlh: 12 MAR 1980')).toBe(
      'DATE OF BIRTH: 12 MAR 1980',
    );
  });

  it('leave the number before them and the label in another language', () => {
    expect(readWithLabel('3. Geburtsdatum/Xqvwz', '3. Gebnrlsdalum/Xqvwz')).toBe('3. GEBURTSDATUM/Xqvwz');
  });

  it('are not seen in a name, however alike', () => {
    expect(readWithLabel('SURMANE', 'SURMANE')).toBeUndefined();
    expect(readWithLabel('NATHALIE', 'NATHALIE')).toBeUndefined();
  });

  it('are not cut out of a longer word', () => {
    expect(readWithLabel('RESURNAMED', 'RESURNAMED')).toBeUndefined();
  });

  const printable = [...LABEL_SPELLINGS].filter((letters) => letters.length >= 8 && /^[A-Z0-9]+$/.test(letters));

  test.prop([fc.constantFrom(...printable)])('read without doubt are themselves', (letters) => {
    const label = decoder.decode(probabilitiesOf(letters, new Map(), CHARACTERS));
    expect(label?.entry.letters).toBe(letters);
    expect(label?.fit).toBeCloseTo(0, 1);
  });

  test.prop([fc.stringMatching(/^[B-DF-HJ-NP-TV-Z]{6,20}$/)])(
    'are not made up from consonants read without doubt',
    (text) => {
      const label = decoder.decode(probabilitiesOf(text, new Map(), CHARACTERS));
      expect(label !== undefined && isSureLabel(label)).toBe(LABEL_SPELLINGS.has(text));
    },
  );
});
