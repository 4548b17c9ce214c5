import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createSharpImageCodec } from '../src/adapters/image-sharp/sharp-image-codec.ts';
import { DEFAULT_MATCH_THRESHOLD } from '../src/domain/face/face-match.ts';
import { CORPUS_FOLDER, hasCorpusFile } from '../test/accuracy/corpus-folder.ts';
import { progressOn } from './accuracy/progress.ts';
import { quantile, table } from './accuracy/report.ts';
import type { FaceContestant } from './faces/face-contestant.ts';
import { type Descriptions, pairsOfStrangers, scorePairs } from './faces/judge-pairs.ts';
import { CORPUS_PAIRS, corpusDocuments, type FaceFile, type LabelledPair, readPairs } from './faces/labelled-pairs.ts';
import { reportOperations, reportVerification } from './faces/operations.ts';
import { equalErrorRate, errorRatesAt, type ScoredPair, trueMatchRateAt } from './faces/roc.ts';
import { FACE_API, startFaceApi } from './faces/start-face-api.ts';
import { HUMAN, startHuman } from './faces/start-human.ts';
import { startIdlens } from './faces/start-idlens.ts';
import { installPeer } from './peers/install.ts';

// How well faces are told apart on labelled pairs and on documents of strangers, beside other packages on the same pictures, and how long the
// operations take. README.md beside this file tells more.

const THRESHOLDS = [50, 60, 70, DEFAULT_MATCH_THRESHOLD, 90, 95, 99];

const RATE_HEADER = ['false matches', 'false match %', 'false non-match %'];

const { values: options } = parseArgs({
  options: { pairs: { type: 'string' }, peers: { type: 'string', default: 'yes' } },
});

/** One contestant's work: vectors by path, and how long each took. */
interface Work {
  readonly contestant: FaceContestant;
  readonly described: Descriptions;
  readonly durationsMs: readonly number[];
}

const codec = createSharpImageCodec();
const pairs = labelledPairs();
const documents = options.pairs === undefined ? corpusDocuments() : [];
const files = [...new Map([...pairs.flatMap(({ a, b }) => [a, b]), ...documents].map((file) => [file.path, file]))];
if (files.length === 0) console.log('no labelled pairs: give some with --pairs FILE, or a corpus with IDLENS_CORPUS');
console.log((await reportOperations()).join('\n'));
console.log((await reportVerification()).join('\n'));
if (files.length > 0) await measureAccuracy();

function labelledPairs(): LabelledPair[] {
  if (options.pairs !== undefined) return readPairs(options.pairs);
  return hasCorpusFile(CORPUS_PAIRS) ? readPairs(join(CORPUS_FOLDER, CORPUS_PAIRS)) : [];
}

async function measureAccuracy(): Promise<void> {
  const own = await describeAll(await startIdlens());
  const strangers = pairsOfStrangers(documents, own.contestant, own.described);
  const works = [own, ...(options.peers === 'no' ? [] : await peers())];
  report('labelled pairs', pairs, works);
  if (strangers.length > 0) {
    report('portraits of strangers on documents', strangers, works);
    for (const line of falseMatches(own, strangers)) console.log(line);
  }
  const rows = works.map(({ contestant, described, durationsMs }): [string, string[]] => [
    contestant.name,
    [String([...described.values()].filter(Boolean).length), median(durationsMs).toFixed(0)],
  ]);
  console.log(table(`one face of ${files.length} pictures`, ['faces found', 'median ms'], rows).join('\n'));
}

async function peers(): Promise<Work[]> {
  const works: Work[] = [];
  for (const { peer, start } of [
    { peer: HUMAN, start: startHuman },
    { peer: FACE_API, start: startFaceApi },
  ]) {
    const fault = installPeer(peer);
    if (fault) console.log(`${peer.name}: NOT MEASURED, npm could not install it: ${fault}`);
    else works.push(await describeAll(await start()));
  }
  return works;
}

/** Finds and describes the face of every picture, one after the other; the first one twice, since code and models warm up. */
async function describeAll(contestant: FaceContestant): Promise<Work> {
  const described = new Map<string, Awaited<ReturnType<FaceContestant['describe']>>>();
  const durationsMs: number[] = [];
  const progress = progressOn(process.stderr, files.length);
  for (const [index, [path, file]] of files.entries()) {
    const picture = await load(file);
    if (index === 0) await contestant.describe(picture);
    const start = performance.now();
    described.set(path, await contestant.describe(picture));
    durationsMs.push(performance.now() - start);
    progress(index + 1);
  }
  return { contestant, described, durationsMs };
}

async function load({ path, kind }: FaceFile) {
  return { image: await codec.decode(await readFile(path)), kind };
}

function report(title: string, labelled: readonly LabelledPair[], works: readonly Work[]): void {
  const genuine = labelled.filter(({ same }) => same).length;
  console.log(`\n== ${title}: ${genuine} of one person, ${labelled.length - genuine} of two ==`);
  const scored = works.map((work) => ({ ...work, scored: scorePairs(work.contestant, work.described, labelled) }));
  if (genuine > 0) console.log(rocTable(scored).join('\n'));
  const atOwn = scored.map(({ contestant: { name, matchesFrom }, scored: own }) => rateRow(name, own, matchesFrom));
  console.log(table('at its own threshold', RATE_HEADER, atOwn).join('\n'));
  const [first] = scored;
  const atMany = THRESHOLDS.map((threshold) => rateRow(String(threshold), first?.scored ?? [], threshold));
  console.log(table('idlens at', RATE_HEADER, atMany).join('\n'));
}

function rocTable(works: readonly (Work & { readonly scored: readonly ScoredPair[] })[]): string[] {
  const rows = works.map(({ contestant, scored }): [string, string[]] => {
    const rates = [equalErrorRate(scored), ...[0.01, 0.001, 0].map((rate) => trueMatchRateAt(scored, rate))];
    return [contestant.name, rates.map((rate) => (100 * rate).toFixed(1))];
  });
  const header = ['equal error %', 'matched % at 1 % false', 'at 0.1 % false', 'at none false'];
  return table('contestant', header, rows);
}

function rateRow(name: string, scored: readonly ScoredPair[], threshold: number): [string, string[]] {
  const { falseMatch, falseNonMatch } = errorRatesAt(scored, threshold);
  const count = scored.filter(({ same, score }) => !same && score >= threshold).length;
  return [name, [String(count), (100 * falseMatch).toFixed(3), (100 * falseNonMatch).toFixed(1)]];
}

/** Who was taken for whom, for the eye to judge: specimens share models under several names. */
function falseMatches({ contestant, described }: Work, strangers: readonly LabelledPair[]): string[] {
  const scored = scorePairs(contestant, described, strangers);
  return strangers.flatMap(({ a, b }, index) => {
    const score = scored[index]?.score ?? 0;
    return score < contestant.matchesFrom ? [] : [`${score.toFixed(1)}  ${basename(a.path)}  ${basename(b.path)}`];
  });
}

function median(durationsMs: readonly number[]): number {
  return quantile(
    durationsMs.toSorted((a, b) => a - b),
    0.5,
  );
}
