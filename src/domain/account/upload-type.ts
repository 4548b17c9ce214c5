/**
 * The content types that an upload may declare, and the extensions of their keys. What is declared is never trusted when the picture is
 * read; some of these formats are refused then.
 * Source: IANA media types registry; `image/jpg` is not in it, but is what many clients send.
 */
const EXTENSIONS = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tiff',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'application/pdf': 'pdf',
} as const;

/** A content type that an upload may declare. */
export type UploadType = keyof typeof EXTENSIONS;

/** Every {@link UploadType}. */
export const UPLOAD_TYPES = Object.keys(EXTENSIONS) as readonly UploadType[];

/** The extension that keys of uploads of this type have. */
export function extensionOf(type: UploadType): string {
  return EXTENSIONS[type];
}

/**
 * A content type without the white space around it and with its type part in lower case (RFC 9110, section 8.3.1: types are compared in
 * any case). Parameters stay as they are: `image/jpeg; q=1` is another type than `image/jpeg`.
 */
export function normalizeContentType(contentType: string): string {
  const trimmed = contentType.trim();
  const end = trimmed.indexOf(';');
  return end === -1 ? trimmed.toLowerCase() : trimmed.slice(0, end).toLowerCase() + trimmed.slice(end);
}
