import { type AuthenticityPolicy, verdictOf } from './authenticity-policy.ts';
import type { AuthenticityReport } from './authenticity-report.ts';
import { barcodeIssuer } from './barcode-issuer.ts';
import { barcodePrintAgreement } from './barcode-print-agreement.ts';
import { barcodeStructure } from './barcode-structure.ts';
import { calendarDates } from './calendar-dates.ts';
import type { Check, CheckSubject } from './check.ts';
import { dateOrder } from './date-order.ts';
import { documentColour } from './document-colour.ts';
import { documentComplete } from './document-complete.ts';
import { documentExpiry } from './document-expiry.ts';
import { documentNumberFormat } from './document-number-format.ts';
import { expectedDocumentType } from './expected-document-type.ts';
import { holderAge } from './holder-age.ts';
import { imageMetadata } from './image-metadata.ts';
import { issueDate } from './issue-date.ts';
import { localCompression } from './local-compression.ts';
import { mandatoryFields } from './mandatory-fields.ts';
import { mrzBarcodeAgreement } from './mrz-barcode-agreement.ts';
import { mrzCheckDigits } from './mrz-check-digits.ts';
import { mrzPrintAgreement } from './mrz-print-agreement.ts';
import { mrzStructure } from './mrz-structure.ts';
import { personalNumber } from './personal-number.ts';
import { placeholderNumber } from './placeholder-number.ts';
import { screenRecapture } from './screen-recapture.ts';
import { sidesAgreement } from './sides-agreement.ts';
import { specimenIdentity } from './specimen-identity.ts';
import { specimenWording } from './specimen-wording.ts';
import { templateCountry } from './template-country.ts';
import { validityTerm } from './validity-term.ts';
import { zoneLayout } from './zone-layout.ts';

/** Every check, in the order of the report. */
export const CHECKS: readonly Check[] = [
  mrzCheckDigits,
  mrzStructure,
  mrzPrintAgreement,
  mrzBarcodeAgreement,
  barcodePrintAgreement,
  sidesAgreement,
  barcodeStructure,
  barcodeIssuer,
  documentExpiry,
  issueDate,
  dateOrder,
  calendarDates,
  holderAge,
  validityTerm,
  documentNumberFormat,
  personalNumber,
  expectedDocumentType,
  mandatoryFields,
  specimenWording,
  specimenIdentity,
  placeholderNumber,
  templateCountry,
  imageMetadata,
  documentColour,
  documentComplete,
  screenRecapture,
  localCompression,
  zoneLayout,
];

/** Runs every check; the verdict is the policy's. */
export function runChecks(subject: CheckSubject, policy: AuthenticityPolicy): AuthenticityReport {
  const checks = CHECKS.map(({ name, group, look }) => ({ name, group, ...look(subject) }));
  return { verdict: verdictOf(checks, policy), checks };
}
