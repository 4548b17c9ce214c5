import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

/** A tensor stored inside a model. `rawData` is little-endian; `dims` are whole numbers. */
export interface OnnxTensor {
  name?: string;
  dims: number[];
  dataType: number;
  rawData: Uint8Array;
}

/** One attribute of a node; `type` tells which of the others holds its value. */
export interface OnnxAttribute {
  name: string;
  type?: number;
  i?: number;
  s?: Uint8Array;
  ints?: number[];
  t?: OnnxTensor | null;
}

/** One operation of a graph. */
export interface OnnxNode {
  input: string[];
  output: string[];
  opType: string;
  attribute: OnnxAttribute[];
}

/** The declared type of an input or output of the graph. */
export interface OnnxValueInfo {
  name: string;
  type: { tensorType: { elemType?: number; shape: { dim: { dimValue?: number; dimParam?: string }[] } } };
}

/** What this project edits or writes of an ONNX model; every other field of a file is kept as it was read. */
export interface OnnxModel {
  irVersion?: number;
  producerName?: string;
  opsetImport?: { version: number }[];
  graph: {
    name?: string;
    node: OnnxNode[];
    initializer?: OnnxTensor[];
    input?: OnnxValueInfo[];
    output: OnnxValueInfo[];
  };
}

protobuf.util.Long = undefined as never;
protobuf.configure();
const schema = protobuf.loadSync(fileURLToPath(new URL('./onnx.proto', import.meta.url)));
const modelType = schema.lookupType('onnx.ModelProto');

/**
 * Reads an ONNX file. Throws when the file holds a field that `onnx.proto` lacks: writing the model again would lose it.
 */
export function readOnnx(bytes: Uint8Array): OnnxModel {
  const message = modelType.decode(bytes);
  if (Buffer.compare(modelType.encode(message).finish(), bytes) !== 0) {
    throw new Error('the model holds fields that scripts/models/onnx.proto does not know');
  }
  return message as unknown as OnnxModel;
}

/** Writes a model as an ONNX file. */
export function writeOnnx(model: OnnxModel): Uint8Array {
  return modelType.encode(model as unknown as protobuf.Message).finish();
}
