/** What a country's documents print beside the values. */
export interface Locale {
  /** ISO 3166-1 alpha-3, or ICAO's UTO. */
  readonly country: string;
  readonly countryName: string;
  /** As the code stands in the machine-readable zone. */
  readonly zoneCode: string;
  readonly nationality: { readonly M: string; readonly F: string };
  readonly titles: {
    readonly passport: string;
    readonly identityCard: string;
    readonly licence: string;
    readonly residencePermit: string;
    readonly visa: string;
  };
  readonly labels: Readonly<Record<FieldLabel, string>>;
  readonly authority: string;
  readonly sexes: { readonly M: string; readonly F: string; readonly X: string };
  /** A date (ISO 8601) as printed. */
  printDate(iso: string): string;
}

/** The captions that layouts use. */
export type FieldLabel =
  | 'surname'
  | 'givenNames'
  | 'nationality'
  | 'birthDate'
  | 'birthPlace'
  | 'sex'
  | 'issueDate'
  | 'expiryDate'
  | 'authority'
  | 'documentNumber'
  | 'personalNumber'
  | 'address'
  | 'signature';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const withMonthName = (iso: string): string => {
  const [year, month, day] = iso.split('-');
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
};
const dayFirst =
  (separator: string) =>
  (iso: string): string =>
    iso.split('-').reverse().join(separator);
const monthFirst = (iso: string): string => {
  const [year, month, day] = iso.split('-');
  return `${month}/${day}/${year}`;
};

const SEXES = { M: 'M', F: 'F', X: 'X' } as const;

