import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { boundingBox } from '../reading/geometry.ts';
import type { CheckEvidence, CheckOutcome, EvidenceOutcome } from './authenticity-report.ts';
import { judged, notRun } from './outcome.ts';
import { conflictOf } from './reading-conflict.ts';

/** What is compared between the places where a document says the same. */
const COMPARED_FIELDS: readonly FieldName[] = [
  'LAST_NAME',
  'FIRST_NAME',
  'DOCUMENT_NUMBER',
  'DATE_OF_BIRTH',
  'EXPIRATION_DATE',
  'DATE_OF_ISSUE',
  'SEX',
  'NATIONALITY',
  'ISSUING_COUNTRY',
];

/** The two places, as sentences name them. */
export interface ComparedPlaces {
  readonly one: string;
  readonly other: string;
}

/**
 * Compares two groups of readings field by field: a field agrees when any reading of the one group says what any of the other says, for
 * documents print a value more than once; else the surest two decide. `all`: every reading of the document.
 */
export function compareReadings(
  ones: readonly FieldCandidate[],
  others: readonly FieldCandidate[],
  all: readonly FieldCandidate[],
  places: ComparedPlaces,
): CheckOutcome {
  const evidence = COMPARED_FIELDS.flatMap((field) =>
    compareField(
      ones.filter((reading) => reading.field === field),
      others.filter((reading) => reading.field === field),
      all,
    ),
  );
  if (evidence.length === 0) return notRun(`No field was read from both the ${places.one} and the ${places.other}.`);
  const named = (wanted: EvidenceOutcome): string =>
    evidence.flatMap(({ field, outcome }) => (field && outcome === wanted ? [field] : [])).join(', ');
  return judged(evidence, {
    passed: `The ${places.one} and the ${places.other} say the same: ${named('agrees')}.`,
    warning: `The ${places.one} and the ${places.other} may say different things, or one was misread: ${named('doubtful')}.`,
    failed: `The ${places.one} and the ${places.other} contradict each other: ${named('contradicts')}.`,
  });
}

function compareField(
  ones: readonly FieldCandidate[],
  others: readonly FieldCandidate[],
  all: readonly FieldCandidate[],
): CheckEvidence[] {
  const pairs = ones.flatMap((one) => others.map((other) => ({ one, other, outcome: conflictOf(one, other, all) })));
  const agreeing = pairs.find(({ outcome }) => outcome === 'agrees');
  const surest = pairs.toSorted((a, b) => suretyOf(b) - suretyOf(a))[0];
  const telling = agreeing ?? surest;
  return telling ? [describe(telling)] : [];
}

interface ComparedPair {
  readonly one: FieldCandidate;
  readonly other: FieldCandidate;
  readonly outcome: EvidenceOutcome;
}

function suretyOf({ one, other }: ComparedPair): number {
  return Math.min(one.confidence, other.confidence);
}

/** The place is that of the printed one: it is what a person has to look at. */
function describe({ one, other, outcome }: ComparedPair): CheckEvidence {
  const shown = other.quad ? other : one;
  return {
    outcome,
    field: one.field,
    sources: [one.source, other.source].sort(),
    ...(shown.side ? { side: shown.side } : {}),
    ...(shown.quad ? { box: boundingBox(shown.quad) } : {}),
  };
}
