import type { CheckStatus } from '../../domain/authenticity/authenticity-report.ts';
import { contractAnswer } from '../../domain/document/contract-answer.ts';
import type { ScannedField, ScanResult } from '../../domain/document/scan-result.ts';
import type { ScanOutcome } from './scan-outcome.ts';
import { alignColumns } from './text-table.ts';

/** One line of JSON: the files, and the contract's answer or the failure. */
export function renderJson({ file, fileBack, ...outcome }: ScanOutcome): string {
  const files = { file, ...(fileBack === undefined ? {} : { fileBack }) };
  return 'result' in outcome
    ? JSON.stringify({ ...files, ...contractAnswer(outcome.result) })
    : JSON.stringify({ ...files, error: outcome.failure.message, code: outcome.failure.code });
}

/** A table for people: one row a field with its value, confidence and source, then the zone, checks and findings. */
export function renderTable(outcome: ScanOutcome): string {
  const title = outcome.fileBack === undefined ? outcome.file : `${outcome.file} + ${outcome.fileBack}`;
  if ('failure' in outcome) return `${title}\n  ${outcome.failure.message} (${outcome.failure.code})\n`;
  const { result } = outcome;
  const rows = [['document type', result.documentType, percent(result.confidence), ''], ...result.fields.map(fieldRow)];
  const lines = alignColumns(rows);
  return `${[title, ...lines.map((line) => `  ${line}`), ...zoneLines(result), ...checkLines(result), ...qualityLines(result)].join('\n')}\n`;
}

function fieldRow(field: ScannedField): string[] {
  const words = field.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return [words, field.value, percent(field.confidence), field.proven ? `${field.source}, proven` : field.source];
}

function zoneLines({ mrzData }: ScanResult): string[] {
  return mrzData ? ['', ...mrzData.split('\n').map((line) => `  ${line}`)] : [];
}

function checkLines({ authenticity }: ScanResult): string[] {
  const run = authenticity.checks.filter((check) => check.status !== 'not_run');
  return run.length === 0 ? [] : ['', ...run.map((check) => `  ${SIGNS[check.status]} ${check.detail}`)];
}

/** What would have made the pictures better to read; of two, each line says which. */
function qualityLines({ quality, back }: ScanResult): string[] {
  const front = quality.findings.map(({ detail }) => `  ! ${back ? 'Front: ' : ''}${detail}`);
  const behind = back?.quality.findings.map(({ detail }) => `  ! Back: ${detail}`) ?? [];
  return front.length + behind.length === 0 ? [] : ['', ...front, ...behind];
}

const SIGNS: Readonly<Record<CheckStatus, string>> = {
  passed: '✓',
  failed: '✗',
  warning: '!',
  not_run: '–',
};

function percent(share: number): string {
  return `${Math.round(share * 100)} %`.padStart(5);
}
