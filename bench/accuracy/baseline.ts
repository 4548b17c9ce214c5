import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { SetName } from './picture.ts';
import type { AccuracySummary } from './summary.ts';

/** The committed figures, one summary a set. */
export type Baseline = Partial<Readonly<Record<SetName, AccuracySummary>>>;

/**
 * How far a figure may fall (or, where less is better, rise) before it counts as worse: the arithmetic of models differs a little from
 * processor to processor. Shares in points, counts per thousand pictures.
 */
const TOLERANCES = { overall: 0.5, pictures: 1.5, group: 2, calibration: 1.5, countPerThousandPictures: 25 } as const;

const FILE = new URL('../baseline/accuracy.json', import.meta.url);

/** The committed baseline; empty where there is none yet. */
export async function readBaseline(): Promise<Baseline> {
  return existsSync(FILE) ? (JSON.parse(await readFile(FILE, 'utf8')) as Baseline) : {};
}

/** Replaces the summaries of the sets that were measured and keeps the others. */
export async function writeBaseline(measured: Baseline): Promise<void> {
  const whole: Baseline = { ...(await readBaseline()), ...measured };
  await writeFile(FILE, `${JSON.stringify(whole, null, 2)}\n`);
}

/** Every figure that is worse than the baseline's by more than the tolerance, as a sentence; both must be of the same pictures. */
export function drops(now: AccuracySummary, before: AccuracySummary): string[] {
  const { overall, pictures, calibration, countPerThousandPictures } = TOLERANCES;
  const count = Math.ceil((countPerThousandPictures * now.pictures) / 1_000);
  return [
    ...fall('fields right', now.fieldsRight, before.fieldsRight, overall),
    ...fall('fields right with diacritics', now.fieldsRightStrict, before.fieldsRightStrict, overall),
    ...fall('pictures perfect', now.picturesPerfect, before.picturesPerfect, pictures),
    ...fall('zones exact', now.zonesExact, before.zonesExact, pictures),
    ...rise('scans failed', now.failed, before.failed, 0),
    ...rise('values invented', now.invented, before.invented, count),
    ...rise('zones invented', now.zonesInvented, before.zonesInvented, 0),
    ...rise('zones falsely proven', now.zonesFalselyProven, before.zonesFalselyProven, 0),
    ...rise('calibration error', now.calibrationError, before.calibrationError, calibration),
    ...fallsIn('field', now.perField, before.perField),
    ...fallsIn('family', now.perFamily, before.perFamily),
    ...fallsIn('degradation', now.perDegradation, before.perDegradation),
  ];
}

function fall(name: string, now: number, before: number, tolerance: number): string[] {
  return before - now > tolerance ? [`${name}: ${now}, was ${before}`] : [];
}

function rise(name: string, now: number, before: number, tolerance: number): string[] {
  return fall(name, -now, -before, tolerance).map(() => `${name}: ${now}, was ${before}`);
}

type Shares = Readonly<Record<string, number>>;

function fallsIn(group: string, now: Shares, before: Shares): string[] {
  return Object.entries(before).flatMap(([name, share]) =>
    fall(`${group} ${name}`, now[name] ?? 0, share, TOLERANCES.group),
  );
}
