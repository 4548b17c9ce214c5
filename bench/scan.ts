import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createSharpImageCodec } from '../src/adapters/image-sharp/sharp-image-codec.ts';
import { createLocalReader } from '../src/adapters/local-engine/reading/local-reader.ts';
import { interpretObservation } from '../src/domain/document/interpret-observation.ts';
import { isIdlensError } from '../src/domain/errors.ts';
import { calendarDateAt } from '../src/domain/values/calendar-date.ts';
import type { StageTiming } from '../src/ports/document-reader.ts';
import { drawSpecimen, SPECIMEN_KINDS } from '../test/specimens/draw-specimen.ts';
import { PEOPLE } from '../test/specimens/people.ts';
import { peakMemoryOfChildrenMb } from './child-memory.ts';

// Scans pictures one after the other with one reading process and tells where the time goes.
// Pictures: the folder given as argument, else the corpus beside the checkout, else specimens drawn here.

const WANTED_MODEL_SHARE = 0.75;

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function samples(): Promise<{ origin: string; pictures: Sample[] }> {
  const corpus = fileURLToPath(new URL('../../shared/corpus/images', import.meta.url));
  const folder = process.argv[2] ?? (existsSync(corpus) ? corpus : undefined);
  if (folder === undefined) return { origin: 'drawn specimens', pictures: await drawnSamples() };
  const names = (await readdir(folder)).filter((name) => /\.(?:jpe?g|png|webp)$/i.test(name)).toSorted();
  const pictures = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
  return { origin: folder, pictures };
}

async function drawnSamples(): Promise<Sample[]> {
  const drawn: Sample[] = [];
  for (const [name, person] of Object.entries(PEOPLE)) {
    for (const kind of SPECIMEN_KINDS)
      drawn.push({ name: `${kind} ${name}`, bytes: (await drawSpecimen(kind, person)).png });
  }
  return drawn;
}

const codec = createSharpImageCodec();
const reader = createLocalReader({ processes: 1 });
const stages = new Map<string, StageTiming>();
const book = (stage: string, kind: StageTiming['kind'], durationMs: number) => {
  stages.set(stage, { stage, kind, durationMs: (stages.get(stage)?.durationMs ?? 0) + durationMs });
};

async function scan(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const image = await codec.decode(bytes);
  const decoded = performance.now();
  const reading = await reader.read(image, { documentType: 'auto' });
  const read = performance.now();
  interpretObservation({ ...reading, barcodes: [] }, 'auto', calendarDateAt(Date.now()));
  const end = performance.now();
  book('decode', 'other', decoded - start);
  for (const { stage, kind, durationMs } of reading.timings) book(stage, kind, durationMs);
  const inside = reading.timings.reduce((sum, { durationMs }) => sum + durationMs, 0);
  book('hand-over to the reading process', 'other', read - decoded - inside);
  book('domain', 'other', end - read);
  return end - start;
}

const { origin, pictures } = await samples();
if (pictures.length === 0) throw new Error(`no pictures in ${origin}`);
await reader.isReady();
// A server that has just started compiles as it goes; what counts is one that has served for a while: all pictures once, unmeasured.
for (const { bytes } of pictures) await scan(bytes).catch(() => undefined);
stages.clear();

const durations: number[] = [];
for (const { name, bytes } of pictures) {
  try {
    durations.push(await scan(bytes));
  } catch (error) {
    if (!isIdlensError(error)) throw error;
    console.log(`${name}: ${error.code}`);
  }
}
const memoryMb = await peakMemoryOfChildrenMb();
await reader.close();

const sorted = durations.toSorted((a, b) => a - b);
const quantile = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
const total = durations.reduce((sum, duration) => sum + duration, 0);
const modelMs = [...stages.values()].reduce(
  (sum, { kind, durationMs }) => sum + (kind === 'model' ? durationMs : 0),
  0,
);
console.log(`${durations.length} pictures (${origin}), one reading process`);
console.log(`a scan takes ${quantile(0.5)} ms in the median, ${quantile(0.95)} ms at the 95th percentile`);
for (const { stage, kind, durationMs } of [...stages.values()].toSorted((a, b) => b.durationMs - a.durationMs)) {
  const mean = (durationMs / durations.length).toFixed(1).padStart(8);
  console.log(
    `${mean} ms ${((100 * durationMs) / total).toFixed(1).padStart(5)} %  ${kind === 'model' ? 'model ' : '      '}${stage}`,
  );
}
console.log(
  `inside models: ${((100 * modelMs) / total).toFixed(1)} % of the time (wanted: ${100 * WANTED_MODEL_SHARE} %)`,
);
console.log(
  memoryMb === undefined
    ? 'peak memory: not known here'
    : `peak memory of the reading process: ${memoryMb.toFixed(0)} MB`,
);
if (modelMs / total < WANTED_MODEL_SHARE) process.exitCode = 1;
