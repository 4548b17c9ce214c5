import { type AuthenticityPolicy, DEFAULT_AUTHENTICITY_POLICY } from '../authenticity/authenticity-policy.ts';
import type { Finding } from '../authenticity/finding.ts';
import { runChecks } from '../authenticity/run-checks.ts';
import { calibrateFields } from '../evidence/calibration.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { meanConfidence } from '../evidence/confidence.ts';
import { decideDocumentType } from '../evidence/decide-document-type.ts';
import { type Evidence, gatherEvidence } from '../evidence/gather-evidence.ts';
import { type DocumentObservation, observedSides } from '../evidence/observation.ts';
import { reconcile } from '../evidence/reconcile.ts';
import { resolveDates } from '../evidence/resolve-dates.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { composeAnswer } from './compose-answer.ts';
import type { DocumentTypeHint } from './document-type.ts';
import { FIELD_NAMES, type FieldName } from './identity-fields.ts';
import type { ScannedPage, ScanResult } from './scan-result.ts';

/** What an observation comes to; the scan adds the pictures and by whom they were read. */
export type Interpretation = Omit<ScanResult, keyof ScannedPage | 'back' | 'portrait' | 'reader'>;

/**
 * The domain's whole work on the one or two pictures of a document: evidence is gathered, dates are resolved, readings reconciled into
 * fields, the type decided, checks run, and the contract's answer composed. Total: whatever was observed, an interpretation comes out.
 */
export function interpretObservation(
  observation: DocumentObservation,
  hint: DocumentTypeHint,
  today: CalendarDate,
  policy: AuthenticityPolicy = DEFAULT_AUTHENTICITY_POLICY,
): Interpretation {
  const evidence = gatherEvidence(observation, hint, today);
  const issuer = strongestIssuer(evidence.candidates);
  const dated = resolveDates(evidence.candidates, { today, ...(issuer ? { issuingCountry: issuer } : {}) });
  const { fields: reconciled, findings: disagreements } = reconcile(dated.candidates);
  const fields = calibrateFields(reconciled);
  const documentType = decideDocumentType(evidence, hint);
  const findings = [...dated.findings, ...disagreements, ...mrzFindings(evidence)];
  const { mrz, zonePlace, zoneProof } = evidence;
  return {
    documentType,
    fields: composeAnswer(fields),
    rawFields: rawFieldsOf(fields),
    ...(mrz ? { mrzData: mrz.lines.join('\n'), mrzProven: zoneProof?.proven === true } : {}),
    confidence: meanConfidence([...fields.values()]),
    findings,
    authenticity: runChecks(
      {
        documentType,
        expected: hint,
        fields,
        candidates: dated.candidates,
        findings,
        today,
        sides: observedSides(observation),
        ...(mrz ? { mrz } : {}),
        ...(zonePlace ? { zonePlace } : {}),
      },
      policy,
    ),
  };
}

function strongestIssuer(candidates: readonly FieldCandidate[]): string | undefined {
  return reconcile(candidates.filter(({ field }) => field === 'ISSUING_COUNTRY')).fields.get('ISSUING_COUNTRY')?.value;
}

function rawFieldsOf(fields: ReadonlyMap<FieldName, FieldCandidate>): Partial<Record<FieldName, string>> {
  const named = FIELD_NAMES.map((name) => [name, fields.get(name)?.text] as const);
  return Object.fromEntries(named.filter(([, text]) => text));
}

function mrzFindings({ mrz, zoneProof }: Evidence): Finding[] {
  if (!mrz) return [];
  const wrong = mrz.checks
    .filter((check) => !check.valid)
    .map((check) => ({
      code: 'mrz.check_digit_wrong',
      severity: 'error' as const,
      detail: `The check digit of ${check.name} does not hold.`,
    }));
  const repaired = mrz.repairs.map((repair) => ({
    code: 'mrz.repaired',
    severity: 'info' as const,
    detail: `Line ${repair.line + 1}, column ${repair.column + 1} was read as another character and mended.`,
  }));
  const lines = new Set(zoneProof?.open.map(({ line }) => line + 1));
  const open = [...lines].sort().map((line) => ({
    code: 'mrz.unproven',
    severity: 'info' as const,
    detail: `Line ${line} holds characters that neither a check digit, a clear reading nor the print proves.`,
  }));
  return [...wrong, ...repaired, ...open];
}
