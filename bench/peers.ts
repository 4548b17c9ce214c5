import { parseArgs } from 'node:util';
import { choosePictures } from './accuracy/choose-pictures.ts';
import { hasCorpus } from './accuracy/corpus-pictures.ts';
import { sameZone } from './accuracy/judging.ts';
import type { LoadedPicture } from './accuracy/picture.ts';
import { progressOn } from './accuracy/progress.ts';
import { quantile, table } from './accuracy/report.ts';
import { percent } from './accuracy/summary.ts';
import { ContestantProcess, canPin } from './peers/contestant-process.ts';
import { countFoundInText, countRightAnswers, soughtOn } from './peers/found-fields.ts';
import { installPeer } from './peers/install.ts';
import { type ContestantName, PEERS, type PeerReading } from './peers/peers.ts';

// Other readers that run from npm, beside idlens on the same pictures in the same run, each in a process of its own on one core, one
// after the other picture by picture. The peers are no dependencies: they are installed into a scratch folder when they are not there.

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', default: hasCorpus() ? 'corpus' : 'drawn' },
    only: { type: 'string' },
    limit: { type: 'string', default: '20' },
  },
});

/** What one contestant came to. */
interface Score {
  readonly durationsMs: number[];
  found: number;
  answered: number;
  zones: number;
  failed: number;
}

const { sets } = choosePictures({ ...options, degradations: 'upright' });
const pictures = await Promise.all([...sets.values()].flat().map((picture) => picture.load()));
const pinned = canPin();
if (!pinned) console.log('taskset is not here: contestants are not held to one core');

const contestants: ContestantProcess[] = [];
await enter('idlens');
for (const peer of PEERS) {
  const fault = installPeer(peer);
  if (fault) console.log(`${peer.name}: NOT MEASURED, npm could not install it: ${fault}`);
  else await enter(peer.name);
}
const scores = new Map(contestants.map(({ name }) => [name, emptyScore()]));
const progress = progressOn(process.stderr, pictures.length);
for (const [index, picture] of pictures.entries()) {
  // Models load lazily and code warms up: the first picture is read once for nothing.
  if (index === 0) for (const contestant of contestants) await contestant.read(picture.bytes).catch(() => undefined);
  for (const contestant of contestants) await measure(contestant, picture);
  progress(index + 1);
}
for (const contestant of contestants) contestant.end();
report();

async function enter(name: ContestantName): Promise<void> {
  try {
    contestants.push(await ContestantProcess.start(name, pinned));
  } catch (error) {
    if (name === 'idlens') throw error;
    console.log(`${name}: NOT MEASURED, it does not start here: ${error instanceof Error ? error.message : error}`);
  }
}

async function measure(contestant: ContestantProcess, { bytes, truth }: LoadedPicture): Promise<void> {
  const score = scores.get(contestant.name);
  if (!score) return;
  const outcome = await contestant.read(bytes);
  score.durationsMs.push(outcome.durationMs);
  if (outcome.kind === 'failed') {
    score.failed += 1;
    return;
  }
  const { reading } = outcome;
  score.found += countFoundInText([...reading.lines, ...reading.zone], truth);
  score.answered += reading.fields ? countRightAnswers(reading.fields, truth) : 0;
  if (truth.mrz && readsZone(reading, truth.mrz)) score.zones += 1;
}

/** Readers that only give lines are asked for the zone's lines in any order among others. */
function readsZone({ zone }: PeerReading, wanted: readonly string[]): boolean {
  const lines = new Set(zone.map((line) => line.replace(/\s/g, '')));
  return sameZone(zone, wanted) || wanted.every((line) => lines.has(line.replace(/\s/g, '')));
}

function emptyScore(): Score {
  return { durationsMs: [], found: 0, answered: 0, zones: 0, failed: 0 };
}

function report(): void {
  const sought = pictures.reduce((sum, { truth }) => sum + soughtOn(truth).length, 0);
  const shown = pictures.filter(({ truth }) => truth.mrz).length;
  const medianOf = ({ durationsMs }: Score) =>
    quantile(
      durationsMs.toSorted((a, b) => a - b),
      0.5,
    );
  const own = scores.get('idlens');
  const ownMs = own ? medianOf(own) : 0;
  console.log(
    `${pictures.length} pictures (${[...sets.keys()].join(', ')}), ${sought} fields sought, ${shown} zones shown`,
  );
  const header = ['in the text %', 'answered %', 'zones exact', 'median ms', 'times idlens', 'no answer'];
  const rows = [...scores].map(([name, score]): [string, string[]] => [
    name,
    [
      percent(score.found, sought).toFixed(1),
      name === 'idlens' ? percent(score.answered, sought).toFixed(1) : '–',
      `${score.zones}/${shown}`,
      medianOf(score).toFixed(0),
      (medianOf(score) / ownMs).toFixed(2),
      String(score.failed),
    ],
  ]);
  console.log(table('reader', header, rows).join('\n'));
  console.log(
    '\nin the text: names, number, dates and address stand anywhere in what was read; answered: in the right field',
  );
}
