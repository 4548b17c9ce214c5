import { createPhraseIndex, type PhraseIndex } from '../values/phrase-index.ts';

/**
 * Titles and schemes that only some states print on their documents, by the alpha-3 codes of these states, `|` between. Sources: the titles of
 * the issuers' documents in the Council of the European Union's PRADO; Directive 2006/126/EC, annex I (the word for driving licence in the
 * languages of the Union); the issuers' own descriptions of their cards.
 */
const NATIONAL_TITLES: Readonly<Record<string, string>> = {
  reisepass: 'DEU|AUT|CHE|LIE|LUX|ITA|BEL',
  personalausweis: 'DEU|AUT|BEL|ITA|LUX',
  führerschein: 'DEU|AUT|ITA|BEL|LUX|LIE',
  führerausweis: 'CHE|LIE',
  'carte nationale d identité': 'FRA|MCO|MAR|DZA|TUN|SEN|CIV|CMR|MLI|BFA|BEN|TGO|GAB|MDG',
  'documento nacional de identidad': 'ESP|ARG|PER|SLV|HND|VEN',
  'cédula de ciudadanía': 'COL|ECU',
  'cédula de identidad': 'CHL|URY|VEN|CRI|BOL|PRY|NIC|PAN|DOM|ECU',
  'credencial para votar': 'MEX',
  'carta d identità': 'ITA|SMR|VAT',
  'carta di identità': 'ITA|SMR|CHE',
  'patente di guida': 'ITA|SMR',
  'cartão de cidadão': 'PRT',
  'bilhete de identidade': 'PRT|AGO|MOZ|CPV|GNB|STP|TLS|MAC',
  'carteira de identidade': 'BRA',
  'carteira nacional de habilitação': 'BRA',
  'carta de condução': 'PRT|AGO|MOZ|CPV',
  identiteitskaart: 'BEL|NLD|SUR',
  'nederlandse identiteitskaart': 'NLD',
  rijbewijs: 'NLD|BEL|SUR|ABW|CUW|SXM',
  'nationellt identitetskort': 'SWE',
  körkort: 'SWE|FIN|ALA',
  førerkort: 'NOR',
  kørekort: 'DNK|GRL|FRO',
  henkilökortti: 'FIN',
  ajokortti: 'FIN',
  vegabréf: 'ISL',
  isikutunnistus: 'EST',
  'personas apliecība': 'LVA',
  'asmens tapatybės kortelė': 'LTU',
  'dowód osobisty': 'POL',
  'prawo jazdy': 'POL',
  paszport: 'POL',
  'občanský průkaz': 'CZE',
  'řidičský průkaz': 'CZE',
  'občiansky preukaz': 'SVK',
  'vodičský preukaz': 'SVK',
  'személyazonosító igazolvány': 'HUN',
  útlevél: 'HUN',
  'osebna izkaznica': 'SVN',
  'osobna iskaznica': 'HRV|BIH',
  'lična karta': 'SRB|MNE|BIH',
  'лична карта': 'BGR|SRB|MKD|MNE|BIH',
  'carte de identitate': 'ROU|MDA',
  'buletin de identitate': 'ROU|MDA',
  letërnjoftim: 'ALB|RKS|MKD',
  διαβατήριο: 'GRC|CYP',
  'паспорт гражданина российской федерации': 'RUS',
  'водительское удостоверение': 'RUS|BLR|KAZ|KGZ',
  'посвідчення водія': 'UKR',
  'паспорт громадянина україни': 'UKR',
  居民身份证: 'CHN',
  運転免許証: 'JPN',
  주민등록증: 'KOR',
  'licenza di condurre': 'CHE',
  'permiss da manischar': 'CHE',
  'leje drejtimi': 'ALB|RKS',
  'emirates id': 'ARE',
  'свидетелство за управление на мпс': 'BGR',
  juhiluba: 'EST',
  'vezetői engedély': 'HUN',
  'kartu tanda penduduk': 'IDN',
  'surat izin mengemudi': 'IDN',
  aadhaar: 'IND',
  'permanent account number card': 'IND',
  'indian union driving licence': 'IND',
  'election commission of india': 'IND',
  'ceadúnas tiomána': 'IRL',
  ökuskírteini: 'ISL',
  nafnskírteini: 'ISL',
  個人番号カード: 'JPN',
  자동차운전면허증: 'KOR',
  'vairuotojo pažymėjimas': 'LTU',
  'vadītāja apliecība': 'LVA',
  'instituto nacional electoral': 'MEX',
  'instituto federal electoral': 'MEX',
  'liċenzja tas sewqan': 'MLT',
  'karta tal identità': 'MLT',
  'kad pengenalan': 'MYS|BRN',
  mykad: 'MYS',
  'lesen memandu': 'MYS|BRN',
  førarkort: 'NOR',
  'pambansang pagkakakilanlan': 'PHL',
  'land transportation office': 'PHL',
  'vozniško dovoljenje': 'SVN',
  'thai national id card': 'THA',
  'sürücü belgesi': 'TUR',
  'căn cước công dân': 'VNM',
  'giấy phép lái xe': 'VNM',
  'chứng minh nhân dân': 'VNM',
  机动车驾驶证: 'CHN',
  'título de residência': 'PRT',
  'karta pobytu': 'POL',
  'povolení k pobytu': 'CZE',
  'povolenie na pobyt': 'SVK',
  'tartózkodási engedély': 'HUN',
  'dovoljenje za prebivanje': 'SVN',
  'permis de ședere': 'ROU',
  'разрешение за пребиваване': 'BGR',
  'uzturēšanās atļauja': 'LVA',
  'leidimas gyventi': 'LTU',
  elamisluba: 'EST',
  oleskelulupa: 'FIN',
  uppehållstillstånd: 'SWE',
  opholdstilladelse: 'DNK',
  opholdskort: 'DNK',
  oppholdstillatelse: 'NOR',
  oppholdskort: 'NOR',
  'tarjeta de extranjero': 'ESP',
  'cédula de extranjería': 'COL',
  在留カード: 'JPN',
  외국인등록증: 'KOR',
};

/** A title on a line, and the states that print it. UTF-16 index of the line. */
export interface NationalTitle {
  readonly states: readonly string[];
  readonly start: number;
}

let index: PhraseIndex<readonly string[]> | undefined;

/** The titles on a line of print that only some states print, from left to right. */
export function nationalTitlesOn(line: string): readonly NationalTitle[] {
  index ??= createPhraseIndex(
    Object.entries(NATIONAL_TITLES).map(([title, states]) => [title, states.split('|')] as const),
  );
  return index.find(line).map(({ value: states, start }) => ({ states, start }));
}

/** States and territories so small that a title which they share with one other state most likely is that one's. */
const SMALL_STATES = new Set('ABW ALA BRN CUW FRO GRL LIE MCO SMR SXM VAT'.split(' '));

/** The alpha-3 code of the state that a title on this line tells of: the only one, small ones aside, that prints it; undefined for none. */
export function stateOfTitle(line: string): string | undefined {
  const told = nationalTitlesOn(line).map(({ states }) => states.filter((state) => !SMALL_STATES.has(state)));
  return told.find(({ length }) => length === 1)?.[0];
}
