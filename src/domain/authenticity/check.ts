import type { DocumentType, DocumentTypeHint } from '../document/document-type.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import type { ObservedSide } from '../evidence/observation.ts';
import type { MrzReading } from '../mrz/parse.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import type { CheckGroup, CheckName, CheckOutcome } from './authenticity-report.ts';
import type { Finding } from './finding.ts';

/** What the checks look at. */
export interface CheckSubject {
  readonly documentType: DocumentType;
  readonly expected: DocumentTypeHint;
  /** The one believed reading of each field. */
  readonly fields: ReadonlyMap<FieldName, FieldCandidate>;
  /** Every reading of every field, dates resolved. */
  readonly candidates: readonly FieldCandidate[];
  readonly findings: readonly Finding[];
  readonly mrz?: MrzReading;
  /** Where the zone was read. */
  readonly zonePlace?: Evidence['zonePlace'];
  /** What was read off each picture. */
  readonly sides: readonly ObservedSide[];
  readonly today: CalendarDate;
}

/** One authenticity check: looks at the evidence and says what it saw, `not_run` when its evidence is missing. */
export interface Check {
  readonly name: CheckName;
  readonly group: CheckGroup;
  readonly look: (subject: CheckSubject) => CheckOutcome;
}
