import type { ImageInput, PictureCaller } from './image-input.ts';

/**
 * Deletes the uploads that a call has used, when it has been answered and paid for. Never throws: an upload that cannot be deleted now is
 * reported, and swept later.
 */
export type DeleteUsedUploads = (used: readonly ImageInput[], caller: PictureCaller) => Promise<void>;
