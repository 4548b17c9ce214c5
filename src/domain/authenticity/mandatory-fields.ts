import type { DocumentType } from '../document/document-type.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { Check, CheckSubject } from './check.ts';
import { notRun, passed, warning } from './outcome.ts';

/** What every document of a family shows; of the fields in one row any is enough. */
type Mandatory = readonly (readonly FieldName[])[];

const NAME: readonly FieldName[] = ['LAST_NAME', 'FULL_NAME'];

/**
 * Sources: ICAO Doc 9303-4, 4.1 (passports), 9303-7, 4.1 (visas), 9303-5, 4.1 (cards); Directive 2006/126/EC, annex I, and ISO/IEC 18013-1,
 * clause 5 (licences). A visa need not show its holder's birth in print, but its zone does.
 */
const MANDATORY: Partial<Readonly<Record<DocumentType, Mandatory>>> = {
  passport: [NAME, ['DATE_OF_BIRTH'], ['DOCUMENT_NUMBER'], ['EXPIRATION_DATE'], ['MRZ_CODE']],
  visa: [NAME, ['DOCUMENT_NUMBER'], ['EXPIRATION_DATE'], ['MRZ_CODE']],
  drivers_license: [NAME, ['DATE_OF_BIRTH'], ['DOCUMENT_NUMBER']],
  national_id: [NAME, ['DATE_OF_BIRTH'], ['DOCUMENT_NUMBER', 'PERSONAL_NUMBER']],
  residence_permit: [NAME, ['DATE_OF_BIRTH'], ['DOCUMENT_NUMBER']],
};

/** Below this share of them the picture shows another side of the document, or nothing. */
const DATA_SIDE_SHARE = 0.5;

/** Whether everything was read that documents of this family always show. What is missing may have been overlooked, so it warns. */
export const mandatoryFields: Check = {
  name: 'mandatory_fields',
  group: 'plausibility',
  look({ documentType, fields, candidates }) {
    const mandatory = MANDATORY[documentType] ?? [];
    const missing = mandatory.filter((names) => !isShown(names, fields, candidates));
    if (mandatory.length - missing.length < DATA_SIDE_SHARE * mandatory.length || mandatory.length === 0) {
      return notRun('The side of the document with the data of its holder was not seen.');
    }
    const evidence = missing.flatMap(([field]) => (field ? [{ field, outcome: 'doubtful' as const }] : []));
    return missing.length === 0
      ? passed('Everything was read that documents of this kind show.')
      : warning(
          `Not read, though documents of this kind show it: ${evidence.map(({ field }) => field).join(', ')}.`,
          evidence,
        );
  },
};

function isShown(
  names: readonly FieldName[],
  fields: CheckSubject['fields'],
  candidates: CheckSubject['candidates'],
): boolean {
  return names.some((name) => fields.has(name) || candidates.some(({ field }) => field === name));
}
