import type { FieldName } from '../document/identity-fields.ts';
import { findPrintedDates } from '../values/printed-date.ts';
import { isNorthAmerican } from './families/north-american.ts';
import type { ValueContext, ValueReader } from './value-reading.ts';

const NUMBER_WORD = /^[\p{Lu}\d][\p{Lu}\d()./-]*$/u;

/** `P1234 - 50179 - 85912`, `12345678 - 9`. */
const SPACED_HYPHEN = /(?<=\d)\s+[-–]\s+(?=\d)/gu;

/** The longest run of words that may make up one document number, as `X9999 99999` or `00000000 0 ZZ4`. */
function numberIn(text: string): string | undefined {
  let best = '';
  let run: string[] = [];
  const close = (): void => {
    while (run.length > 0 && !/\d/.test(run.at(-1) ?? '') && (run.at(-1) ?? '').length > 3) run.pop();
    const joined = run.join(' ').replace(/^[./-]+|[./-]+$/g, '');
    if (digitsOf(joined) > digitsOf(best)) best = joined;
    run = [];
  };
  for (const word of text.replace(SPACED_HYPHEN, '-').split(/\s+/)) {
    if (/^(?:NR|NO|N[°º])\.?$/i.test(word)) continue;
    const isPart =
      NUMBER_WORD.test(word) && (/\d/.test(word) || (run.length === 0 ? word.length <= 3 : word.length <= 2));
    if (!isPart) close();
    else run.push(word);
  }
  close();
  return best === '' ? undefined : best;
}

const digitsOf = (text: string): number => text.match(/\d/g)?.length ?? 0;

function withoutDates(text: string, context: ValueContext): string {
  const dates = findPrintedDates(text, { today: context.today, ...(context.order ? { order: context.order } : {}) });
  const full = dates.filter(({ date, text: printed }) => date.kind !== 'partial' && !/^\d+$/.test(printed));
  return full.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** A number whose letters, if any, stand before and behind all its digits; among the digits of such a one no O or I is a letter. */
const LETTERS_AROUND_DIGITS = /^[A-Z]{0,3}[\d\s./-]+[A-Z]?$/;
const MISREAD_ZERO = /(?<=\d)[Oo](?=\d)|(?<=\d{3})[Oo]$/gu;
const MISREAD_ONE = /(?<=\d)[Il|](?=\d)|(?<=\d{3})[Il|]$/gu;

function mendedNumber(number: string): string {
  const likely = number.replace(MISREAD_ZERO, '0').replace(MISREAD_ONE, '1');
  const mended = LETTERS_AROUND_DIGITS.test(likely) ? likely : number;
  if (!/^\d[\dOoIl|\s.-]*\d$/.test(mended)) return mended;
  return mended.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');
}

/** The abbreviation of a label that was read as part of the number: `DL 12345678`. */
const LABEL_BEFORE_NUMBER = /^(?:DLN?|LIC|NO|NR|ID)\.?\s+(?=\S*\d{4})/u;

const MOST_NUMBER_LETTERS = 26;

/** Numbers of North American licences have no blank, or blanks between short groups: what follows a long one is another field (`N99999999 4a`). */
const LONG_GROUP = /^((?=(?:\D*\d){5})\S{7,})\s.*$/;

function withoutNeighbour(number: string, country: string | undefined): string {
  return isNorthAmerican(country) ? number.replace(LONG_GROUP, '$1') : number;
}

/** As many digits has the number that opens the chip of a card; few documents and no persons go by so few. */
const CARD_ACCESS_NUMBER = /^\d{6}$/;

/** Reads the number of a document or a person of at least `fewestDigits` digits, dates aside, letters among digits mended. */
export function numberReader(field: FieldName, fewestDigits: number): ValueReader {
  return (text, context) => {
    const found = numberIn(withoutDates(text.replace(/^[\s#:;.,*]+/, ''), context))?.replace(LABEL_BEFORE_NUMBER, '');
    const number = found && withoutNeighbour(found, context.country);
    if (number === undefined || number.length > MOST_NUMBER_LETTERS || digitsOf(number) < fewestDigits)
      return undefined;
    if (number.replace(/[^\p{L}\d]/gu, '').length < 4) return undefined;
    const value = mendedNumber(number);
    const part = value === number ? { field, text: number } : { field, text: number, value };
    return { parts: [part], fit: digitsOf(number) >= 5 && !CARD_ACCESS_NUMBER.test(number) ? 1 : 0.7 };
  };
}
