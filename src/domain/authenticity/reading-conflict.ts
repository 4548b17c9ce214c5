import type { FieldCandidate } from '../evidence/candidate.ts';
import { agree, kindOf } from '../evidence/field-agreement.ts';
import { lookAlikeOf } from '../mrz/confusable-characters.ts';
import { foldDocumentNumber } from '../values/document-number.ts';
import { editDistance } from '../values/edit-distance.ts';
import { mrzSpelling } from '../values/person-name.ts';
import type { EvidenceOutcome } from './authenticity-report.ts';

/** A printed value this sure is believed to be the one that its label announces. */
const SURE_PRINT = 0.75;

/** A coded value this sure is believed to the letter. */
const SURE_CODE = 0.9;

/** One letter in so many may be misread. */
const LETTERS_A_MISREADING = 4;

/**
 * What two readings of one field come to. They contradict each other only when both are sure, neither is what another field says (a value
 * beside the wrong label), and they differ by more than recognisers confuse; whatever else differs is doubtful. `all`: every
 * reading of every field of the document.
 */
export function conflictOf(a: FieldCandidate, b: FieldCandidate, all: readonly FieldCandidate[]): EvidenceOutcome {
  if (agree(a, b) || saysLess(a, b)) return 'agrees';
  const isSure = isSureReading(a) && isSureReading(b);
  const isMisplaced = belongsElsewhere(a, all) || belongsElsewhere(b, all);
  return isSure && !isMisplaced && !isMisreading(a, b) ? 'contradicts' : 'doubtful';
}

function isSureReading({ source, proven, confidence }: FieldCandidate): boolean {
  if (source === 'barcode' || proven) return true;
  return confidence >= (source === 'mrz' ? SURE_CODE : SURE_PRINT);
}

/** Whether one of two names has all words of the other, or one of two numbers holds the other: print has more (titles, patronymics, kinds). */
function saysLess(a: FieldCandidate, b: FieldCandidate): boolean {
  const kind = kindOf(a.field);
  if (kind === 'name') return hasWordsOf(a.text, b.text) || hasWordsOf(b.text, a.text);
  if (kind !== 'number') return false;
  const [one, other] = [foldDocumentNumber(a.text), foldDocumentNumber(b.text)];
  return (
    one.length >= SHORTEST_NUMBER && other.length >= SHORTEST_NUMBER && (one.includes(other) || other.includes(one))
  );
}

const SHORTEST_NUMBER = 6;

function hasWordsOf(whole: string, part: string): boolean {
  const words = new Set(wordsOf(whole));
  const parts = wordsOf(part);
  return parts.length > 0 && parts.every((word) => words.has(word));
}

function wordsOf(name: string): string[] {
  return mrzSpelling(name).split(' ').filter(Boolean);
}

/** A value that a stronger reading of another field of the same kind has: labels and values were paired wrongly. */
function belongsElsewhere(reading: FieldCandidate, all: readonly FieldCandidate[]): boolean {
  if (reading.source !== 'print' && reading.source !== 'vendor') return false;
  const kind = kindOf(reading.field);
  if (kind === 'code') return false;
  return all.some(
    (other) =>
      other.field !== reading.field &&
      kindOf(other.field) === kind &&
      other.text !== '' &&
      !(other.quad !== undefined && other.quad === reading.quad) &&
      agree({ ...other, field: reading.field }, reading),
  );
}

function isMisreading(a: FieldCandidate, b: FieldCandidate): boolean {
  switch (kindOf(a.field)) {
    case 'name':
      return isMisreadName(mrzSpelling(a.text), mrzSpelling(b.text));
    case 'number':
      return isMisreadNumber(foldDocumentNumber(a.text), foldDocumentNumber(b.text));
    case 'date':
      return a.value === undefined || b.value === undefined;
    case 'code':
      return a.field === 'SEX' && (isNationalLetter(a) || isNationalLetter(b));
    case 'text':
      return false;
  }
}

/** Countries use single letters against each other (H is hombre and hembra); only M, F and X mean the same everywhere. */
function isNationalLetter({ source, text }: FieldCandidate): boolean {
  return source === 'print' && /^[^MFX]$/i.test(text.trim());
}

/** Names in a script that has no spelling in the zone cannot be compared. */
function isMisreadName(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return shorter === 0 || editDistance(a, b) * LETTERS_A_MISREADING <= shorter;
}

/**
 * Characters of like shape, one letter for another (readers take F for E in numbers, where no word tells them better), or one that was lost or
 * put in. Another digit is no misreading: forgers change digits.
 */
function isMisreadNumber(a: string, b: string): boolean {
  if (a.length !== b.length) return editDistance(a, b) <= Math.abs(a.length - b.length);
  const different = [...a].flatMap((character, index) => {
    const other = b.charAt(index);
    return character === other || lookAlikeOf(character) === other ? [] : [character + other];
  });
  return different.length === 0 || (different.length === 1 && /^[A-Z]{2}$/.test(different[0] ?? ''));
}