/** The locales of the invented people's countries, by the code in their zone. */
export const LOCALES: Readonly<Record<string, Locale>> = {
  UTO: {
    country: 'UTO',
    countryName: 'UTOPIA',
    zoneCode: 'UTO',
    nationality: { M: 'UTOPIAN', F: 'UTOPIAN' },
    titles: {
      passport: 'PASSPORT',
      identityCard: 'IDENTITY CARD',
      licence: 'DRIVING LICENCE',
      residencePermit: 'RESIDENCE PERMIT',
      visa: 'VISA',
    },
    labels: {
      surname: 'Surname',
      givenNames: 'Given names',
      nationality: 'Nationality',
      birthDate: 'Date of birth',
      birthPlace: 'Place of birth',
      sex: 'Sex',
      issueDate: 'Date of issue',
      expiryDate: 'Date of expiry',
      authority: 'Authority',
      documentNumber: 'Document No.',
      personalNumber: 'Personal No.',
      address: 'Address',
      signature: "Holder's signature",
    },
    authority: 'PASSPORT OFFICE ZENITH',
    sexes: SEXES,
    printDate: withMonthName,
  },
  D: {
    country: 'DEU',
    countryName: 'BUNDESREPUBLIK DEUTSCHLAND',
    zoneCode: 'D',
    nationality: { M: 'DEUTSCH', F: 'DEUTSCH' },
    titles: {
      passport: 'REISEPASS PASSPORT',
      identityCard: 'PERSONALAUSWEIS IDENTITY CARD',
      licence: 'FÜHRERSCHEIN',
      residencePermit: 'AUFENTHALTSTITEL RESIDENCE PERMIT',
      visa: 'VISUM VISA',
    },
    labels: {
      surname: 'Name/Surname/Nom',
      givenNames: 'Vornamen/Given names/Prénoms',
      nationality: 'Staatsangehörigkeit/Nationality/Nationalité',
      birthDate: 'Geburtstag/Date of birth',
      birthPlace: 'Geburtsort/Place of birth',
      sex: 'Geschlecht/Sex',
      issueDate: 'Ausstellungsdatum/Date of issue',
      expiryDate: 'Gültig bis/Date of expiry',
      authority: 'Behörde/Authority',
      documentNumber: 'Nr./No.',
      personalNumber: 'Personennummer',
      address: 'Anschrift/Address',
      signature: 'Unterschrift/Signature',
    },
    authority: 'STADT LÜBECK',
    sexes: SEXES,
    printDate: dayFirst('.'),
  },
  FRA: {
    country: 'FRA',
    countryName: 'RÉPUBLIQUE FRANÇAISE',
    zoneCode: 'FRA',
    nationality: { M: 'Française', F: 'Française' },
    titles: {
      passport: 'PASSEPORT PASSPORT',
      identityCard: "CARTE NATIONALE D'IDENTITÉ / IDENTITY CARD",
      licence: 'PERMIS DE CONDUIRE',
      residencePermit: 'TITRE DE SÉJOUR RESIDENCE PERMIT',
      visa: 'VISA',
    },
    labels: {
      surname: 'Nom/Surname',
      givenNames: 'Prénoms/Given names',
      nationality: 'Nationalité/Nationality',
      birthDate: 'Date de naissance/Date of birth',
      birthPlace: 'Lieu de naissance/Place of birth',
      sex: 'Sexe/Sex',
      issueDate: 'Date de délivrance/Date of issue',
      expiryDate: "Date d'expiration/Date of expiry",
      authority: 'Autorité/Authority',
      documentNumber: 'N° du document/Document No.',
      personalNumber: 'Numéro personnel',
      address: 'Domicile/Residence',
      signature: 'Signature du titulaire',
    },
    authority: 'PRÉFECTURE DU DOUBS',
    sexes: SEXES,
    printDate: dayFirst(' '),
  },
  ESP: {
    country: 'ESP',
    countryName: 'REINO DE ESPAÑA',
    zoneCode: 'ESP',
    nationality: { M: 'ESPAÑOLA', F: 'ESPAÑOLA' },
    titles: {
      passport: 'PASAPORTE PASSPORT',
      identityCard: 'DOCUMENTO NACIONAL DE IDENTIDAD',
      licence: 'PERMISO DE CONDUCCIÓN',
      residencePermit: 'PERMISO DE RESIDENCIA',
      visa: 'VISADO VISA',
    },
    labels: {
      surname: 'Apellidos/Surname',
      givenNames: 'Nombre/Given names',
      nationality: 'Nacionalidad/Nationality',
      birthDate: 'Fecha de nacimiento/Date of birth',
      birthPlace: 'Lugar de nacimiento/Place of birth',
      sex: 'Sexo/Sex',
      issueDate: 'Fecha de expedición/Date of issue',
      expiryDate: 'Fecha de caducidad/Date of expiry',
      authority: 'Autoridad/Authority',
      documentNumber: 'Núm. soporte/Document No.',
      personalNumber: 'DNI núm./Personal No.',
      address: 'Domicilio/Address',
      signature: 'Firma del titular',
    },
    authority: 'DGP-15001A6L1',
    sexes: SEXES,
    printDate: dayFirst(' '),
  },
  POL: {
    country: 'POL',
    countryName: 'RZECZPOSPOLITA POLSKA',
    zoneCode: 'POL',
    nationality: { M: 'POLSKIE', F: 'POLSKIE' },
    titles: {
      passport: 'PASZPORT PASSPORT',
      identityCard: 'DOWÓD OSOBISTY IDENTITY CARD',
      licence: 'PRAWO JAZDY',
      residencePermit: 'KARTA POBYTU RESIDENCE PERMIT',
      visa: 'WIZA VISA',
    },
    labels: {
      surname: 'Nazwisko/Surname',
      givenNames: 'Imiona/Given names',
      nationality: 'Obywatelstwo/Nationality',
      birthDate: 'Data urodzenia/Date of birth',
      birthPlace: 'Miejsce urodzenia/Place of birth',
      sex: 'Płeć/Sex',
      issueDate: 'Data wydania/Date of issue',
      expiryDate: 'Data ważności/Date of expiry',
      authority: 'Organ wydający/Authority',
      documentNumber: 'Nr dokumentu/Document No.',
      personalNumber: 'Numer PESEL/Personal No.',
      address: 'Adres/Address',
      signature: 'Podpis posiadacza/Signature',
    },
    authority: 'WOJEWODA ŁÓDZKI',
    sexes: { M: 'M', F: 'K', X: 'X' },
    printDate: dayFirst('.'),
  },
  BGR: {
    country: 'BGR',
    countryName: 'РЕПУБЛИКА БЪЛГАРИЯ REPUBLIC OF BULGARIA',
    zoneCode: 'BGR',
    nationality: { M: 'БЪЛГАРИЯ/BGR', F: 'БЪЛГАРИЯ/BGR' },
    titles: {
      passport: 'ПАСПОРТ PASSPORT',
      identityCard: 'ЛИЧНА КАРТА IDENTITY CARD',
      licence: 'СВИДЕТЕЛСТВО ЗА УПРАВЛЕНИЕ',
      residencePermit: 'РАЗРЕШЕНИЕ ЗА ПРЕБИВАВАНЕ RESIDENCE PERMIT',
      visa: 'ВИЗА VISA',
    },
    labels: {
      surname: 'Фамилия/Surname',
      givenNames: 'Имена/Given names',
      nationality: 'Гражданство/Nationality',
      birthDate: 'Дата на раждане/Date of birth',
      birthPlace: 'Място на раждане/Place of birth',
      sex: 'Пол/Sex',
      issueDate: 'Дата на издаване/Date of issue',
      expiryDate: 'Валидност/Date of expiry',
      authority: 'Орган/Authority',
      documentNumber: '№ на документа/Document No.',
      personalNumber: 'ЕГН/Personal No.',
      address: 'Адрес/Residence',
      signature: 'Подпис/Signature',
    },
    authority: 'МВР/MOI BGR',
    sexes: { M: 'М/M', F: 'Ж/F', X: 'X' },
    printDate: dayFirst('.'),
  },
  USA: {
    country: 'USA',
    countryName: 'UNITED STATES OF AMERICA',
    zoneCode: 'USA',
    nationality: { M: 'UNITED STATES OF AMERICA', F: 'UNITED STATES OF AMERICA' },
    titles: {
      passport: 'PASSPORT',
      identityCard: 'PASSPORT CARD',
      licence: 'DRIVER LICENSE',
      residencePermit: 'PERMANENT RESIDENT',
      visa: 'VISA',
    },
    labels: {
      surname: 'Surname',
      givenNames: 'Given Names',
      nationality: 'Nationality',
      birthDate: 'Date of birth',
      birthPlace: 'Place of birth',
      sex: 'Sex',
      issueDate: 'Date of issue',
      expiryDate: 'Date of expiration',
      authority: 'Authority',
      documentNumber: 'Passport No.',
      personalNumber: 'USCIS#',
      address: 'Address',
      signature: 'Signature of bearer',
    },
    authority: 'United States Department of State',
    sexes: SEXES,
    printDate: withMonthName,
  },
};

/** Month first with slashes, as AAMVA licences print dates. */
export const printAamvaDate: (iso: string) => string = monthFirst;

/** Day first with dots, as EU licences print dates (Directive 2006/126/EC, annex I). */
export const printEuDate: (iso: string) => string = dayFirst('.');
