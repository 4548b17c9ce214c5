import type { ScanCaller, ScanRequest } from './scan-document.ts';

/**
 * Deletes the uploads that a scan has used, when it has been answered and paid for. Never throws: an upload that cannot be deleted now is
 * reported, and swept later.
 */
export type DeleteUsedUploads = (used: ScanRequest, caller: ScanCaller) => Promise<void>;
