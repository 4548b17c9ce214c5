import { OnnxNetwork, type Value, type Window } from './onnx-network.ts';
import { type Tensor, transpose } from './tensor.ts';

/** A node of a TensorFlow.js graph model. */
interface TfjsNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, TfjsAttribute>>;
}

interface TfjsAttribute {
  /** Base64. */
  readonly s?: string;
  readonly b?: boolean;
  readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] };
  readonly shape?: { readonly dim: readonly { readonly size: string }[] };
}

interface TfjsWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly quantization?: { readonly dtype: string };
}

/** The `model.json` of a TensorFlow.js graph model, as far as it is read. */
export interface TfjsModel {
  readonly modelTopology: { readonly node: readonly TfjsNode[] };
  readonly weightsManifest: readonly { readonly weights: readonly TfjsWeight[] }[];
}

const ELEMENTWISE: Readonly<Record<string, string>> = {
  Add: 'Add',
  AddV2: 'Add',
  Mul: 'Mul',
  Maximum: 'Max',
  Minimum: 'Min',
  Prelu: 'PRelu',
  Relu: 'Relu',
  Sigmoid: 'Sigmoid',
};

/** Turns a TensorFlow.js graph model (tensorflow.js, format `graph-model`) into an {@link OnnxNetwork}, from its outputs backwards. */
export class TfjsConversion {
  readonly network: OnnxNetwork;
  readonly #nodes: ReadonlyMap<string, TfjsNode>;
  readonly #weights: ReadonlyMap<string, Tensor>;
  readonly #values = new Map<string, Value>();

  /** `weights`: the bytes of the model's only weight file. Throws when the model has no input of a fixed size. */
  constructor(model: TfjsModel, weights: Uint8Array) {
    this.#nodes = new Map(model.modelTopology.node.map((node) => [node.name, node]));
    this.#weights = weightsOf(model, weights);
    const input = model.modelTopology.node.find((node) => node.op === 'Placeholder');
    const [, height, width, channels] = input?.attr?.['shape']?.shape?.dim.map(({ size }) => Number(size)) ?? [];
    if (!input || !height || !width || !channels) throw new Error('the model has no picture for its input');
    this.network = new OnnxNetwork([1, channels, height, width]);
    this.#values.set(input.name, this.network.input);
  }

  /** The value of the node `name`, with all that leads to it. Throws on operations that this converter does not know. */
  value(name: string): Value {
    const known = this.#values.get(name);
    if (known) return known;
    const value = this.#convert(this.#node(name));
    this.#values.set(name, value);
    return value;
  }

  #convert(node: TfjsNode): Value {
    const [first = '', second = ''] = node.input ?? [];
    const elementwise = ELEMENTWISE[node.op];
    if (elementwise) return this.network.each(elementwise, ...(node.input ?? []).map((name) => this.#operand(name)));
    switch (node.op) {
      case 'Identity':
        return this.value(first);
      case 'Conv2D':
      case '_FusedConv2D':
      case 'DepthwiseConv2dNative':
        return this.#fused(node, this.#convolution(node));
      case '_FusedMatMul':
        return this.#fused(
          node,
          this.network.fullyConnect(this.value(first), this.#weight(second), this.#bias(node), false),
        );
      case 'MaxPool':
        return this.network.maxPool(this.value(first), pair(node, 'ksize'), windowOf(node));
      case 'Pad':
        return this.network.pad(this.value(first), this.#weight(second));
      case 'Reshape':
        return this.network.reshape(this.value(first), [...this.#weight(second).data]);
      case 'Mean':
        return this.network.reduce(
          'ReduceMean',
          this.value(first),
          [...this.#weight(second).data],
          node.attr?.['keep_dims']?.b ?? false,
        );
      case 'Softmax':
        return this.network.softmax(this.value(first), -1);
      default:
        throw new Error(`the operation ${node.op} of ${node.name} is not known`);
    }
  }

  #convolution(node: TfjsNode): Value {
    const [picture = '', kernelName = ''] = node.input ?? [];
    const kernel = this.#weight(kernelName);
    const bias = fusedOps(node).includes('BiasAdd') ? this.#bias(node) : undefined;
    const depthwise = node.op === 'DepthwiseConv2dNative';
    const ordered = transpose(kernel, depthwise ? [2, 3, 0, 1] : [3, 2, 0, 1]);
    const groups = depthwise ? (kernel.dims[2] ?? 1) : 1;
    return this.network.convolve(this.value(picture), ordered, bias, windowOf(node), groups);
  }

  /** What was fused behind a layer: the bias is part of it here, an activation follows it. */
  #fused(node: TfjsNode, value: Value): Value {
    const activation = fusedOps(node).find((op) => op !== 'BiasAdd');
    if (activation === undefined) return value;
    const opType = ELEMENTWISE[activation];
    if (!opType) throw new Error(`the activation ${activation} is not known`);
    return this.network.each(opType, value, ...(node.input ?? []).slice(3).map((name) => this.#operand(name)));
  }

  #operand(name: string): Value | Tensor {
    return this.#weights.get(name) ?? this.value(name);
  }

  #bias(node: TfjsNode): Tensor {
    return this.#weight(node.input?.[2] ?? '');
  }

  #weight(name: string): Tensor {
    const weight = this.#weights.get(name);
    if (!weight) throw new Error(`the model has no weight ${name}`);
    return weight;
  }

  #node(name: string): TfjsNode {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`the model has no node ${name}`);
    return node;
  }
}

/** Weights lie one after the other in the order of the manifest. */
function weightsOf(model: TfjsModel, bytes: Uint8Array): ReadonlyMap<string, Tensor> {
  const weights = new Map<string, Tensor>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of model.weightsManifest.flatMap((group) => group.weights)) {
    const kind = quantization?.dtype ?? dtype;
    const count = shape.reduce((product, size) => product * size, 1);
    const byteLength = count * (kind === 'float16' ? 2 : 4);
    const data = numbers(kind, new Uint8Array(bytes.subarray(offset, offset + byteLength)).buffer);
    weights.set(name, { dims: shape, data });
    offset += byteLength;
  }
  if (offset !== bytes.length) throw new Error(`the weights take ${offset} bytes of ${bytes.length}`);
  return weights;
}

function numbers(kind: string, buffer: ArrayBuffer): Tensor['data'] {
  switch (kind) {
    case 'float16':
      return new Uint16Array(buffer);
    case 'float32':
      return new Float32Array(buffer);
    case 'int32':
      return new Int32Array(buffer);
    default:
      throw new Error(`weights of ${kind} are not known`);
  }
}

function fusedOps(node: TfjsNode): readonly string[] {
  return (node.attr?.['fused_ops']?.list?.s ?? []).map(text);
}

function windowOf(node: TfjsNode): Window {
  const padding = text(node.attr?.['padding']?.s ?? '');
  if (padding !== 'SAME' && padding !== 'VALID') throw new Error(`the padding ${padding} is not known`);
  return { strides: pair(node, 'strides'), padding };
}

/** Height and width of an attribute that lists `[batch, height, width, channels]`. */
function pair(node: TfjsNode, attribute: string): readonly [number, number] {
  const [, down, across] = node.attr?.[attribute]?.list?.i ?? [];
  return [Number(down), Number(across)];
}

function text(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1');
}
