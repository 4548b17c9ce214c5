import { readFile } from 'node:fs/promises';
import { calibrated, onCurve } from '../src/domain/evidence/calibration.ts';
import type { EvidenceSource } from '../src/domain/evidence/candidate.ts';
import { expectedCalibrationError } from './accuracy/calibration-table.ts';
import { fitCalibration, type WeighedObservation } from './accuracy/fit-calibration.ts';
import { groupBy } from './accuracy/group-by.ts';
import type { FieldObservation } from './accuracy/judge-scan.ts';
import { table } from './accuracy/report.ts';
import { percent } from './accuracy/summary.ts';

// Fits the curves of src/domain/evidence/calibration.ts to what `bench:accuracy --observations FILE` wrote; arguments: such files. Every
// document counts once, however many of its pictures were scanned. The error is told for documents that the curve was not fitted to.

/** One line of an observation file. */
interface Observation extends FieldObservation {
  readonly set: string;
  readonly documentId: string;
}

/** An observation with its confidence as it was before the product's own calibration. */
interface RawObservation extends Observation, WeighedObservation {}

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('name the files that bench:accuracy --observations wrote');
const observations = weighed((await Promise.all(files.map(readObservations))).flat());
if (observations.length === 0) throw new Error('no observation in these files');

const groups = [...groupBy(observations, ({ source, proven }) => `${source}${proven ? ', proven' : ''}`)].toSorted();
const calibratedGroups = groups.map(([name, group]) => ({ name, group, heldOut: heldOut(group) }));
const rows = calibratedGroups.map(({ name, group, heldOut }) => errorRow(name, group, heldOut));
const all = errorRow(
  'all',
  observations,
  calibratedGroups.flatMap(({ heldOut }) => heldOut),
);
console.log(
  table('source', ['fields', 'documents', 'error % raw', 'error % calibrated, held out'], [...rows, all]).join('\n'),
);
for (const [name, group] of groups) console.log(`\n${name}: ${JSON.stringify(fitCalibration(group))}`);

async function readObservations(file: string): Promise<Observation[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Observation);
}

function weighed(all: readonly Observation[]): RawObservation[] {
  const fields = groupBy(all, ({ set, documentId, field }) => `${set} ${documentId} ${field}`);
  return [...fields.values()].flatMap((same) =>
    same.map((observation) => ({
      ...observation,
      confidence: beforeCalibration(observation.source, observation.proven, observation.confidence),
      weight: 1 / same.length,
    })),
  );
}

/** The product's calibration turned round by halving; its curves rise all along. */
function beforeCalibration(source: EvidenceSource, proven: boolean, confidence: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (calibrated(source, proven, middle) < confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** Each half of the documents, calibrated by a curve that was fitted to the other half. */
function heldOut(group: readonly RawObservation[]): RawObservation[] {
  return [0, 1].flatMap((half) => {
    const inHalf = ({ documentId }: RawObservation) => checksum(documentId) % 2 === half;
    const curve = fitCalibration(group.filter((observation) => !inHalf(observation)));
    return group.filter(inHalf).map((one) => ({ ...one, confidence: onCurve(curve, one.confidence) }));
  });
}

function errorRow(
  name: string,
  raw: readonly RawObservation[],
  calibratedOnes: readonly RawObservation[],
): [string, string[]] {
  const error = (group: readonly RawObservation[]) => percent(expectedCalibrationError(group), 1).toFixed(1);
  return [name, [String(raw.length), String(documentsIn(raw)), error(raw), error(calibratedOnes)]];
}

function documentsIn(group: readonly RawObservation[]): number {
  return new Set(group.map(({ documentId }) => documentId)).size;
}

function checksum(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7);
}
