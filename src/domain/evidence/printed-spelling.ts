import type { FieldCandidate } from './candidate.ts';
import { kindOf } from './field-agreement.ts';

/**
 * `winner` in the spelling of `supporter`, where the supporter is print and the winner is code: the machine-readable zone has no
 * diacritics, no lower case, no separators and two digits of the year. Both must agree (see {@link agree}).
 */
export function keepPrintedSpelling(winner: FieldCandidate, supporter: FieldCandidate): FieldCandidate {
  if (winner.source !== 'mrz' || (supporter.source !== 'print' && supporter.source !== 'vendor')) return winner;
  const { quad, side } = supporter;
  const place = quad ? { quad, ...(side ? { side } : {}) } : {};
  switch (kindOf(winner.field)) {
    case 'name':
      return { ...winner, ...place, text: spaced(supporter.value ?? supporter.text, winner.text) };
    case 'number':
      return { ...winner, ...place, text: supporter.text };
    case 'date':
      return { ...winner, ...place, text: supporter.text, value: printedCentury(winner, supporter) };
    case 'code':
    case 'text':
      return { ...winner, ...place };
  }
}

/** Recognisers lose spaces between words, the machine-readable zone never does: its word lengths are put back into the print. */
function spaced(printed: string, coded: string): string {
  const words = coded.split(/\s+/);
  const letters = printed.replace(/\s+/g, '');
  if (printed.split(/\s+/).length >= words.length || /[-'’.,]/.test(letters)) return printed;
  if (letters.length !== words.join('').length) return coded;
  let start = 0;
  return words
    .map((word) => {
      start += word.length;
      return letters.slice(start - word.length, start);
    })
    .join(' ');
}

function printedCentury(winner: FieldCandidate, supporter: FieldCandidate): string {
  const printsWholeYear = /\d{4}/.test(supporter.text);
  return (printsWholeYear ? supporter.value : winner.value) ?? winner.text;
}
