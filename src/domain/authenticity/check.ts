import type { DocumentType, DocumentTypeHint } from '../document/document-type.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { AuthenticityCheck } from '../document/scan-result.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { MrzReading } from '../mrz/parse.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import type { Finding } from './finding.ts';

/** What the checks look at. */
export interface CheckSubject {
  readonly documentType: DocumentType;
  readonly expected: DocumentTypeHint;
  readonly fields: ReadonlyMap<FieldName, FieldCandidate>;
  readonly candidates: readonly FieldCandidate[];
  readonly findings: readonly Finding[];
  readonly mrz?: MrzReading;
  readonly today: CalendarDate;
}

/** One authenticity check: looks at the evidence and says what it saw, `not_run` when its evidence is missing. */
export type Check = (subject: CheckSubject) => AuthenticityCheck;
