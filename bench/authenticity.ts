import { parseArgs } from 'node:util';
import { createIdlens, type Idlens } from '../src/index.ts';
import { createManualClock } from '../src/testing.ts';
import { corpusPictures, hasCorpus } from './accuracy/corpus-pictures.ts';
import { groupBy } from './accuracy/group-by.ts';
import { CAPTURE_NAMES, capture } from './authenticity/captures.ts';
import { countOfDocuments, type DrawnDocument, drawnDocuments } from './authenticity/drawn-documents.ts';
import { forgeriesOf } from './authenticity/forgeries.ts';
import { caughtShare, checkLines, failedShare, verdictLines } from './authenticity/tallies.ts';

// Scans drawn documents that are in order, forgeries of them and, where it is there, the evaluation corpus, which is nothing but specimens,
// and tells the verdicts and each check's rates under the policy `standard`. Fails when more than 2 % of the checks of consistency and
// plausibility fail on documents that are in order, or fewer than 95 % of the changed fields are caught that a zone or a barcode contradicts.

/** The day of every scan. */
const TODAY_MS = Date.UTC(2026, 5, 15);
const MOST_FALSE_FAILURES = 0.02;
const LEAST_CAUGHT = 0.95;

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '2' }, corpus: { type: 'boolean', default: true } },
  allowNegative: true,
});

/** One scan: of what kind of document or forgery, and what its authenticity came to. */
interface Examined {
  readonly kind: string;
  readonly isContradicted: boolean;
  readonly report: Awaited<ReturnType<Idlens['scanDocument']>>['authenticity'];
}

const idlens = createIdlens({ readerProcesses: 1, clock: createManualClock(TODAY_MS) });
const genuine: Examined[] = [];
const forged: Examined[] = [];
try {
  let done = 0;
  for await (const document of drawnDocuments(Number(options.rounds))) {
    await examine(document);
    done += 1;
    console.error(`${done}/${countOfDocuments(Number(options.rounds))} documents`);
  }
  report();
  if (options.corpus && hasCorpus()) await examineCorpus();
  else if (options.corpus)
    console.log('\nno corpus (set IDLENS_CORPUS to its folder): only drawn documents were examined');
} finally {
  await idlens.close();
}

async function examine(document: DrawnDocument): Promise<void> {
  const backs = new Map<string, Uint8Array | undefined>();
  for (const name of CAPTURE_NAMES) {
    const back = document.back && (await capture(document.back.picture, name));
    backs.set(name, back);
    const { authenticity } = await scan(await capture(document.front.picture, name), back);
    genuine.push({ kind: `${document.kind}, ${name}`, isContradicted: false, report: authenticity });
  }
  for await (const { kind, isContradicted, front } of forgeriesOf(document)) {
    const { authenticity } = await scan(front, backs.get('photo'));
    forged.push({ kind, isContradicted, report: authenticity });
  }
}

function scan(front: Uint8Array, back: Uint8Array | undefined) {
  return idlens.scanDocument(front, back ? { imageBack: back } : {});
}

function reportsOf(examined: readonly Examined[]) {
  return examined.map((each) => each.report);
}

function byKind(examined: readonly Examined[]) {
  const groups = groupBy(examined, ({ kind }) => kind);
  return new Map([...groups].map(([kind, each]) => [kind, reportsOf(each)]));
}

function report(): void {
  const contradicted = reportsOf(forged.filter(({ isContradicted }) => isContradicted));
  const falseFailures = failedShare(reportsOf(genuine));
  console.log(`== drawn documents that are in order: ${genuine.length} ==`);
  console.log([...verdictLines('kind', byKind(genuine)), ...checkLines('check', reportsOf(genuine))].join('\n'));
  console.log(`\nof the checks of consistency and plausibility ${(100 * falseFailures).toFixed(2)} % failed falsely`);
  console.log(`\n== drawn forgeries: ${forged.length} ==`);
  console.log(verdictLines('kind', byKind(forged)).join('\n'));
  console.log(
    `\nof ${contradicted.length} that a zone or barcode contradicts ${(100 * caughtShare(contradicted)).toFixed(1)} % were caught`,
  );
  if (falseFailures > MOST_FALSE_FAILURES || caughtShare(contradicted) < LEAST_CAUGHT) process.exitCode = 1;
}

async function examineCorpus(): Promise<void> {
  const examined: Examined[] = [];
  for (const picture of corpusPictures(['upright'])) {
    const { bytes } = await picture.load();
    const { authenticity } = await idlens.scanDocument(bytes);
    examined.push({ kind: picture.family, isContradicted: false, report: authenticity });
  }
  console.log(`\n== corpus, specimens all: ${examined.length} ==`);
  console.log([...verdictLines('kind', byKind(examined)), ...checkLines('check', reportsOf(examined))].join('\n'));
  const asSpecimen = examined.filter(({ report: { checks } }) =>
    checks.some(({ group, status }) => group === 'content' && (status === 'failed' || status === 'warning')),
  );
  console.log(`\nknown as specimens by what they say: ${asSpecimen.length} of ${examined.length}`);
}
