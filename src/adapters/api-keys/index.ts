export { createHashedApiKeys, type HashedApiKeysOptions } from './hashed-api-keys.ts';
