import type { ScanResult } from '../../domain/document/scan-result.ts';

/** The files of one document: its front or only picture and, where it was given, its back. */
export interface DocumentFiles {
  readonly file: string;
  readonly fileBack?: string;
}

/** What became of one document of a `scan` command: a result, or why there is none. */
export type ScanOutcome = DocumentFiles &
  ({ readonly result: ScanResult } | { readonly failure: { readonly code: string; readonly message: string } });
