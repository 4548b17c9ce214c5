import type { FieldName } from '../document/identity-fields.ts';

/** How much a finding weighs: `info` explains, `warning` asks for a look, `error` contradicts the document. */
export type FindingSeverity = 'info' | 'warning' | 'error';

/** Something noticed about a document or its picture: data in a completed result, never a reason to fail the call. */
export interface Finding {
  /** Stable, `namespace.reason`, for example `mrz.check_digit_wrong`. */
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly field?: FieldName;
  /** One sentence for a person; names fields and places, holds no value read from the document. */
  readonly detail: string;
}
