import { createHash } from 'node:crypto';
import { expectedCalibrationError } from './calibration-table.ts';
import { groupBy } from './group-by.ts';
import type { JudgedScan } from './judge-scan.ts';
import type { Verdict } from './judging.ts';
import { pictureId } from './picture.ts';
import { JUDGED_FIELDS } from './truth.ts';

/** How often each verdict fell. */
export type Tally = Readonly<Record<Verdict, number>>;

/** What a set of scans comes to, without anything that depends on the machine. Shares in percent with one decimal. */
export interface AccuracySummary {
  /** Names the pictures: summaries of other pictures are not to be compared. */
  readonly picturesDigest: string;
  readonly pictures: number;
  /** Scans that ended in a failure. */
  readonly failed: number;
  /** Of the fields that the pictures show: right, diacritics disregarded. */
  readonly fieldsRight: number;
  /** The same with diacritics. */
  readonly fieldsRightStrict: number;
  readonly wrong: number;
  readonly missing: number;
  readonly invented: number;
  readonly picturesPerfect: number;
  /** Of the zones shown: answered character for character. */
  readonly zonesExact: number;
  readonly zonesShown: number;
  readonly zonesInvented: number;
  /** Zones whose check digits all hold and whose text is wrong. */
  readonly zonesFalselyProven: number;
  /** Expected calibration error in percent. */
  readonly calibrationError: number;
  readonly perField: Readonly<Record<string, number>>;
  readonly perFamily: Readonly<Record<string, number>>;
  readonly perDegradation: Readonly<Record<string, number>>;
}

/** Sums up judged scans. */
export function summarise(judged: readonly JudgedScan[]): AccuracySummary {
  const total = tally(judged);
  const zones = judged.map(({ zone }) => zone);
  const shown = judged.filter(({ scan }) => scan.truth.mrz !== undefined).length;
  const ids = judged.map(({ scan }) => pictureId(scan.picture)).join('\n');
  return {
    picturesDigest: createHash('sha256').update(ids).digest('hex').slice(0, 16),
    pictures: judged.length,
    failed: judged.filter(({ scan }) => scan.result === undefined).length,
    fieldsRight: rightShare(total),
    fieldsRightStrict: rightShare(tally(judged, 'strict')),
    wrong: total.wrong,
    missing: total.missing,
    invented: total.invented,
    picturesPerfect: percent(judged.filter(({ perfect }) => perfect).length, judged.length),
    zonesExact: percent(zones.filter((verdict) => verdict === 'right').length, shown),
    zonesShown: shown,
    zonesInvented: zones.filter((verdict) => verdict === 'invented').length,
    zonesFalselyProven: judged.filter(({ zoneFalselyProven }) => zoneFalselyProven).length,
    calibrationError: percent(expectedCalibrationError(judged.flatMap(({ observations }) => observations)), 1),
    perField: perField(judged),
    perFamily: rightShareBy(judged, ({ scan }) => scan.picture.family),
    perDegradation: rightShareBy(judged, ({ scan }) => scan.picture.degradation),
  };
}

/** Counts the verdicts on all fields. */
function tally(judged: readonly JudgedScan[], strictness: 'folded' | 'strict' = 'folded'): Tally {
  return count(judged.flatMap((scan) => JUDGED_FIELDS.map((field) => scan[strictness][field])));
}

/** The verdicts on all fields, or on the zones where no field is judged. */
export function tallyOfGroup(judged: readonly JudgedScan[]): Tally {
  return judgesFields(judged) ? tally(judged) : count(judged.map(({ zone }) => zone));
}

/** Whether any field of the pictures is judged: of a lone zone nothing but its text is. */
export function judgesFields(judged: readonly JudgedScan[]): boolean {
  return judged.some(({ folded }) => JUDGED_FIELDS.some((field) => folded[field] !== 'unscored'));
}

/** Of the fields shown, how many were answered rightly, in percent. */
export function rightShare({ right, wrong, missing }: Tally): number {
  return percent(right, right + wrong + missing);
}

/** The verdicts on each field. */
export function tallyPerField(judged: readonly JudgedScan[]): ReadonlyMap<string, Tally> {
  return new Map(JUDGED_FIELDS.map((field) => [field, count(judged.map(({ folded }) => folded[field]))]));
}

function perField(judged: readonly JudgedScan[]): Record<string, number> {
  return Object.fromEntries([...tallyPerField(judged)].map(([field, verdicts]) => [field, rightShare(verdicts)]));
}

function rightShareBy(judged: readonly JudgedScan[], keyOf: (scan: JudgedScan) => string): Record<string, number> {
  return Object.fromEntries([...groupBy(judged, keyOf)].map(([key, scans]) => [key, rightShare(tallyOfGroup(scans))]));
}

function count(verdicts: readonly Verdict[]): Tally {
  const counts: Record<Verdict, number> = { right: 0, wrong: 0, missing: 0, invented: 0, empty: 0, unscored: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}

/** A share in percent with one decimal; 0 of nothing is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1_000 * part) / whole) / 10;
}
