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
const rows = groups.map(([name, group]): [string, string[]] => {
  const [before, after] = heldOutErrors(group);
  return [name, [String(group.length), String(documentsIn(group)), before.toFixed(1), after.toFixed(1)]];
});
console.log(table('source', ['fields', 'documents', 'error % raw', 'error % calibrated, held out'], rows).join('\n'));
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

/** Errors in percent before and after calibration, each half of the documents by a curve that was fitted to the other half. */
function heldOutErrors(group: readonly RawObservation[]): [number, number] {
  const calibratedHalves = [0, 1].flatMap((half) => {
    const inHalf = ({ documentId }: RawObservation) => checksum(documentId) % 2 === half;
    const curve = fitCalibration(group.filter((observation) => !inHalf(observation)));
    return group.filter(inHalf).map((one) => ({ ...one, confidence: onCurve(curve, one.confidence) }));
  });
  return [percent(expectedCalibrationError(group), 1), percent(expectedCalibrationError(calibratedHalves), 1)];
}

function documentsIn(group: readonly RawObservation[]): number {
  return new Set(group.map(({ documentId }) => documentId)).size;
}

function checksum(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7);
}
