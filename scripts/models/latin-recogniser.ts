import { type OnnxModel, type OnnxTensor, readOnnx, writeOnnx } from './onnx-file.ts';

/** The dictionary of the PP-OCR recogniser, sliced to what stands on documents in Latin script. */
export interface LatinRecogniser {
  readonly model: Uint8Array;
  /** Class `k` of the sliced model is character `k - 1`; class 0 is the CTC blank. */
  readonly charset: readonly string[];
}

const FLOAT_BYTES = 4;
/** Printable ASCII, Latin letters in their ordinary width, and the degree sign of postal and ordinal numbers. */
const LATIN = /^(?:[\x21-\x7e]|°|(?![ɐ-ʯⅠ-ↈ＀-￯])\p{Script=Latin})$/u;

/**
 * Cuts the last layer of a PP-OCRv4 recogniser down to the Latin classes, so that it can answer no other script and spends no time on
 * it. Classes of the original: the CTC blank, then `keys` in order, then the space.
 */
export function sliceToLatin(bytes: Uint8Array, keys: readonly string[]): LatinRecogniser {
  const kept = keys.flatMap((key, index) => (LATIN.test(key) ? [index] : []));
  const classes = [0, ...kept.map((index) => index + 1), keys.length + 1];
  const classCount = keys.length + 2;
  const model = readOnnx(bytes);
  const sliced = constantsWithLastDim(model, classCount);
  if (sliced.length !== 2) throw new Error(`expected a weight and a bias of ${classCount} classes`);
  for (const tensor of sliced) keepLastDim(tensor, classCount, classes);
  declareClasses(model, classCount, classes.length);
  return { model: writeOnnx(model), charset: [...kept.map((index) => keys[index] ?? ''), ' '] };
}

function constantsWithLastDim(model: OnnxModel, size: number): OnnxTensor[] {
  return model.graph.node
    .flatMap((node) => node.attribute)
    .flatMap((attribute) => (attribute.t && Number(attribute.t.dims.at(-1)) === size ? [attribute.t] : []));
}

function keepLastDim(tensor: OnnxTensor, size: number, classes: readonly number[]): void {
  const rows = tensor.rawData.length / FLOAT_BYTES / size;
  const source = Buffer.from(tensor.rawData);
  const target = Buffer.alloc(rows * classes.length * FLOAT_BYTES);
  for (let row = 0; row < rows; row++) {
    classes.forEach((from, to) => {
      const start = (row * size + from) * FLOAT_BYTES;
      source.copy(target, (row * classes.length + to) * FLOAT_BYTES, start, start + FLOAT_BYTES);
    });
  }
  tensor.dims = [...tensor.dims.slice(0, -1), classes.length];
  tensor.rawData = target;
}

function declareClasses(model: OnnxModel, from: number, to: number): void {
  for (const output of model.graph.output) {
    for (const dim of output.type.tensorType.shape.dim) {
      if (Number(dim.dimValue) === from) dim.dimValue = to;
    }
  }
}
