import { join, resolve } from 'node:path';
import { objectNotReadable, parseObjectKey } from '../../domain/account/object-key.ts';

/** Where things lie below the folder of a store. Only keys that the domain can parse become paths. */
export interface FileLayout {
  /** One folder an organisation, one file an object. */
  readonly objects: string;
  /** Objects that are still being written. */
  readonly incoming: string;
  /** One empty file for each upload URL that was used. */
  readonly spent: string;
  /** The file of an object and the folder that it is in. Throws `object.not_readable` for what is no key. */
  objectFile(key: string): { readonly folder: string; readonly file: string };
}

/** Folders are for this user alone. */
export const FOLDER_MODE = 0o700;
/** And so are files. */
export const FILE_MODE = 0o600;

/** The layout below `folder`. */
export function fileLayout(folder: string): FileLayout {
  const root = resolve(folder);
  const objects = join(root, 'objects');
  return {
    objects,
    incoming: join(root, 'incoming'),
    spent: join(root, 'spent'),
    objectFile(key) {
      const parsed = parseObjectKey(key);
      if (parsed === undefined) throw objectNotReadable();
      const organisation = join(objects, parsed.organisationId);
      return { folder: organisation, file: join(organisation, `${parsed.uploadId}.${parsed.extension}`) };
    },
  };
}
