import { present } from '../barcode/aamva-values.ts';
import { subdivisionByIin } from '../values/subdivision.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { printedStates } from './issuing-state.ts';
import { type LicenceBarcode, licenceBarcodes } from './licence-barcodes.ts';
import { judged, notRun } from './outcome.ts';

/**
 * Whether the issuer number of a licence's barcode is that of the state that the card says it is from. A country or a printed state that
 * is not the number's fails. An address in another state warns, for holders move; so does a number that is not in AAMVA's list
 * ("Issuer Identification Numbers (IIN)").
 */
export const barcodeIssuer: Check = {
  name: 'barcode_issuer',
  group: 'consistency',
  look({ sides }) {
    const barcodes = licenceBarcodes(sides);
    if (barcodes.length === 0) return notRun('No barcode of a North American licence was read.');
    const evidence = barcodes.flatMap((barcode) => evidenceOf(barcode, sides));
    const others = evidence.filter(({ outcome }) => outcome !== 'agrees').map(({ subject }) => subject);
    return judged(evidence, {
      passed: 'The issuer number of the barcode belongs to the state of the card.',
      warning: `The issuer number of the barcode may not belong to the card: ${others.join(', ')}.`,
      failed: `The issuer number of the barcode belongs to another state or country than the card: ${others.join(', ')}.`,
    });
  },
};

function evidenceOf({ header, elements }: LicenceBarcode, sides: CheckSubject['sides']): CheckEvidence[] {
  const issuer = subdivisionByIin(header.issuerId);
  if (!issuer) return [{ subject: 'issuer number', outcome: 'doubtful' }];
  const country = present(elements.get('DCG'));
  const address = present(elements.get('DAJ'))?.toUpperCase();
  const printed = printedStates(sides);
  const isPrinted = printed.some(({ code, country }) => code === issuer.code && country === issuer.country);
  return [
    { subject: 'issuer number', outcome: 'agrees' },
    ...(country
      ? [{ subject: 'country', outcome: country === issuer.country ? 'agrees' : 'contradicts' } as const]
      : []),
    ...(address ? [{ subject: 'address', outcome: address === issuer.code ? 'agrees' : 'doubtful' } as const] : []),
    ...(printed.length > 0
      ? [
          {
            subject: 'printed state',
            outcome: isPrinted ? 'agrees' : printed.length === 1 ? 'contradicts' : 'doubtful',
          } as const,
        ]
      : []),
  ];
}
