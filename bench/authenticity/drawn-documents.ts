import { drawSpecimen, type Specimen, type SpecimenKind } from '../../test/specimens/draw-specimen.ts';
import type { Look } from '../../test/specimens/look.ts';
import type { Person } from '../../test/specimens/people.ts';
import { seededRandom } from '../../test/specimens/random.ts';
import { COUNTRY_CODES, type DocumentTerm, genuinePerson, type NumberedDocument } from './genuine-people.ts';

/** A kind of document: its sides, whose numbers it bears, and how long it is valid around the day of the benchmark (15 June 2026). */
interface DocumentKind {
  readonly name: string;
  readonly front: SpecimenKind;
  readonly back?: SpecimenKind;
  readonly numbers: NumberedDocument;
  readonly term: DocumentTerm;
  readonly countries: readonly string[];
}

const EUROPEANS = COUNTRY_CODES.filter((code) => code !== 'USA');

const KINDS: readonly DocumentKind[] = [
  {
    name: 'passport',
    front: 'passport',
    numbers: 'passport',
    term: { issueDate: '2021-03-17', expiryDate: '2031-03-16' },
    countries: COUNTRY_CODES,
  },
  {
    name: 'identity card',
    front: 'identity-card-front',
    back: 'identity-card-back',
    numbers: 'card',
    term: { issueDate: '2022-09-05', expiryDate: '2032-09-04' },
    countries: EUROPEANS,
  },
  {
    name: 'identity card, TD2',
    front: 'identity-card-td2',
    numbers: 'card',
    term: { issueDate: '2019-11-20', expiryDate: '2029-11-19' },
    countries: EUROPEANS,
  },
  {
    name: 'residence permit',
    front: 'residence-permit-front',
    back: 'residence-permit-back',
    numbers: 'permit',
    term: { issueDate: '2025-01-14', expiryDate: '2028-01-13' },
    countries: EUROPEANS,
  },
  {
    name: 'visa, MRV-A',
    front: 'visa-a',
    numbers: 'visa',
    term: { issueDate: '2026-02-02', expiryDate: '2027-02-01' },
    countries: EUROPEANS,
  },
  {
    name: 'visa, MRV-B',
    front: 'visa-b',
    numbers: 'visa',
    term: { issueDate: '2026-04-22', expiryDate: '2026-10-21' },
    countries: EUROPEANS,
  },
  {
    name: 'European licence',
    front: 'eu-licence',
    numbers: 'licence',
    term: { issueDate: '2018-07-26', expiryDate: '2033-07-25' },
    countries: EUROPEANS,
  },
  {
    name: 'American licence',
    front: 'us-licence-front',
    back: 'us-licence-back',
    numbers: 'licence',
    term: { issueDate: '2023-08-29', expiryDate: '2031-08-29' },
    countries: ['USA'],
  },
];

const TYPEFACES = ['sans-bold', 'condensed-bold', 'serif'] as const;

/** A drawn document, one or two sides. */
export interface DrawnDocument {
  readonly id: string;
  readonly kind: string;
  readonly person: Person;
  readonly look: Look;
  readonly front: Specimen;
  readonly back?: Specimen;
  /** The same document of another person: only what differs between the two differs on the picture. */
  readonly redraw: (person: Person, look?: Partial<Look>) => Promise<Specimen>;
}

/** `rounds` times every kind of document, each of another person and in another look; the same arguments give the same documents. */
export async function* drawnDocuments(rounds: number): AsyncGenerator<DrawnDocument> {
  for (let round = 0; round < rounds; round++) {
    for (const [index, kind] of KINDS.entries())
      yield await drawDocument(kind, round, 1 + round * KINDS.length + index);
  }
}

/** How many documents that many rounds have. */
export function countOfDocuments(rounds: number): number {
  return rounds * KINDS.length;
}

async function drawDocument(kind: DocumentKind, round: number, seed: number): Promise<DrawnDocument> {
  const random = seededRandom(seed * 7919);
  const country = kind.countries[(round + seed) % kind.countries.length]!;
  const person = genuinePerson(country, kind.numbers, kind.term, random);
  const look: Look = {
    seed,
    widthPx: [1012, 1200, 1400][round % 3]!,
    typeface: TYPEFACES[seed % TYPEFACES.length]!,
    margin: [0, 0.05, 0.1][seed % 3]!,
  };
  return {
    id: `${kind.name} ${country} ${round + 1}`,
    kind: kind.name,
    person,
    look,
    front: await drawSpecimen(kind.front, person, look),
    ...(kind.back ? { back: await drawSpecimen(kind.back, person, look) } : {}),
    redraw: (other, change = {}) => drawSpecimen(kind.front, other, { ...look, ...change }),
  };
}
