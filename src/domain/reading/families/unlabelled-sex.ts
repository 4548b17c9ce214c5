import type { DocumentType } from '../../document/document-type.ts';
import type { FieldCandidate } from '../../evidence/candidate.ts';
import { readSex } from '../../values/sex.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';
import type { PrintFragment } from '../reading-order.ts';
import { isNorthAmerican } from './north-american.ts';

function sexCandidate(letter: string, text: string, piece: PrintPiece, share: number): FieldCandidate {
  return printCandidate({ field: 'SEX', text, value: letter.toUpperCase() }, share * piece.confidence, [piece]);
}

/** One letter, alone or behind a letter of the country and a slash, which may be lost: `F`, `K/F`, `EM`. */
const LONE_LETTER = /^(?:\p{L}{1,3}\s?\/\s?|[EFKMZŽ])?[FM]$|^[ŽЖ]$/iu;
/** Words that are no names and stand for nothing else, perhaps behind a word in another script: `MALE`, `LELAKI`. */
const LONE_WORD =
  /^(?:\S{1,12}\s?\/\s?)?(?:MALE|FEMALE|MASCULINO|FEMENINO|FEMININO|HOMBRE|MUJER|MASCULIN|F[EÉ]MININ|LELAKI|PRIA|WANITA|PEREMPUAN|LAKI-LAKI)$/iu;

/** Licences outside North America print no sex (Directive 2006/126/EC, annex I), but lone letters: classes, the sign of the state. */
function mayBeLetter(type: DocumentType | undefined, country: string | undefined): boolean {
  return type !== 'drivers_license' || isNorthAmerican(country);
}

/** From here on a lone K is one. */
const SURE = 0.95;

/** A Cyrillic Ж looks like a K, the letter of a woman in other languages too. */
function isCyrillicLetter(type: DocumentType | undefined): (piece: PrintPiece) => boolean {
  return ({ text, confidence }) => type !== 'drivers_license' && confidence >= SURE && text.trim() === 'K';
}

/**
 * The sex where the reader lost its label: what can be nothing else and no other label claims, the only such one of the page.
 * `country`: alpha-3 of the issuer. Unsure by nature (a vehicle class may be an M), so its confidence stays low.
 */
export function unlabelledSex(
  unclaimed: readonly PrintPiece[],
  type: DocumentType | undefined,
  country: string | undefined,
): FieldCandidate[] {
  const isSex = (text: string): boolean =>
    LONE_WORD.test(text) || (mayBeLetter(type, country) && LONE_LETTER.test(text));
  const letters = unclaimed.filter(({ text }) => isSex(text.trim()));
  const [only, ...others] = letters.length > 0 ? letters : unclaimed.filter(isCyrillicLetter(type));
  if (!only || others.length > 0) return [];
  const text = only.text.trim();
  const sex = readSex(text, /^.$/.test(text) ? undefined : country) ?? readSex(text.slice(-1));
  return sex ? [sexCandidate(sex, text, only, 0.4)] : [];
}

/**
 * Field 15 of North American licences with its label misread or run into its neighbours: `15 Ser: F`, `1550XM`, `SSEXMHGT`, `16 Ses F`. The number is
 * right or two of the three letters of the label are.
 */
const GARBLED_FIELD = [
  /(?:^|\s)\S?15[.:]?\s*[\p{L}\d<]{3}[.:;]?\s?([MFX])(?=$|\s|\d|HG?T?)/u,
  /(?:^|[^\p{L}])[S58]?(?:S[E3CF].|S.[XK]|.EX)[.:;]?\s?([MFX])(?=$|\s|\d|H[GSO])/u,
  /(?:^|\s)Se[^e\s][.:;]?\s([MFX])(?=$|\s)/u,
];

/** A row of values under the row of their labels, glued: `F5-05125lb`; the height in feet and inches follows the letter. */
const GLUED_ROW = /^([MFX])\s?[4-7]['’-]\s?\d{2}/;

/** The letters of both languages with the slash misread, behind a label that was misread too: `Don/Sar KIF`, `Nemišex: NIF`. */
const GARBLED_PAIR = /[sš5]\p{L}{2}[.:]?\s+(?:[KNVZŽ][Il1|](F)|[EM][Il1|](M))$/iu;

/** The sex in a line whose label or blanks got lost; see {@link GARBLED_FIELD} and {@link GARBLED_PAIR}. `country`: alpha-3 of the issuer. */
export function garbledSex(fragments: readonly PrintFragment[], country: string | undefined): FieldCandidate[] {
  const forms = isNorthAmerican(country) ? [...GARBLED_FIELD, GLUED_ROW] : [GARBLED_PAIR];
  for (const fragment of fragments) {
    for (const form of forms) {
      const letter = form
        .exec(fragment.text)
        ?.slice(1)
        .find((group) => group !== undefined);
      if (letter) return [sexCandidate(letter, letter, fragment, 0.6)];
    }
  }
  return [];
}
