import type { Check } from './check.ts';
import { notRun, passed, warning } from './outcome.ts';

/** Whether the document is of the type that the caller expected. */
export const expectedDocumentType: Check = {
  name: 'expected_document_type',
  group: 'plausibility',
  look({ documentType, expected }) {
    if (expected === 'auto' || documentType === 'unknown') {
      return notRun('No type was expected, or none was recognised.');
    }
    return documentType === expected
      ? passed('The document is of the expected type.')
      : warning(`Expected ${expected}, recognised ${documentType}.`);
  },
};
