import { createLocalFaceEngine, createLocalReader } from '../../src/adapters/local-engine/index.ts';
import { createIdlens } from '../../src/index.ts';
import { drawSpecimen } from '../../test/specimens/draw-specimen.ts';
import { composed, facePicture, manFile, womanFile } from '../../test/specimens/faces.ts';
import { PEOPLE } from '../../test/specimens/people.ts';
import { table } from '../accuracy/report.ts';
import { peakMemoryOfChildrenMb } from '../child-memory.ts';
import { type CallTimes, timesInTurn } from './call-times.ts';

const RUNS = 9;
const VERIFICATION_RUNS = 25;
const row = (name: string, cells: readonly number[]): [string, string[]] => [
  name,
  cells.map((cell) => cell.toFixed(0)),
];

/** Times every operation of the embedded engine, with one process, and the memory of that. */
export async function reportOperations(): Promise<string[]> {
  const engine = createLocalFaceEngine({ processes: 1 });
  const [woman, man] = [await facePicture(await selfie()), await facePicture(await manFile())];
  const card = await facePicture(await cardWithPortrait(), 'document');
  const nobody = await facePicture((await drawSpecimen('identity-card-back', PEOPLE.anna)).png);
  const times = await timesInTurn(RUNS, {
    'detect, a selfie': () => engine.detect(woman),
    'detect, a document': () => engine.detect(card),
    'detect, nobody there': () => engine.detect(nobody),
    'compare, two selfies': () => engine.compare(woman, man),
    'compare, a document and a selfie': () => engine.compare(card, woman),
    'estimate age': () => engine.estimateAge(woman),
  });
  const rows = Object.entries(times).map(([name, { fastestMs, medianMs }]) => row(name, [fastestMs, medianMs]));
  const memoryMb = await peakMemoryOfChildrenMb();
  await engine.close();
  const memory = `peak memory of a face process, which holds all face models: ${memoryMb?.toFixed(0) ?? 'not known here'} MB`;
  return [...table('operation, one process', ['fastest ms', 'median ms'], rows), '', memory];
}

/**
 * Times a verification beside each of its parts, through the whole product, on a drawn document with a portrait. The calls take turns, so that
 * whatever else the machine does falls on all alike; the fastest runs are those that it disturbed least.
 */
export async function reportVerification(): Promise<string[]> {
  const reader = createLocalReader({ processes: 1 });
  const faceEngine = createLocalFaceEngine({ processes: 1 });
  const idlens = createIdlens({ documentReader: reader, faceEngine });
  const [document, face] = [await cardWithPortrait(), await selfie()];
  const calls = {
    scan: () => idlens.scanDocument(document),
    detect: () => idlens.detectFace(face),
    compare: () => idlens.compareFaces(document, face),
    verify: () => idlens.verifyIdentity(document, face),
  };
  const times = await timesInTurn(VERIFICATION_RUNS, calls);
  const memoryMb = await peakMemoryOfChildrenMb();
  await Promise.all([idlens.close(), reader.close(), faceEngine.close()]);
  const rows = Object.entries(times).map(([name, { fastestMs, medianMs }]) => row(name, [fastestMs, medianMs]));
  const ratio = (kind: keyof CallTimes) =>
    times.verify[kind] / Math.max(times.scan[kind], times.detect[kind], times.compare[kind]);
  return [
    ...table('call, one process of each engine', ['fastest ms', 'median ms'], rows),
    '',
    `a verification takes ${ratio('fastestMs').toFixed(2)} times its slowest part at its fastest, ${ratio('medianMs').toFixed(2)} in the median`,
    `largest peak memory of a process: ${memoryMb?.toFixed(0) ?? 'not known here'} MB`,
  ];
}

/** A picture as a telephone takes it. */
async function selfie(): Promise<Buffer> {
  return composed([{ file: womanFile(), left: 150, top: 0, widthPx: 600 }]);
}

/** A whole identity card with the portrait that it is drawn without. */
async function cardWithPortrait(): Promise<Buffer> {
  const { png } = await drawSpecimen('identity-card-front', PEOPLE.anna);
  return composed([{ file: womanFile(), left: 60, top: 200, widthPx: 220, grey: true }], png);
}
