import { mrzSpelling } from '../../src/domain/values/person-name.ts';
import type { Person } from '../../test/specimens/people.ts';
import type { Random } from '../../test/specimens/random.ts';

/** Names, places and numbers that a country gives; the drawn documents of its people are genuine in every respect that a check looks at. */
interface Country {
  /** As the drawing library knows its locales. */
  readonly code: string;
  readonly surnames: readonly string[];
  readonly givenNames: Readonly<Record<'M' | 'F', readonly string[]>>;
  readonly places: readonly (readonly [place: string, ...address: string[]])[];
  /** Forms of numbers: `0` is a digit, `A` a letter; everything else stands for itself. */
  readonly numbers: Readonly<Record<NumberedDocument, string>>;
  readonly personalNumber?: (birthDate: string, sex: 'M' | 'F', random: Random) => string;
}

/** The documents whose numbers differ in form. */
export type NumberedDocument = 'passport' | 'card' | 'licence' | 'permit' | 'visa';

const COUNTRIES: readonly Country[] = [
  {
    code: 'D',
    surnames: ['WEINGÄRTNER', 'SCHRÖDER', 'KÖNIGSMANN', 'BRANDSTETTER', 'LÜDERS'],
    givenNames: { M: ['MATTHIAS', 'JÜRGEN KARL', 'TOBIAS'], F: ['KATHARINA', 'SIGRID ANNE', 'MAREIKE'] },
    places: [['KASSEL', 'WILHELMSHÖHER ALLEE 212', '34119 KASSEL']],
    numbers: {
      passport: 'C0XKT0NF0',
      card: 'L0PKT0RF0',
      licence: 'B000AA00A00',
      permit: 'Y0XKT0NF0',
      visa: 'D00000000',
    },
  },
  {
    code: 'FRA',
    surnames: ['CHÂTELAIN', 'ROUSSILLON', 'DELAÎTRE', 'MARCHAND', 'VERNIÈRES'],
    givenNames: { M: ['OLIVIER', 'BENOÎT ALAIN', 'RÉMI'], F: ['SOLÈNE', 'MARGAUX ÉLISE', 'CLÉMENCE'] },
    places: [['NANTES', '8 RUE CRÉBILLON', '44000 NANTES']],
    numbers: { passport: '00AA00000', card: 'X0T0BPFW0', licence: '00AA00000', permit: 'K00000000', visa: 'F00000000' },
  },
  {
    code: 'ESP',
    surnames: ['IBÁÑEZ CASTRO', 'QUIROGA LÓPEZ', 'ALMAGRO RUIZ', 'SEGURA OÑATE'],
    givenNames: { M: ['RODRIGO', 'IGNACIO JAVIER'], F: ['LUCÍA', 'BEGOÑA INÉS'] },
    places: [['GRANADA', 'CALLE ELVIRA 41', '18010 GRANADA']],
    numbers: { passport: 'AAA000000', card: 'AAA000000', licence: '00000000T', permit: 'E00000000', visa: 'E00000000' },
    personalNumber: (_birth, _sex, random) => {
      const digits = fill('00000000', random);
      return `${digits}${'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23]}`;
    },
  },
  {
    code: 'POL',
    surnames: ['WIŚNIOWSKA', 'GRABARCZYK', 'SZCZEPAŃSKA', 'OLSZEWICZ'],
    givenNames: { M: ['ZBIGNIEW', 'PRZEMYSŁAW'], F: ['MAŁGORZATA', 'AGNIESZKA EWA'] },
    places: [['GDAŃSK', 'UL. DŁUGA 17/3', '80-827 GDAŃSK']],
    numbers: {
      passport: 'AA0000000',
      card: 'AAA000000',
      licence: '00000/00/0000',
      permit: 'R00000000',
      visa: 'P00000000',
    },
    personalNumber: pesel,
  },
  {
    code: 'BGR',
    surnames: ['TODOROVA', 'STOYANOV', 'VASILEVA'],
    givenNames: { M: ['NIKOLAY', 'DIMITAR'], F: ['RALITSA', 'YOANA'] },
    places: [['VARNA', 'UL. DRAGOMAN 9', 'VARNA']],
    numbers: { passport: '000000000', card: 'AA0000000', licence: '000000000', permit: '000000000', visa: '000000000' },
    personalNumber: egn,
  },
  {
    code: 'USA',
    surnames: ['HARGROVE', 'OKONKWO', 'LINDQUIST', 'CASTELLANO', 'WHITAKER'],
    givenNames: { M: ['GREGORY PAUL', 'DEANDRE'], F: ['MEREDITH ANN', 'LATISHA'] },
    places: [
      ['OREGON, U.S.A.', '1482 SE MADISON ST', 'PORTLAND, OR 97214'],
      ['TEXAS, U.S.A.', '3305 PECAN GROVE LN', 'DALLAS, TX 75228'],
    ],
    numbers: { passport: 'A00000000', card: '00000000', licence: '00000000', permit: '000000000', visa: '00000000' },
  },
];

/** The codes of the countries that have people. */
export const COUNTRY_CODES: readonly string[] = COUNTRIES.map(({ code }) => code);

/** The dates of a document: issue and expiry, ISO 8601. */
export interface DocumentTerm {
  readonly issueDate: string;
  readonly expiryDate: string;
}

/** An invented person of that country, with a document that is in order. */
export function genuinePerson(code: string, document: NumberedDocument, term: DocumentTerm, random: Random): Person {
  const country = COUNTRIES.find((each) => each.code === code);
  if (!country) throw new Error(`nobody comes from ${code}`);
  const sex = random() < 0.5 ? 'M' : 'F';
  const surname = pick(country.surnames, random);
  const givenNames = pick(country.givenNames[sex], random);
  const [birthPlace, ...address] = pick(country.places, random);
  const birthDate = `${1950 + Math.floor(random() * 42)}-${twoDigits(1 + Math.floor(random() * 12))}-${twoDigits(1 + Math.floor(random() * 28))}`;
  const personalNumber = country.personalNumber?.(birthDate, sex, random);
  return {
    surname,
    givenNames,
    zoneSurname: mrzSpelling(surname),
    zoneGivenNames: mrzSpelling(givenNames),
    sex,
    birthDate,
    birthPlace,
    country: code,
    documentNumber: fill(country.numbers[document], random),
    ...(personalNumber ? { personalNumber } : {}),
    ...term,
    address,
  };
}

/** Source: Polish Ustawa o ewidencji ludności, article 15; the people are of the twentieth century. */
function pesel(birthDate: string, sex: 'M' | 'F', random: Random): string {
  const body = `${birthDate.slice(2).replaceAll('-', '')}${fill('000', random)}${sexDigit(sex === 'M', random)}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * [1, 3, 7, 9][index % 4]!, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Source: Bulgarian ordinance RD-02-20-9. */
function egn(birthDate: string, sex: 'M' | 'F', random: Random): string {
  const body = `${birthDate.slice(2).replaceAll('-', '')}${fill('00', random)}${sexDigit(sex === 'F', random)}`;
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6];
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0);
  return `${body}${(sum % 11) % 10}`;
}

function sexDigit(isOdd: boolean, random: Random): number {
  return 2 * Math.floor(random() * 5) + (isOdd ? 1 : 0);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!;
}

function fill(form: string, random: Random): string {
  return form
    .replace(/0/g, () => String(Math.floor(random() * 10)))
    .replace(/A/g, () => 'BCDFGHJKLMNPRSTVWXYZ'[Math.floor(random() * 20)]!);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
