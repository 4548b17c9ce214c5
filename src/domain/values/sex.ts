import { editDistance } from './edit-distance.ts';
import { lettersOf } from './letter-folding.ts';

/** ICAO Doc 9303-3, section 3: female, male; `X` stands for unspecified. */
export type Sex = 'M' | 'F' | 'X';

/** Printed words and signs that mean the same in every country that prints them, `|` between; case and diacritics do not count. */
const WORDS: Readonly<Record<Sex, string>> = {
  M:
    'm|male|man|masculin|masculino|maschio|maschile|männlich|mann|mannlich|homme|hombre|varón|macho|mies|miespuolinen|' +
    'mężczyzna|muž|mužský|muški|muškarac|moški|mies|mees|vīrietis|vyras|vyr|férfi|bărbat|bărbătesc|mashkull|erkek|kişi|' +
    'raġel|maskil|fireann|karl|karlmaður|kk|mand|mannkyn|gizon|home|mand|man mannlig|άρρεν|αρσενικό|αρσ|' +
    'м|муж|мужской|мужчина|мъж|мъжки|мушко|мушки|машки|машко|маж|муш|чоловіча|чоловік|чол|ч|мужчынскі|ер|еркак|' +
    'ذكر|זכר|ז|男|남|남성|ชาย|nam|pria|lelaki|laki laki|lalaki|पुरुष|h|1',
  F:
    'f|female|woman|feminin|féminin|femenino|feminino|femmina|femminile|weiblich|w|weibl|frau|femme|mujer|hembra|mulher|nainen|' +
    'naispuolinen|kobieta|žena|ženský|ženski|ženska|ž|kvinna|kvinde|kvinne|kvk|kvenmaður|kona|naine|sieviete|moteris|mot|' +
    'nő|femeie|femeiesc|femër|kadın|qadın|mara|baineann|vrouw|vrouwelijk|emakume|dona|θήλυ|θηλυκό|θηλ|θ|' +
    'ж|жен|женский|женщина|жена|женски|женско|жінка|жіноча|жін|жаночы|әйел|аёл|' +
    'أنثى|انثى|נקבה|נ|女|여|여성|หญิง|nữ|wanita|perempuan|babae|महिला|2',
  X: 'x|unspecified|non binary|nonbinary|divers|andere|other|not specified|indeterminate|<|9',
};

/**
 * Letters that mean different things in different countries. Sources: the legends of the countries' documents; Mexico's voter
 * card prints H (hombre) and M (mujer), Hungary F (férfi) and N (nő), Ireland F (fireann) and B (baineann), Azerbaijan K (kişi, male)
 * where Poland, Scandinavia and Turkey print K for a woman.
 */
const LETTERS_BY_COUNTRY: Readonly<Record<string, Readonly<Record<string, Sex>>>> = {
  AZE: { K: 'M', Q: 'F' },
  BEL: { V: 'F' },
  CUB: { V: 'M', H: 'F' },
  EST: { N: 'F' },
  FIN: { N: 'F' },
  GRC: { Α: 'M', A: 'M' },
  HUN: { F: 'M', N: 'F' },
  IDN: { L: 'M', P: 'F' },
  IRL: { B: 'F' },
  LTU: { V: 'M' },
  LVA: { V: 'M', S: 'F' },
  MEX: { H: 'M', M: 'F' },
  MYS: { L: 'M', P: 'F' },
  NLD: { V: 'F' },
  SUR: { V: 'F' },
  TUR: { E: 'M', K: 'F' },
};

/**
 * Countries that print a letter of their own before the international one, where the two look like a contradiction: `F/M` is
 * férfi/male in Hungary and fireann/male in Ireland, `M/F` moteris/female in Lithuania.
 */
const LAST_LETTER_DECIDES = new Set(['HUN', 'IRL', 'LTU']);

let sexByWord: ReadonlyMap<string, Sex> | undefined;

