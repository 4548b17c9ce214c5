import { ByteBuffer } from 'flatbuffers';
import type { Tensor } from './tensor.ts';

/** One operation of a TFLite model. */
export interface TfliteOperator {
  /** `BuiltinOperator` of schema.fbs. */
  readonly code: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The byte-sized field `index` of the operator's options table; 0 when left out. */
  byteOption(index: number): number;
  /** The 32-bit field `index` of the operator's options table; 0 when left out. */
  intOption(index: number): number;
}

/** A TFLite model with one subgraph. Tensors are referred to by their index. */
export interface TfliteModel {
  readonly shapes: readonly (readonly number[])[];
  /** Tensors with stored numbers. */
  readonly constants: ReadonlyMap<number, Tensor>;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly operators: readonly TfliteOperator[];
}

const FLOAT32 = 0;
const INT32 = 2;
/** Operator codes above this stand in a later, wider field. */
const LAST_NARROW_CODE = 127;

/** Reads a TFLite file (tensorflow/lite/schema/schema.fbs, version 3). Throws on weights other than 32-bit floats and whole numbers. */
export function readTflite(bytes: Uint8Array): TfliteModel {
  const buffer = new ByteBuffer(bytes);
  const root = new Table(buffer, buffer.readInt32(0));
  const codes = root.tables(1).map((code) => (code.byte(0) >= LAST_NARROW_CODE ? code.int(3) : code.byte(0)));
  const [graph, ...others] = root.tables(2);
  if (!graph || others.length > 0) throw new Error('expected one subgraph');
  const buffers = root.tables(4);
  const tensors = graph.tables(0);
  const constants = tensors.flatMap((tensor, index): [number, Tensor][] => {
    const data = buffers[tensor.int(2)]?.bytes(0);
    return data ? [[index, { dims: tensor.ints(0), data: numbers(tensor.byte(1), data) }]] : [];
  });
  return {
    shapes: tensors.map((tensor) => tensor.ints(0)),
    constants: new Map(constants),
    inputs: graph.ints(1),
    outputs: graph.ints(2),
    operators: graph.tables(3).map((operator) => operatorOf(operator, codes)),
  };
}

function operatorOf(operator: Table, codes: readonly number[]): TfliteOperator {
  const options = operator.table(4);
  return {
    code: codes[operator.int(0)] ?? -1,
    inputs: operator.ints(1),
    outputs: operator.ints(2),
    byteOption: (index) => options?.byte(index) ?? 0,
    intOption: (index) => options?.int(index) ?? 0,
  };
}

function numbers(type: number, bytes: Uint8Array): Tensor['data'] {
  if (type === FLOAT32) return new Float32Array(new Uint8Array(bytes).buffer);
  if (type === INT32) return new Int32Array(new Uint8Array(bytes).buffer);
  throw new Error(`tensors of type ${type} are not known`);
}

/** A table of a flatbuffer; fields by their number in the schema. */
class Table {
  readonly #buffer: ByteBuffer;
  readonly #start: number;

  constructor(buffer: ByteBuffer, start: number) {
    this.#buffer = buffer;
    this.#start = start;
  }

  byte(field: number): number {
    const at = this.#at(field);
    return at === undefined ? 0 : this.#buffer.readUint8(at);
  }

  int(field: number): number {
    const at = this.#at(field);
    return at === undefined ? 0 : this.#buffer.readInt32(at);
  }

  table(field: number): Table | undefined {
    const at = this.#at(field);
    return at === undefined ? undefined : new Table(this.#buffer, this.#buffer.__indirect(at));
  }

  tables(field: number): Table[] {
    return this.#elements(field).map((at) => new Table(this.#buffer, this.#buffer.__indirect(at)));
  }

  ints(field: number): number[] {
    return this.#elements(field).map((at) => this.#buffer.readInt32(at));
  }

  bytes(field: number): Uint8Array | undefined {
    const at = this.#at(field);
    if (at === undefined) return undefined;
    const start = this.#buffer.__vector(at);
    return this.#buffer.bytes().subarray(start, start + this.#buffer.__vector_len(at));
  }

  /** Where the elements of a vector of 32-bit values or offsets stand. */
  #elements(field: number): number[] {
    const at = this.#at(field);
    if (at === undefined) return [];
    const start = this.#buffer.__vector(at);
    return Array.from({ length: this.#buffer.__vector_len(at) }, (_, index) => start + index * 4);
  }

  #at(field: number): number | undefined {
    const offset = this.#buffer.__offset(this.#start, 4 + 2 * field);
    return offset === 0 ? undefined : this.#start + offset;
  }
}
