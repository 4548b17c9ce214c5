import type { CallOptions } from './call-options.ts';

/** Where uploads to this service itself go: this path with the key behind it. */
export const UPLOAD_PATH = '/v1/upload/objects/';

/** A PUT to a URL that an `UploadIssuer` of this service gave out. */
export interface UploadPut {
  /** The path and the query of the URL, as sent. */
  readonly target: string;
  readonly contentType: string | undefined;
  /** The declared length; undefined when none was declared. */
  readonly byteLength: number | undefined;
  /** Read only when everything declared is as it was signed. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Takes uploads where the object store is part of this service. Throws `IdlensError` `upload.refused` for a URL that was not signed here,
 * has expired or was used, and for another type, length or digest than was signed; then nothing is stored. `storage.unavailable`
 * (retryable) when it cannot be written.
 */
export interface UploadReceiver {
  receive(put: UploadPut, options?: CallOptions): Promise<void>;
}
