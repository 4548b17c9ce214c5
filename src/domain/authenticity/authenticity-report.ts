import type { DocumentSide } from '../document/document-side.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { EvidenceSource } from '../evidence/candidate.ts';
import type { Box } from '../reading/geometry.ts';

/** Every check by its stable name, in the order of the report, under the group that it belongs to. `docs/authenticity.md` tells of each. */
export const CHECK_NAMES = {
  consistency: [
    'mrz_check_digits',
    'mrz_structure',
    'mrz_print_agreement',
    'mrz_barcode_agreement',
    'barcode_print_agreement',
    'sides_agreement',
    'barcode_structure',
    'barcode_issuer',
  ],
  plausibility: [
    'document_expiry',
    'issue_date',
    'date_order',
    'calendar_dates',
    'holder_age',
    'validity_term',
    'document_number_format',
    'personal_number',
    'expected_document_type',
    'mandatory_fields',
  ],
  content: ['specimen_wording', 'specimen_identity', 'placeholder_number', 'template_country'],
  picture: [
    'image_metadata',
    'document_colour',
    'document_complete',
    'screen_recapture',
    'local_compression',
    'zone_layout',
  ],
} as const;

/** What a check is about. */
export type CheckGroup = keyof typeof CHECK_NAMES;

/** One of {@link CHECK_NAMES}. */
export type CheckName = (typeof CHECK_NAMES)[CheckGroup][number];

/** How a check ended; `not_run` when its evidence is missing. */
export const CHECK_STATUSES = ['passed', 'failed', 'warning', 'not_run'] as const;

/** One of {@link CHECK_STATUSES}. */
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** How one piece of evidence came out. */
export const EVIDENCE_OUTCOMES = ['agrees', 'contradicts', 'doubtful'] as const;

/** One of {@link EVIDENCE_OUTCOMES}. */
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

/** One thing that a check looked at: what of these is told depends on the check. It holds no value read from the document. */
export interface CheckEvidence {
  readonly outcome: EvidenceOutcome;
  readonly field?: FieldName;
  /** Where the values that were compared were read. */
  readonly sources?: readonly EvidenceSource[];
  /** What was looked at where it is no field: a check digit, a data element, a measure. */
  readonly subject?: string;
  /** A word of the project's own lists that was found. */
  readonly word?: string;
  /** What was measured, and the limit that it was held against, in the unit that the documentation of the check tells. */
  readonly measured?: number;
  readonly limit?: number;
  /** The side that it stands on, where two sides were scanned together. */
  readonly side?: DocumentSide;
  /** Where it stands on the upright page of its side. */
  readonly box?: Box;
}

/** What a check came to. */
export interface CheckOutcome {
  readonly status: CheckStatus;
  /** One sentence for a person, without values read from the document. */
  readonly detail: string;
  readonly evidence?: readonly CheckEvidence[];
}

/** One authenticity check, run. */
export interface AuthenticityCheck extends CheckOutcome {
  readonly name: CheckName;
  readonly group: CheckGroup;
}

/** What the checks come to under a policy. */
export const AUTHENTICITY_VERDICTS = ['passed', 'review', 'failed', 'not_run'] as const;

/** One of {@link AUTHENTICITY_VERDICTS}. */
export type AuthenticityVerdict = (typeof AUTHENTICITY_VERDICTS)[number];

/** All checks and what they come to. */
export interface AuthenticityReport {
  readonly verdict: AuthenticityVerdict;
  readonly checks: readonly AuthenticityCheck[];
}
