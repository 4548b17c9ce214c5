/** An invented person with one set of documents. Dates are ISO 8601; names are as the documents print them. */
export interface Person {
  readonly surname: string;
  readonly givenNames: string;
  /** The names as the machine-readable zone spells them (ICAO Doc 9303-3, 6), words parted by spaces. */
  readonly zoneSurname: string;
  readonly zoneGivenNames: string;
  /** The names in the country's own script where documents print both. */
  readonly native?: { readonly surname: string; readonly givenNames: string };
  readonly sex: 'M' | 'F' | 'X';
  readonly birthDate: string;
  readonly birthPlace: string;
  /** Nationality and issuer, as ICAO codes them. */
  readonly country: string;
  readonly documentNumber: string;
  readonly personalNumber?: string;
  readonly issueDate: string;
  readonly expiryDate: string;
  readonly address: readonly string[];
}

/** Invented people by name; the first is the published specimen of ICAO Doc 9303-4. */
export const PEOPLE = {
  anna: {
    surname: 'ERIKSSON',
    givenNames: 'ANNA MARIA',
    zoneSurname: 'ERIKSSON',
    zoneGivenNames: 'ANNA MARIA',
    sex: 'F',
    birthDate: '1974-08-12',
    birthPlace: 'ZENITH',
    country: 'UTO',
    documentNumber: 'L898902C3',
    personalNumber: 'ZE184226B',
    issueDate: '2022-04-16',
    expiryDate: '2032-04-15',
    address: ['14 HARBOUR ROAD', 'ZENITH 20431'],
  },
  joerg: {
    surname: 'GROẞ-MÜLLER',
    givenNames: 'JÖRG ÄNDREAS',
    zoneSurname: 'GROSS MUELLER',
    zoneGivenNames: 'JOERG AENDREAS',
    sex: 'M',
    birthDate: '1961-11-05',
    birthPlace: 'LÜBECK',
    country: 'D',
    documentNumber: 'C4VGT7K01',
    issueDate: '2021-02-11',
    expiryDate: '2031-02-10',
    address: ['AM KÄMPCHEN 7', '23552 LÜBECK'],
  },
  helene: {
    surname: 'LEFÈVRE-BEAUPRÉ',
    givenNames: 'HÉLÈNE FRANÇOISE',
    zoneSurname: 'LEFEVRE BEAUPRE',
    zoneGivenNames: 'HELENE FRANCOISE',
    sex: 'F',
    birthDate: '1988-03-29',
    birthPlace: 'BESANÇON',
    country: 'FRA',
    documentNumber: '19FV40372',
    issueDate: '2019-06-03',
    expiryDate: '2029-06-02',
    address: ['3 RUE DES ÉCOLES', '25000 BESANÇON'],
  },
  angel: {
    surname: 'NÚÑEZ PEÑA',
    givenNames: 'JOSÉ ÁNGEL',
    zoneSurname: 'NUNEZ PENA',
    zoneGivenNames: 'JOSE ANGEL',
    sex: 'M',
    birthDate: '1995-12-31',
    birthPlace: 'A CORUÑA',
    country: 'ESP',
    documentNumber: 'PAD417263',
    personalNumber: '41072639R',
    issueDate: '2023-01-09',
    expiryDate: '2033-01-09',
    address: ['CALLE MAYOR 12 2B', '15001 A CORUÑA'],
  },
  swietoslawa: {
    surname: 'ŻÓŁKIEWSKA',
    givenNames: 'ŚWIĘTOSŁAWA',
    zoneSurname: 'ZOLKIEWSKA',
    zoneGivenNames: 'SWIETOSLAWA',
    sex: 'F',
    birthDate: '2001-07-08',
    birthPlace: 'ŁÓDŹ',
    country: 'POL',
    documentNumber: 'EM7430518',
    personalNumber: '01270812346',
    issueDate: '2020-10-21',
    expiryDate: '2030-10-21',
    address: ['UL. PIOTRKOWSKA 88/4', '90-001 ŁÓDŹ'],
  },
  borislav: {
    surname: 'KRASTEV',
    givenNames: 'BORISLAV TSVETKOV',
    zoneSurname: 'KRASTEV',
    zoneGivenNames: 'BORISLAV TSVETKOV',
    native: { surname: 'КРЪСТЕВ', givenNames: 'БОРИСЛАВ ЦВЕТКОВ' },
    sex: 'M',
    birthDate: '1979-02-17',
    birthPlace: 'ПЛОВДИВ/PLOVDIV',
    country: 'BGR',
    documentNumber: '640271853',
    personalNumber: '7902174363',
    issueDate: '2018-09-14',
    expiryDate: '2028-09-14',
    address: ['УЛ. ИВАН ВАЗОВ 63', 'ПЛОВДИВ'],
  },
  jane: {
    surname: 'PUBLIC',
    givenNames: 'JANE QUINCY',
    zoneSurname: 'PUBLIC',
    zoneGivenNames: 'JANE QUINCY',
    sex: 'F',
    birthDate: '1990-04-12',
    birthPlace: 'OREGON, U.S.A.',
    country: 'USA',
    documentNumber: '583102947',
    issueDate: '2022-05-01',
    expiryDate: '2032-04-30',
    address: ['2719 NW CEDAR AVE APT 4', 'SALEM, OR 97301'],
  },
  marcus: {
    surname: "O'NEILL-VANCE",
    givenNames: 'MARCUS TYRONE',
    zoneSurname: 'ONEILL VANCE',
    zoneGivenNames: 'MARCUS TYRONE',
    sex: 'M',
    birthDate: '1968-10-30',
    birthPlace: 'TEXAS, U.S.A.',
    country: 'USA',
    documentNumber: '471920586',
    issueDate: '2024-10-30',
    expiryDate: '2030-10-30',
    address: ['804 MESQUITE BLVD', 'AUSTIN, TX 78704'],
  },
} as const satisfies Record<string, Person>;
