import type { ServerSideEncryption } from '@aws-sdk/client-s3';

/** S3's own keys, or a key of the key management service: the account's own one for S3 when `keyId` is left out. */
export type S3Encryption = { readonly kind: 'AES256' } | { readonly kind: 'aws:kms'; readonly keyId?: string };

/** The parameters of a PUT that ask for this encryption (S3 API Reference, "PutObject"). */
export function encryptionParameters(encryption: S3Encryption | undefined): {
  readonly ServerSideEncryption?: ServerSideEncryption;
  readonly SSEKMSKeyId?: string;
} {
  if (encryption === undefined) return {};
  const keyId = encryption.kind === 'aws:kms' ? encryption.keyId : undefined;
  return { ServerSideEncryption: encryption.kind, ...(keyId === undefined ? {} : { SSEKMSKeyId: keyId }) };
}
