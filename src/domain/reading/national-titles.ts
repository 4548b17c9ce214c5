import { createPhraseIndex, type PhraseIndex } from '../values/phrase-index.ts';

/**
 * Titles and schemes that only one state prints on its documents, by its alpha-3 code, `|` between. Sources: Directive 2006/126/EC, annex I
 * (the word for driving licence in the languages of the Union), the Council of the European Union's PRADO, and the issuers' own
 * descriptions of their cards. Titles in a language that several states share (`Personalausweis`, `Driving licence`) are not among them.
 */
const TITLES_OF_ONE_STATE: Readonly<Record<string, string>> = {
  ALB: 'letërnjoftim elektronik|leje drejtimi',
  ARE: 'emirates id',
  BGR: 'свидетелство за управление на мпс',
  BRA: 'carteira nacional de habilitação',
  CHN: '中华人民共和国|居民身份证|机动车驾驶证',
  CHE: 'führerausweis|licenza di condurre|permiss da manischar',
  CZE: 'řidičský průkaz|občanský průkaz',
  DNK: 'kørekort',
  EST: 'juhiluba|isikutunnistus',
  FIN: 'ajokortti|henkilökortti',
  HUN: 'vezetői engedély|személyazonosító igazolvány',
  IDN: 'kartu tanda penduduk|surat izin mengemudi',
  IND: 'aadhaar|permanent account number card|indian union driving licence|election commission of india',
  IRL: 'ceadúnas tiomána',
  ISL: 'ökuskírteini|nafnskírteini',
  ITA: 'patente di guida',
  JPN: '個人番号カード|運転免許証|日本国旅券',
  KOR: '주민등록증|자동차운전면허증|대한민국',
  LTU: 'vairuotojo pažymėjimas|asmens tapatybės kortelė',
  LVA: 'vadītāja apliecība|personas apliecība',
  MEX: 'credencial para votar|instituto nacional electoral|instituto federal electoral',
  MLT: 'liċenzja tas sewqan|karta tal identità',
  MYS: 'kad pengenalan|mykad|lesen memandu',
  NOR: 'førerkort|førarkort',
  PHL: 'pambansang pagkakakilanlan|land transportation office',
  POL: 'prawo jazdy|dowód osobisty',
  SVK: 'vodičský preukaz|občiansky preukaz',
  SVN: 'vozniško dovoljenje|osebna izkaznica',
  SWE: 'körkort',
  THA: 'thai national id card',
  TUR: 'sürücü belgesi|türkiye cumhuriyeti',
  VNM: 'căn cước công dân|giấy phép lái xe|chứng minh nhân dân',
};

let titles: PhraseIndex<string> | undefined;

function titleIndex(): PhraseIndex<string> {
  titles ??= createPhraseIndex(
    Object.entries(TITLES_OF_ONE_STATE).flatMap(([country, wordings]) =>
      wordings.split('|').map((wording) => [wording, country] as const),
    ),
  );
  return titles;
}

/** The alpha-3 code of the state that alone gives its documents the title in this line; undefined when there is none. */
export function stateOfTitle(line: string): string | undefined {
  return titleIndex().find(line)[0]?.value;
}