function words(): ReadonlyMap<string, Sex> {
  sexByWord ??= new Map(
    (['M', 'F', 'X'] as const).flatMap((sex) =>
      WORDS[sex].split('|').map((word) => [lettersOf(word).letters || word, sex] as const),
    ),
  );
  return sexByWord;
}

/** Whether all of `text` is a word for a sex in some language, of five letters or more, which no label is. */
export function isSexWord(text: string): boolean {
  const { letters } = lettersOf(text);
  return letters.length >= 5 && words().has(letters);
}

/** Words long enough to be known in spite of a wrong letter in three. */
const LEAST_LETTERS = 4;
const mostErrors = (word: string): number => Math.floor(word.length / 3);

/**
 * The sex that a value announced as one can only mean in spite of reading errors: `FFMALE`, `MALF`, `E` for `F`. Undefined where a word
 * for another sex is as near, and for what is no word of a sex at all.
 */
export function misreadSex(printed: string): Sex | undefined {
  const { letters } = lettersOf(printed);
  if (/^[EP]$/.test(letters)) return 'F';
  if (letters.length < LEAST_LETTERS) return undefined;
  const near = [...words()]
    .filter(([word]) => word.length >= LEAST_LETTERS && Math.abs(word.length - letters.length) <= mostErrors(word))
    .map(([word, sex]) => ({ sex, errors: editDistance(word, letters), most: mostErrors(word) }))
    .filter(({ errors, most }) => errors <= most);
  const least = Math.min(...near.map(({ errors }) => errors));
  const nearest = new Set(near.filter(({ errors }) => errors === least).map(({ sex }) => sex));
  return nearest.size === 1 ? [...nearest][0] : undefined;
}

function sexOfWord(word: string, country: string | undefined): Sex | undefined {
  const letters = lettersOf(word).letters || word.trim();
  const own = country === undefined ? undefined : LETTERS_BY_COUNTRY[country]?.[letters];
  // K is a woman's letter (kvinna, kobieta, kadın, kvinde) in every country but Azerbaijan.
  return own ?? words().get(letters) ?? (letters === 'K' ? 'F' : undefined);
}

/** The sex that an international letter gives: the second half of `K/F`. */
function isInternational(word: string): boolean {
  return /^[MFX]$/.test(word.trim());
}

function sexOfPair(parts: readonly string[], country: string | undefined): Sex | undefined {
  const last = parts.at(-1) ?? '';
  // Beside other text digits are field numbers.
  const known = parts.map((part) => (/\d/.test(part) ? undefined : sexOfWord(part, country)));
  const first = known.find((sex) => sex !== undefined);
  const international = isInternational(last) ? sexOfWord(last, undefined) : undefined;
  if (country !== undefined && LAST_LETTER_DECIDES.has(country) && international) return international;
  // A Cyrillic Ж reads as an X.
  if (first === 'X' && international) return international;
  if (known.every((sex) => sex === undefined || sex === first)) return first;
  // `K/M` without a country: the own letter is doubtful, the international one is not; `M/F` may be a mere label.
  return parts.every(isInternational) ? undefined : international;
}

/**
 * The sex that `printed` gives, in the words and letters of documents' languages, alone or in two languages (`Ž/F`,
 * `Mara / Female`), and in AAMVA's digits (D20: 1 male, 2 female, 9 not specified). `country` (alpha-3 of the issuer) settles
 * letters that countries use against each other; without it `H` is taken for hombre or homme, `M` for male and `K` for a woman,
 * while `V`, `N`, `E`, `L` and a bare `M/F` stay undefined.
 */
export function readSex(printed: string, country?: string): Sex | undefined {
  const text = printed.trim();
  // AAMVA's digits stand for a sex only alone: with a full stop or a colon they number a field.
  const whole = /^\d\P{L}+$/u.test(text) ? undefined : sexOfWord(text, country);
  if (whole) return whole;
  const parts = text.split(/[/|\\,()\s-]+/).filter((part) => part !== '');
  return parts.length > 1 && parts.length <= 4 ? sexOfPair(parts, country) : undefined;
}
