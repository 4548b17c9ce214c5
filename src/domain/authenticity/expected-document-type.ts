import type { AuthenticityCheck } from '../document/scan-result.ts';
import type { CheckSubject } from './check.ts';

const NAME = 'expected_document_type';
const GROUP = 'consistency';

/** Whether the document is of the type that the caller expected. */
export function checkExpectedType({ documentType, expected }: CheckSubject): AuthenticityCheck {
  if (expected === 'auto' || documentType === 'unknown') {
    return { name: NAME, group: GROUP, status: 'not_run', detail: 'No type was expected, or none was recognised.' };
  }
  return documentType === expected
    ? { name: NAME, group: GROUP, status: 'passed', detail: 'The document is of the expected type.' }
    : { name: NAME, group: GROUP, status: 'warning', detail: `Expected ${expected}, recognised ${documentType}.` };
}
