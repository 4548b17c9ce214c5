import { nationalTitlesOn } from '../document/national-titles.ts';
import type { ObservedSide } from '../evidence/observation.ts';
import { boundingBox } from '../reading/geometry.ts';
import { lettersOf } from '../values/letter-folding.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { licenceBarcodes } from './licence-barcodes.ts';
import { judged, notRun } from './outcome.ts';

/** Titles read less surely may be others. */
const SURE_PRINT = 0.9;

/** The states of licences with a barcode of the AAMVA standard. */
const NORTH_AMERICA = /^(?:USA|CAN|MEX)$/;

/**
 * Whether the document is made as the state that it names makes its documents: a printed title that only other states use, or a
 * barcode of another part of the world, contradicts that state. One title that fits is enough, for documents print theirs in many languages.
 */
export const templateCountry: Check = {
  name: 'template_country',
  group: 'content',
  look(subject) {
    const issuer = subject.fields.get('ISSUING_COUNTRY');
    if (!issuer?.value) return notRun('The issuing state was not read.');
    const evidence = [...titleEvidence(subject, issuer.value), ...barcodeEvidence(subject, issuer.value)];
    if (evidence.length === 0) return notRun('Nothing was read that only some states print.');
    const weighed = isSureField(issuer) ? evidence : evidence.map(doubted);
    return judged(weighed, {
      passed: 'The document is made as its state makes such documents.',
      warning: 'The document may be made as another state makes such documents.',
      failed: 'The document is made as another state than the one it names makes such documents.',
    });
  },
};

function doubted(evidence: CheckEvidence): CheckEvidence {
  return evidence.outcome === 'contradicts' ? { ...evidence, outcome: 'doubtful' } : evidence;
}

function titleEvidence({ sides }: CheckSubject, issuer: string): CheckEvidence[] {
  const titles = sides.flatMap(titlesOn);
  const fitting = titles.filter(({ states }) => states.includes(issuer));
  const telling = fitting.length > 0 ? fitting : titles;
  return telling.map(({ place }) => ({
    subject: 'title',
    outcome: fitting.length > 0 ? 'agrees' : 'contradicts',
    ...place,
  }));
}

function titlesOn({ lines, side }: ObservedSide) {
  return lines
    .filter(({ confidence, script }) => script === 'print' && confidence >= SURE_PRINT)
    .flatMap(({ text, quad }) =>
      nationalTitlesOn(text)
        .filter(({ start }) => lettersOf(text.slice(0, start)).letters === '')
        .map(({ states }) => ({ states, place: { ...(side ? { side } : {}), box: boundingBox(quad) } })),
    );
}

function barcodeEvidence({ sides }: CheckSubject, issuer: string): CheckEvidence[] {
  if (licenceBarcodes(sides).length === 0) return [];
  return [{ subject: 'barcode', outcome: NORTH_AMERICA.test(issuer) ? 'agrees' : 'contradicts' }];
}
