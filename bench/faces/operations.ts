import { createLocalFaceEngine, createLocalReader } from '../../src/adapters/local-engine/index.ts';
import { createIdlens } from '../../src/index.ts';
import { drawSpecimen } from '../../test/specimens/draw-specimen.ts';
import { composed, facePicture, manFile, womanFile } from '../../test/specimens/faces.ts';
import { PEOPLE } from '../../test/specimens/people.ts';
import { table } from '../accuracy/report.ts';
import { peakMemoryOfChildrenMb } from '../child-memory.ts';
import { medianMs } from './median-time.ts';

const RUNS = 9;
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
  const rows = [
    row('detect, a selfie', [await medianMs(RUNS, () => engine.detect(woman))]),
    row('detect, a document', [await medianMs(RUNS, () => engine.detect(card))]),
    row('detect, nobody there', [await medianMs(RUNS, () => engine.detect(nobody))]),
    row('compare, two selfies', [await medianMs(RUNS, () => engine.compare(woman, man))]),
    row('compare, a document and a selfie', [await medianMs(RUNS, () => engine.compare(card, woman))]),
    row('estimate age', [await medianMs(RUNS, () => engine.estimateAge(woman))]),
  ];
  const memoryMb = await peakMemoryOfChildrenMb();
  await engine.close();
  const memory = `peak memory of a face process, which holds all face models: ${memoryMb?.toFixed(0) ?? 'not known here'} MB`;
  return [...table('operation, one process', ['      ms'], rows), '', memory];
}

/** Times a verification beside each of its parts, through the whole product, on a drawn document with a portrait. */
export async function reportVerification(): Promise<string[]> {
  const reader = createLocalReader({ processes: 1 });
  const faceEngine = createLocalFaceEngine({ processes: 1 });
  const idlens = createIdlens({ documentReader: reader, faceEngine });
  const [document, face] = [await cardWithPortrait(), await selfie()];
  const scan = await medianMs(RUNS, () => idlens.scanDocument(document));
  const detect = await medianMs(RUNS, () => idlens.detectFace(face));
  const compare = await medianMs(RUNS, () => idlens.compareFaces(document, face));
  const verify = await medianMs(RUNS, () => idlens.verifyIdentity(document, face));
  const memoryMb = await peakMemoryOfChildrenMb();
  await Promise.all([idlens.close(), reader.close(), faceEngine.close()]);
  const slowest = Math.max(scan, detect, compare);
  const rows = [row('scan', [scan]), row('detect', [detect]), row('compare', [compare]), row('verify', [verify])];
  return [
    ...table('call, one process of each engine', ['      ms'], rows),
    '',
    `a verification takes ${(verify / slowest).toFixed(2)} times its slowest part`,
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
