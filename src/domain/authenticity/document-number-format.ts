import { numberFormOf } from '../document/number-forms.ts';
import { foldDocumentNumber } from '../values/document-number.ts';
import type { Check } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { issuingState } from './issuing-state.ts';

import { notRun, passed, warning } from './outcome.ts';

/**
 * Whether the number of the document has the form that its issuer gives such numbers (`number-forms.ts`). Issuers change their forms, so
 * another form only warns.
 */
export const documentNumberFormat: Check = {
  name: 'document_number_format',
  group: 'plausibility',
  look({ documentType, fields, sides }) {
    const number = fields.get('DOCUMENT_NUMBER');
    const country = fields.get('ISSUING_COUNTRY')?.value;
    if (!number || !isSureField(number)) return notRun('The number of the document was not read, or not surely.');
    const form = country && numberFormOf(documentType, country, issuingState(sides)?.code);
    if (!form) return notRun("The form of this issuer's numbers is not known.");
    return form.test(foldDocumentNumber(number.text))
      ? passed('The number of the document has the form that its issuer uses.')
      : warning('The number of the document has another form than its issuer uses.');
  },
};
