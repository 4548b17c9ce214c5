import { type OnnxAttribute, type OnnxNode, type OnnxTensor, writeOnnx } from './onnx-file.ts';
import type { Tensor } from './tensor.ts';

/** What flows between the layers of an {@link OnnxNetwork}. */
export interface Value {
  readonly name: string;
  readonly rank: number;
}

/** How a convolution or a pooling slides, and how it treats the border, in TensorFlow's words. */
export interface Window {
  readonly strides: readonly [down: number, across: number];
  readonly padding: 'SAME' | 'VALID';
}

const IR_VERSION = 7;
const OPSET = 12;
const FLOAT = 1;
const INT64 = 7;
const FLOAT16 = 10;
const ATTRIBUTE_TYPE = { i: 2, s: 3, ints: 7 } as const;

type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

/**
 * A network of image layers put together for ONNX. TensorFlow keeps the channels of a picture last, ONNX keeps them first: pictures of
 * four dimensions are `[batch, channels, height, width]` here, and what takes axes, shapes or channel constants takes them in
 * TensorFlow's order and converts them.
 */
export class OnnxNetwork {
  readonly input: Value;
  readonly #inputDims: readonly (number | string)[];
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers: OnnxTensor[] = [];

  /** `inputDims`: `[batch, channels, height, width]`; names stand for sizes that are open. */
  constructor(inputDims: readonly (number | string)[]) {
    this.#inputDims = inputDims;
    this.input = { name: 'x', rank: inputDims.length };
  }

