import { Option } from 'commander';
import { AUTHENTICITY_POLICIES, type AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import type { DocumentTypeHint } from '../../domain/document/document-type.ts';

/** What a command was told of a document: the type expected, and how strictly its authenticity is judged. */
export interface DocumentTerms {
  readonly documentType: DocumentTypeHint;
  /** As configured when left out. */
  readonly authenticityPolicy?: AuthenticityPolicy;
}

/** `--policy`. */
export function policyOption(): Option {
  const description = 'how strictly authenticity is judged (default: as configured)';
  return new Option('--policy <policy>', description).choices([...AUTHENTICITY_POLICIES]);
}

/** The terms out of the options `--type` and `--policy`. */
export function termsOf(options: {
  readonly type: DocumentTypeHint;
  readonly policy?: AuthenticityPolicy;
}): DocumentTerms {
  const { type: documentType, policy } = options;
  return { documentType, ...(policy === undefined ? {} : { authenticityPolicy: policy }) };
}
