export type { AwsConnectionOptions } from '../connection/aws-connection.ts';
export type { S3Encryption } from './s3-encryption.ts';
export { createS3Storage, type S3Storage, type S3StorageOptions } from './s3-object-storage.ts';
