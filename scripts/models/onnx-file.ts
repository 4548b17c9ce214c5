import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

/** A tensor stored inside a model. `rawData` is little-endian; `dims` are whole numbers. */
export interface OnnxTensor {
  dims: number[];
  dataType: number;
  rawData: Uint8Array;
}

/** One attribute of a node; `t` is set on those that hold a tensor. */
export interface OnnxAttribute {
  name: string;
  t: OnnxTensor | null;
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
  type: { tensorType: { shape: { dim: { dimValue?: number; dimParam?: string }[] } } };
}

/** What this project edits of an ONNX model; every other field of the file is kept as it was read. */
export interface OnnxModel {
  graph: { node: OnnxNode[]; output: OnnxValueInfo[] };
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
