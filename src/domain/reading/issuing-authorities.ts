import { squeeze } from '../values/letter-folding.ts';

/**
 * Authorities that issue identity documents, by the alpha-3 code of their state, `|` between: words that no other state uses for its own.
 * Source: the field "authority" (4c on licences) of the issuers' specimens in the Council of the European Union's PRADO.
 */
const AUTHORITIES: Readonly<Record<string, string>> = {
  AUT: 'bezirkshauptmannschaft|landespolizeidirektion',
  CAN: 'société de l assurance automobile',
  DEU: 'landratsamt|bürgerbüro|einwohnermeldeamt|kreisverwaltung',
  DNK: 'rigspolitiet|færdselsstyrelsen',
  ESP: 'dirección general de la policía|dirección general de tráfico|jefatura provincial de tráfico',
  EST: 'politsei ja piirivalveamet|maanteeamet|transpordiamet',
  FIN: 'poliisilaitos|liikenne ja viestintävirasto',
  FRA: 'sous préfecture|préfecture de police|préfecture de',
  GBR: 'dvla|driver and vehicle licensing agency|hm passport office',
  ITA: 'ministero dell interno|ministero delle infrastrutture|questura di',
  LTU: 'valstybės įmonė regitra|asmens dokumentų išrašymo centras',
  LVA: 'pilsonības un migrācijas lietu pārvalde|ceļu satiksmes drošības direkcija',
  NLD: 'burgemeester van|rijksdienst voor het wegverkeer',
  NOR: 'statens vegvesen',
  POL: 'prezydent miasta|starosta powiatu|burmistrz',
  PRT: 'serviço de estrangeiros e fronteiras|instituto da mobilidade',
  SWE: 'transportstyrelsen|polismyndigheten|migrationsverket',
};

interface Authority {
  readonly letters: string;
  readonly country: string;
}

let authorities: readonly Authority[] | undefined;

function known(): readonly Authority[] {
  authorities ??= Object.entries(AUTHORITIES).flatMap(([country, names]) =>
    names.split('|').map((name) => ({ letters: squeeze(name).letters, country })),
  );
  return authorities;
}

/** The alpha-3 code of the state whose authority a line of print names, whether or not spaces and marks were kept; undefined for none. */
export function stateOfAuthority(line: string): string | undefined {
  const { letters, isBoundary } = squeeze(line);
  return known().find((authority) => {
    const at = letters.indexOf(authority.letters);
    return at >= 0 && isBoundary[at] === true;
  })?.country;
}
