import { z } from 'zod';
import { DOCUMENT_TYPE_HINTS } from '../../../domain/document/document-type.ts';

/** The type of document that is expected; `auto` when not given. */
export const documentTypeParameter = z
  .enum(DOCUMENT_TYPE_HINTS, { error: `give one of: ${DOCUMENT_TYPE_HINTS.join(', ')}` })
  .default('auto');
