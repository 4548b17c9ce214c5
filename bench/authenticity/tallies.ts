import type { AuthenticityReport, CheckStatus } from '../../src/domain/authenticity/authenticity-report.ts';
import { table } from '../accuracy/report.ts';

/** Reports of one kind of document or forgery. */
export type Reports = readonly AuthenticityReport[];

const STATUSES: readonly CheckStatus[] = ['passed', 'warning', 'failed', 'not_run'];

/** One row a check: how often it came to what. */
export function checkLines(title: string, reports: Reports): string[] {
  const names = [...new Set(reports.flatMap(({ checks }) => checks.map(({ name }) => name)))];
  const rows = names.map((name): [string, string[]] => [
    name,
    STATUSES.map((status) =>
      String(
        reports.filter(({ checks }) => checks.some((check) => check.name === name && check.status === status)).length,
      ),
    ),
  ]);
  return table(title, STATUSES, rows);
}

/** One row a kind: verdicts, the share that did not pass, and the checks that spoke most often. */
export function verdictLines(title: string, byKind: ReadonlyMap<string, Reports>): string[] {
  const rows = [...byKind].map(([kind, reports]): [string, string[]] => {
    const count = (verdict: AuthenticityReport['verdict']) =>
      reports.filter((report) => report.verdict === verdict).length;
    return [
      kind,
      [
        String(reports.length),
        String(count('failed')),
        String(count('review')),
        String(count('passed') + count('not_run')),
        (100 * caughtShare(reports)).toFixed(1),
        `  ${speakers(reports)}`,
      ],
    ];
  });
  return table(title, ['documents', 'failed', 'review', 'passed', 'caught %', ''], rows);
}

/** The share (0–1) of reports whose verdict is `failed` or `review`. */
export function caughtShare(reports: Reports): number {
  return (
    reports.filter(({ verdict }) => verdict === 'failed' || verdict === 'review').length / Math.max(1, reports.length)
  );
}

/** Of all checks of consistency and plausibility that were run, the share (0–1) that failed. */
export function failedShare(reports: Reports): number {
  const run = reports
    .flatMap(({ checks }) => checks)
    .filter(({ group, status }) => (group === 'consistency' || group === 'plausibility') && status !== 'not_run');
  return run.filter(({ status }) => status === 'failed').length / Math.max(1, run.length);
}

function speakers(reports: Reports): string {
  const counts = new Map<string, number>();
  for (const { checks } of reports)
    for (const { name, status } of checks)
      if (status === 'failed' || status === 'warning') counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 3);
  return most.map(([name, count]) => `${name} ${count}`).join(', ');
}
