import type { ScanResult } from '../../domain/document/scan-result.ts';

/** What became of one picture of a `scan` command: a result, or why there is none. */
export type ScanOutcome =
  | { readonly file: string; readonly result: ScanResult }
  | { readonly file: string; readonly failure: { readonly code: string; readonly message: string } };
