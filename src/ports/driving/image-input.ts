/** A picture: its bytes, or a string that is base64, base64url, a data URL or the key of an upload. */
export type ImageInput =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'string'; readonly text: string };

/** On whose behalf pictures are worked on; decides which uploads may be read. */
export interface PictureCaller {
  readonly organisationId: string;
  readonly requestId: string;
}