  /** Convolution with a kernel of `[out, in / groups, height, width]`. */
  convolve(x: Value, kernel: Tensor, bias: Tensor | undefined, window: Window, groups = 1): Value {
    const inputs = [x.name, this.#constant(kernel), ...(bias ? [this.#constant(bias)] : [])];
    const attributes = { ...slide(window), kernel_shape: kernel.dims.slice(2), group: groups };
    return this.#add('Conv', inputs, 4, attributes);
  }

  maxPool(x: Value, kernelShape: readonly [number, number], window: Window): Value {
    return this.#add('MaxPool', [x.name], 4, { ...slide(window), kernel_shape: kernelShape });
  }

  /** An operation on each number; constants spread over the picture by their last dimension, the channels. */
  each(opType: string, ...operands: readonly (Value | Tensor)[]): Value {
    const rank = Math.max(...operands.map((operand) => ('rank' in operand ? operand.rank : 0)));
    const inputs = operands.map((operand) =>
      'rank' in operand ? operand.name : this.#constant(rank === 4 ? acrossPicture(operand) : operand),
    );
    return this.#add(opType, inputs, rank);
  }

  /** `axis` in TensorFlow's order, negative from the end. */
  softmax(x: Value, axis: number): Value {
    return this.#add('Softmax', [x.name], x.rank, { axis: channelsFirstAxis(axis, x.rank) });
  }

  /** Folds `axes` (TensorFlow's order, negative from the end), with ReduceMax, ReduceMean or ReduceSum. */
  reduce(opType: string, x: Value, axes: readonly number[], keepDims: boolean): Value {
    const attributes = { axes: axes.map((axis) => channelsFirstAxis(axis, x.rank)), keepdims: keepDims ? 1 : 0 };
    return this.#add(opType, [x.name], keepDims ? x.rank : x.rank - axes.length, attributes);
  }

  /** Adds zeros around a picture; `paddings` is `[before, after]` of batch, height, width and channels. */
  pad(x: Value, paddings: Tensor): Value {
    const of = (dim: number, end: number) => paddings.data[dim * 2 + end] ?? 0;
    const pads = [0, 1].flatMap((end) => [of(0, end), of(3, end), of(1, end), of(2, end)]);
    return this.#add('Pad', [x.name, this.#wholeNumbers(pads)], 4);
  }

  /** Another shape for the same numbers in TensorFlow's order; the first dimension stays what it is. */
  reshape(x: Value, shape: readonly number[]): Value {
    const last = x.rank === 4 ? this.#add('Transpose', [x.name], 4, { perm: [0, 2, 3, 1] }) : x;
    return this.#add('Reshape', [last.name, this.#wholeNumbers([0, ...shape.slice(1)])], shape.length);
  }

  /** A layer of `[in, out]` weights, or `[out, in]` when `transposed`, on rows; pictures are laid out as rows first. */
  fullyConnect(x: Value, weights: Tensor, bias: Tensor, transposed: boolean): Value {
    const rows = x.rank === 2 ? x : this.reshape(x, [0, -1]);
    const inputs = [rows.name, this.#constant(weights), this.#constant(bias)];
    return this.#add('Gemm', inputs, 2, { transB: transposed ? 1 : 0 });
  }

  /** Puts values of one shape but for `axis` (as it is in ONNX) one after the other. */
  concatenate(values: readonly Value[], axis: number): Value {
    const names = values.map((value) => value.name);
    return this.#add('Concat', names, values[0]?.rank ?? 0, { axis });
  }

  /** The network as an ONNX file whose only output is `output`. */
  write(output: Value): Uint8Array {
    const type = (dims: readonly (number | string)[]) => ({ tensorType: { elemType: FLOAT, shape: shapeOf(dims) } });
    return writeOnnx({
      irVersion: IR_VERSION,
      producerName: 'idlens',
      opsetImport: [{ version: OPSET }],
      graph: {
        name: 'network',
        node: this.#nodes,
        initializer: this.#initializers,
        input: [{ name: this.input.name, type: type(this.#inputDims) }],
        output: [{ name: output.name, type: type(Array.from({ length: output.rank }, (_, dim) => `d${dim}`)) }],
      },
    });
  }

  #add(opType: string, input: string[], rank: number, attributes: Attributes = {}): Value {
    const name = `n${this.#nodes.length}`;
    this.#nodes.push({ input, output: [name], opType, attribute: Object.entries(attributes).map(attributeOf) });
    return { name, rank };
  }

  /** Half floats stay half in the file, and are widened when the model is loaded. */
  #constant({ dims, data }: Tensor): string {
    const name = `c${this.#initializers.length}`;
    if (data instanceof Int32Array) throw new Error('whole numbers are no operands');
    const dataType = data instanceof Uint16Array ? FLOAT16 : FLOAT;
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#initializers.push({ name, dims: [...dims], dataType, rawData });
    return dataType === FLOAT ? name : this.#add('Cast', [name], dims.length, { to: FLOAT }).name;
  }

  #wholeNumbers(values: readonly number[]): string {
    const name = `c${this.#initializers.length}`;
    const rawData = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
    this.#initializers.push({ name, dims: [values.length], dataType: INT64, rawData });
    return name;
  }
}

function slide({ strides, padding }: Window): Attributes {
  return { strides, auto_pad: padding === 'SAME' ? 'SAME_UPPER' : 'VALID' };
}

function attributeOf([name, value]: [string, Attributes[string]]): OnnxAttribute {
  if (typeof value === 'number') return { name, type: ATTRIBUTE_TYPE.i, i: value };
  if (typeof value === 'string') return { name, type: ATTRIBUTE_TYPE.s, s: Buffer.from(value) };
  return { name, type: ATTRIBUTE_TYPE.ints, ints: [...value] };
}

/** `[C]` or `[1, 1, C]` as `[C, 1, 1]`; a single number as it is. */
function acrossPicture({ dims, data }: Tensor): Tensor {
  if (data.length === 1) return { dims: [], data };
  if (dims.at(-1) !== data.length) throw new Error(`a constant of ${dims.join(' × ')} does not go by channels`);
  return { dims: [data.length, 1, 1], data };
}

function channelsFirstAxis(axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis;
  return rank === 4 ? ([0, 2, 3, 1][positive] ?? positive) : positive;
}

function shapeOf(dims: readonly (number | string)[]) {
  return { dim: dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size })) };
}
