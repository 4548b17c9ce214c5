/**
 * The locales whose names of countries are known: the languages of identity documents and of their second languages.
 * The names themselves come from CLDR through `Intl.DisplayNames`.
 */
export const NAME_LOCALES: readonly string[] = (
  'en de fr es pt it nl da sv nb fi is fo et lv lt pl cs sk hu sl hr bs sr sr-Latn mk bg ro sq el tr az mt ga cy eu ca gl lb rm ' +
  'ru uk be kk ky uz tg mn hy ka he ar fa ur ja zh zh-Hant ko th vi id ms fil sw af so hi bn ne'
).split(' ');

/** The locales whose short names (`UK`, `EE. UU.`) are known too. */
export const SHORT_NAME_LOCALES: readonly string[] = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl'];

/** Names beside CLDR's, as documents and their readers write them, `|` between; see the adjectives for the longer official names. */
export const FURTHER_NAMES: Readonly<Record<string, string>> = {
  ALB: 'shqipëri|shqipëria|shqipërisë',
  BOL: 'bolivia',
  BRN: 'brunei',
  CIV: 'ivory coast|cote d ivoire',
  COD: 'zaire|dr congo|congo kinshasa|congo dem rep',
  COG: 'congo brazzaville|republic of congo|republic of the congo',
  CPV: 'cape verde|cabo verde',
  CZE: 'czech republic|czechia|česká republika',
  FSM: 'federated states of micronesia',
  GBR: 'uk|united kingdom|great britain|royaume uni|england|scotland|wales|northern ireland',
  GRC: 'hellas|ellas|ελλας',
  HKG: 'hong kong',
  IRL: 'eire|éire|éire ireland|éire ireland irlande',
  IRN: 'iran',
  KOR: 'korea|south korea|rep of korea',
  LAO: 'laos',
  MAC: 'macau|macao',
  MDA: 'moldova',
  MKD: 'north macedonia|macedonia|severna makedonija',
  MMR: 'burma',
  NLD: 'the netherlands|netherlands|holland',
  PRK: 'north korea',
  PSE: 'palestine',
  RKS: 'kosovo|kosova|kosovë|косово',
  RUS: 'russia',
  SWZ: 'swaziland|eswatini',
  SYR: 'syria',
  TLS: 'east timor|timor leste',
  TUR: 'turkey|turkiye',
  TWN: 'taiwan',
  TZA: 'tanzania',
  USA: 'usa|u s a|united states|estados unidos|etats unis',
  VAT: 'vatican',
  VEN: 'venezuela',
  VNM: 'vietnam|viet nam',
};

/**
 * Words for a form of state. Next to the name of a country they make it the official name, and print often runs them together
 * with it (`REPUBLICAPORTUGUESA`).
 */
export const STATE_WORDS: readonly string[] = (
  'republic of the|republic of|republic|republica|república federativa do|república oriental del|república de|república del|' +
  'republique|république de|république du|repubblica|repubblica di|republika|republiky|republike|respublika|respublikos|' +
  'respublikası|republik|republiken|republikken|bundesrepublik|rzeczpospolita|rzeczypospolitej|köztársaság|vabariik|' +
  'kingdom of the|kingdom of|kingdom|koninkrijk der|koninkrijk|royaume de|royaume du|royaume|reino de|regno|kongeriket|' +
  'kongeriget|konungariket|lýðveldið|cumhuriyeti|principality of|principauté de|fürstentum|federation|federación|' +
  'confederation|confédération|confederazione|eidgenossenschaft|commonwealth of the|commonwealth of|state of|states of|' +
  'sultanate of|emirate of|union of|federal|federale|fédérale|democratic|tasavalta|poblacht na|republikan|republika e|' +
  '人民共和国|人民共和國|共和国|民國|estados unidos|united states of|united kingdom of|confoederatio|special administrative region|' +
  'република|република|рэспубліка|республика|федерация|δημοκρατία'
).split('|');

/** Longer names that hold the name of a country and mean another place: they are passed over. */
export const NAMES_OF_OTHER_PLACES: readonly string[] = (
  'new jersey|new mexico|nuevo méxico|state of georgia|rhode island|new england|estado de méxico|ciudad de méxico|mexico city|' +
  'guatemala city|panama city|kuwait city|baja california|west indies|gulf of mexico|san salvador|port of spain|american indian|' +
  'district of columbia|british columbia|gran bretaña|prince edward island|long island|staten island|isla del|state of washington'
).split('|');

/** Names that are ordinary words, given names or places as well: a country only when nothing else is printed with them. */
export const NAMES_ONLY_ALONE: readonly string[] = [
  'island',
  'georgia',
  'jordan',
  'chad',
  'polka',
  'man',
  'jersey',
  'reunion',
];

/** Codes that are words, labels, months, colours of hair and eyes or names of fields as well, so that they mean no country inside other text. */
export const CODES_ONLY_ALONE: ReadonlySet<string> = new Set(
  'AND ARE ARM BRN CAN COD COG COK COL COM CUB DOM EST FIN FRO GAB GIN GUM GUY HMD IOT IDN IMN ITA LIE LUX MAC MAR MUS NAM NIC NOR PAN PER PRI PRY REU SEN SUR TON TUN VAT'.split(
    ' ',
  ),
);
