import { foldLetters } from './letter-folding.ts';
import { TRANSLITERATIONS } from './mrz-transliteration.ts';

/** Apostrophes of all kinds: left out in a machine-readable zone (ICAO Doc 9303-3, section 4.6). */
const OMITTED = /['’‘`´ʻʼʹ.]/g;

/** The spellings of one printed character, the recommended one first; none for a sign that is no letter. */
function spellingsOf(character: string): readonly string[] {
  if (/^[A-Z]$/.test(character)) return [character];
  const listed = Object.hasOwn(TRANSLITERATIONS, character) ? TRANSLITERATIONS[character] : undefined;
  if (listed) return listed;
  const bare = foldLetters(character);
  if (/^[A-Z]+$/.test(bare)) return [bare];
  return Object.hasOwn(TRANSLITERATIONS, bare) ? (TRANSLITERATIONS[bare] ?? []) : [];
}

/** Greek letters that are spelled together. */
const DIGRAPHS = /Ο[ΥΎ]|ΜΠ|./gsu;

/** Upper case letter by letter, so that ß stays one letter with its own spellings. */
function capitals(name: string): string[] {
  const upper = Array.from(name.normalize('NFC').replace(OMITTED, ''), (each) =>
    each === 'ß' ? each : each.toUpperCase(),
  );
  return (upper.join('').match(DIGRAPHS) ?? []).map((letter) => (letter === 'ΟΎ' ? 'ΟΥ' : letter));
}

/** Most names in capitals are spelled so already. */
const IS_MRZ_SPELLING = /^[A-Z]+(?: [A-Z]+)*$/;

/**
 * `name` as a machine-readable zone spells it, words parted by one space: A–Z only, diacritics and other alphabets transliterated (ICAO Doc
 * 9303-3, section 6, the recommended spelling), apostrophes and full stops left out, hyphens and commas a space (section
 * 4.6). Empty for a script that the tables do not hold, such as Chinese.
 */
export function mrzSpelling(name: string): string {
  if (IS_MRZ_SPELLING.test(name)) return name;
  const spelled = capitals(name).map((letter) => {
    const [recommended] = spellingsOf(letter);
    return recommended ?? (/[\p{L}\p{M}\p{N}]/u.test(letter) ? '' : ' ');
  });
  return spelled.join('').replace(/\s+/g, ' ').trim();
}

/** Matches `letters[from…]` against `target[at…]`; true when the target is used up, and the letters too unless `isPrefix`. */
function spells(letters: readonly (readonly string[])[], target: string, isPrefix: boolean): boolean {
  let reached = new Set([0]);
  for (const spellings of letters) {
    if (isPrefix && reached.has(target.length)) return true;
    const next = new Set<number>();
    for (const at of reached) {
      for (const spelling of spellings) {
        const rest = target.slice(at);
        if (rest.startsWith(spelling)) next.add(at + spelling.length);
        else if (isPrefix && spelling.startsWith(rest)) return true;
      }
    }
    reached = next;
  }
  return reached.has(target.length);
}

function lettersOf(name: string): (readonly string[])[] {
  return capitals(name)
    .map(spellingsOf)
    .filter((spellings) => spellings.length > 0);
}

function bareSpelling(name: string): string {
  return mrzSpelling(name).replaceAll(' ', '');
}

function sameBeyondLatin(a: string, b: string): boolean {
  const letters = foldLetters(a).replace(/[^\p{L}\p{N}]/gu, '');
  return letters !== '' && letters === foldLetters(b).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Whether two writings are the same name: equal in some spelling of ICAO Doc 9303-3, section 6 (`MÜLLER`, `MUELLER`, `MULLER`
 * and `MUXXLLER`; `MUÑOZ` and `MUNXXOZ`; `Иванова` and `IVANOVA`), hyphens, apostrophes, spaces and case aside. Two empty
 * names are not the same.
 */
export function sameName(printed: string, other: string): boolean {
  if (sameBeyondLatin(printed, other)) return true;
  const [a, b] = [bareSpelling(printed), bareSpelling(other)];
  if (a === '' || b === '') return false;
  return a === b || spells(lettersOf(printed), b, false) || spells(lettersOf(other), a, false);
}

/**
 * Whether `truncated` can be `full` cut off at the end, as a machine-readable zone does with names that do not fit (ICAO Doc
 * 9303-4, section 4.2.3); a full name counts as its own prefix, an empty one as none.
 */
export function isPrefixName(truncated: string, full: string): boolean {
  const target = bareSpelling(truncated);
  return target !== '' && (spells(lettersOf(full), target, true) || bareSpelling(full).startsWith(target));
}

/** `JOHN Q` of `JOHN Q, PUBLIC`: the comma is the full stop of an initial, misread. */
const ENDS_IN_INITIAL = /\p{L}{2} \p{Lu}\s*$/u;

/** `DOE, JANE Q` as family name and given names; undefined without a comma that has a name on both sides. */
export function splitCommaName(text: string): { readonly lastName: string; readonly firstName: string } | undefined {
  const comma = text.indexOf(',');
  if (comma < 0 || ENDS_IN_INITIAL.test(text.slice(0, comma))) return undefined;
  const lastName = cleanPrintedName(text.slice(0, comma));
  const firstName = cleanPrintedName(text.slice(comma + 1));
  return /\p{L}/u.test(lastName) && /\p{L}/u.test(firstName) ? { lastName, firstName } : undefined;
}

/** Field numbers of licences before a value: `1.`, `1`, `2)`, `1,2.` (Directive 2006/126/EC, annex I; AAMVA `1`, `2`). */
const FIELD_NUMBERS = /^(?:\d{1,2}[a-d]?(?:[.,)/:]+\s*|\s+|(?=\p{Lu})))+/u;

/** The marker of one of two fields under one label: `[a] MUSTERMANN` (German identity cards and passports since 2019). */
const FIELD_MARKER = /^[[({|]\s?[a-d]\s?[\])}|]\s*/u;
/** English forms of address before a name: `Mr. SOMCHAI`, `MISS`. */
const FORM_OF_ADDRESS = /^(?:(?:MR|MRS|MISS|MS|MASTER)(?:\.\s*|\s+)(?=\p{L}{2}))+/iu;

/**
 * A printed name without what is not part of it: field numbers and forms of address before it, punctuation at both ends, repeated blanks. Case,
 * diacritics, hyphens, apostrophes, inner commas and an initial's full stop stay.
 */
export function cleanPrintedName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(FIELD_MARKER, '')
    .replace(FIELD_NUMBERS, '')
    .replace(/^[^\p{L}\p{N}*]+/u, '')
    .replace(FORM_OF_ADDRESS, '')
    .replace(/[^\p{L}\p{M}\p{N}*.]+$/u, '')
    .replace(/(?<!(?:^|[\s.])\p{L})\.+$/u, '');
}

/** Given names and family name in the order of the contract's `fullName`; either may be empty. */
export function composeFullName(firstName: string, lastName: string): string {
  return [firstName, lastName]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}

/** ICAO Doc 9303-4 allows 39 characters for a name; national forms print up to twice as many. */
const LONGEST_NAME_CHARACTERS = 80;

/** Whether `text` can be a person's name: letters of any script with spaces, hyphens, apostrophes, full stops and commas, no digits. */
export function looksLikeName(text: string): boolean {
  const name = text.trim();
  if (name.length > LONGEST_NAME_CHARACTERS || !/\p{L}/u.test(name)) return false;
  return /^[\p{L}\p{M}\s'’‘`´ʻʼ.,\-–*]+$/u.test(name);
}
