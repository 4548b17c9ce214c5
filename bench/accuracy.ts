import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Baseline, drops, readBaseline, writeBaseline } from './accuracy/baseline.ts';
import { choosePictures } from './accuracy/choose-pictures.ts';
import { groupBy } from './accuracy/group-by.ts';
import { type JudgedScan, judgeScan } from './accuracy/judge-scan.ts';
import { pictureId, type SetName } from './accuracy/picture.ts';
import { progressOn } from './accuracy/progress.ts';
import { reportLines } from './accuracy/report.ts';
import { scanPictures } from './accuracy/scan-pictures.ts';
import { summarise } from './accuracy/summary.ts';

// Scans pictures with known truth through the embedded engine and tells how much is right, where it is not, and whether confidences hold
// what they promise. Fails on figures worse than the committed baseline and on an empty set. README.md beside this file tells more.

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', default: 'all' },
    only: { type: 'string' },
    degradations: { type: 'string' },
    limit: { type: 'string' },
    misses: { type: 'string' },
    observations: { type: 'string' },
    'write-baseline': { type: 'boolean', default: false },
  },
});

const { sets, whole } = choosePictures(options);
const scans = await scanPictures(
  [...sets.values()].flat(),
  progressOn(process.stderr, [...sets.values()].flat().length),
);
const judged = groupBy(scans.map(judgeScan), ({ scan }) => scan.picture.set);
const measured: Baseline = Object.fromEntries([...judged].map(([set, ofSet]) => [set, summarise(ofSet)]));
for (const [set, ofSet] of judged) console.log(reportLines(set, ofSet).join('\n'));
if (options.misses) await writeLines(options.misses, [...judged.values()].flat().flatMap(missLine));
if (options.observations) await writeLines(options.observations, [...judged.values()].flat().flatMap(observationLines));
failOnFalseProof(measured);
if (!whole) console.log('not compared with the baseline: only some of the pictures were scanned');
else if (options['write-baseline']) await writeBaseline(measured);
else await compare(measured);

/** A proof that is none is the one fault that no figure makes up for, whatever the baseline says. */
function failOnFalseProof(now: Baseline): void {
  for (const [set, summary] of Object.entries(now)) {
    if (summary.zonesFalselyProven === 0) continue;
    console.log(`${set}: ${summary.zonesFalselyProven} zones reported as proven whose text is wrong`);
    process.exitCode = 1;
  }
}

async function compare(now: Baseline): Promise<void> {
  const baseline = await readBaseline();
  for (const set of ['drawn', 'zones', 'corpus'] as const satisfies readonly SetName[]) {
    const [summary, before] = [now[set], baseline[set]];
    if (!summary) continue;
    if (before?.picturesDigest !== summary.picturesDigest) {
      console.log(`${set}: the baseline is of other pictures; --write-baseline makes a new one`);
      // What is drawn lies in the checkout and so does its baseline; the corpus is whoever's it is.
      if (set !== 'corpus') process.exitCode = 1;
      continue;
    }
    const worse = drops(summary, before);
    console.log(worse.length === 0 ? `${set}: not worse than the baseline` : `${set}: WORSE than the baseline`);
    for (const drop of worse) console.log(`  ${drop}`);
    if (worse.length > 0) process.exitCode = 1;
  }
}

function missLine({ scan, misses }: JudgedScan): object[] {
  const { picture, failure } = scan;
  return misses.length === 0 ? [] : [{ set: picture.set, picture: pictureId(picture), failure, misses }];
}

function observationLines({ scan, observations }: JudgedScan): object[] {
  const { set, documentId, degradation, family } = scan.picture;
  return observations.map((observation) => ({ set, documentId, degradation, family, ...observation }));
}

async function writeLines(file: string, records: readonly object[]): Promise<void> {
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
}
