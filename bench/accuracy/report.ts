import { confidenceBins, expectedCalibrationError } from './calibration-table.ts';
import { groupBy } from './group-by.ts';
import type { FieldObservation, JudgedScan } from './judge-scan.ts';
import { judgesFields, percent, rightShare, summarise, type Tally, tallyOfGroup, tallyPerField } from './summary.ts';

/** The figures of one set of pictures as lines of text. */
export function reportLines(title: string, judged: readonly JudgedScan[]): string[] {
  const observations = judged.flatMap((scan) => scan.observations);
  return [
    `== ${title}: ${judged.length} pictures ==`,
    ...overallLines(judged),
    ...(judgesFields(judged) ? tallyLines('field', tallyPerField(judged)) : []),
    ...groupLines('family', judged, ({ scan }) => scan.picture.family),
    ...groupLines('degradation', judged, ({ scan }) => scan.picture.degradation),
    ...(judgesFields(judged) ? calibrationLines(observations) : []),
    '',
  ];
}

function overallLines(judged: readonly JudgedScan[]): string[] {
  const figures = summarise(judged);
  const durations = judged.map(({ scan }) => scan.durationMs).toSorted((a, b) => a - b);
  const fields = `fields right ${figures.fieldsRight} % (with diacritics ${figures.fieldsRightStrict} %); wrong ${figures.wrong}, missing ${figures.missing}, invented ${figures.invented}`;
  return [
    ...(judgesFields(judged) ? [fields] : []),
    `pictures perfect ${figures.picturesPerfect} %; scans failed ${figures.failed}`,
    `zones exact ${figures.zonesExact} % of ${figures.zonesShown}; invented ${figures.zonesInvented}; falsely proven ${figures.zonesFalselyProven}`,
    `a scan takes ${quantile(durations, 0.5).toFixed(0)} ms in the median, ${quantile(durations, 0.95).toFixed(0)} ms at the 95th percentile`,
  ];
}

/** The value at a share of a sorted list; 0 of an empty one. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function groupLines(name: string, judged: readonly JudgedScan[], keyOf: (scan: JudgedScan) => string): string[] {
  return tallyLines(name, new Map([...groupBy(judged, keyOf)].map(([key, scans]) => [key, tallyOfGroup(scans)])));
}

function tallyLines(name: string, tallies: ReadonlyMap<string, Tally>): string[] {
  const header = ['right %', 'right', 'wrong', 'missing', 'invented'];
  const rows = [...tallies].map(([key, counts]): [string, string[]] => [
    key,
    [rightShare(counts).toFixed(1), ...[counts.right, counts.wrong, counts.missing, counts.invented].map(String)],
  ]);
  return table(name, header, rows);
}

function calibrationLines(observations: readonly FieldObservation[]): string[] {
  const bins = confidenceBins(observations).map(
    ({ from, to, count, rightShare, meanConfidence }): [string, string[]] => [
      `${from}–${to}`,
      [String(count), percent(rightShare, 1).toFixed(1), percent(meanConfidence, 1).toFixed(1)],
    ],
  );
  const sources = groupBy(observations, ({ source, proven }) => `${source}${proven ? ', proven' : ''}`);
  const rows = [...sources].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, inside]) => sourceRow(key, inside));
  return [
    ...table('confidence', ['fields', 'right %', 'said %'], bins),
    ...table('source', ['fields', 'right %', 'said %', 'error %'], [...rows, sourceRow('all', observations)]),
  ];
}

function sourceRow(key: string, inside: readonly FieldObservation[]): [string, string[]] {
  const said = inside.reduce((sum, { confidence }) => sum + confidence, 0);
  const right = inside.filter((observation) => observation.right).length;
  const error = percent(expectedCalibrationError(inside), 1);
  return [
    key,
    [
      String(inside.length),
      percent(right, inside.length).toFixed(1),
      percent(said, inside.length).toFixed(1),
      error.toFixed(1),
    ],
  ];
}

/** A table with left-aligned keys and right-aligned figures, an empty line before it. */
export function table(
  name: string,
  header: readonly string[],
  rows: readonly (readonly [string, readonly string[]])[],
): string[] {
  const keyWidth = Math.max(name.length, ...rows.map(([key]) => key.length));
  const line = (key: string, cells: readonly string[]) =>
    key.padEnd(keyWidth) + cells.map((cell, column) => cell.padStart((header[column]?.length ?? 0) + 3)).join('');
  return ['', line(name, header), ...rows.map(([key, cells]) => line(key, cells))];
}
