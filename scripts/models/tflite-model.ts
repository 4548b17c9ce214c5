import { OnnxNetwork, type Value, type Window } from './onnx-network.ts';
import { type Tensor, transpose } from './tensor.ts';
import type { TfliteModel, TfliteOperator } from './tflite-file.ts';

/** Codes of `BuiltinOperator` in schema.fbs: operations on each number, and the name that ONNX has for them. */
const ELEMENTWISE: ReadonlyMap<number, string> = new Map([
  [0, 'Add'],
  [18, 'Mul'],
  [19, 'Relu'],
  [41, 'Sub'],
  [42, 'Div'],
  [47, 'Exp'],
  [59, 'Neg'],
  [101, 'Abs'],
]);
const REDUCING: ReadonlyMap<number, string> = new Map([
  [74, 'ReduceSum'],
  [82, 'ReduceMax'],
]);
const CONV_2D = 3;
const DEPTHWISE_CONV_2D = 4;
const FULLY_CONNECTED = 9;
const MAX_POOL_2D = 17;
const RESHAPE = 22;
/** Numbers of the field `fused_activation_function` in the options of each operator that has one. */
const ACTIVATION_FIELD: ReadonlyMap<number, number> = new Map([
  [CONV_2D, 3],
  [DEPTHWISE_CONV_2D, 4],
  [FULLY_CONNECTED, 0],
  [MAX_POOL_2D, 5],
  [0, 0],
  [18, 0],
  [41, 0],
  [42, 0],
]);

/**
 * Turns a TFLite model into an {@link OnnxNetwork} whose input is `inputDims` (`[batch, channels, height, width]`, names for open sizes),
 * and tells the values of its outputs. Throws on operations that this converter does not know.
 */
export function convertTflite(model: TfliteModel, inputDims: readonly (number | string)[]) {
  const network = new OnnxNetwork(inputDims);
  const values = new Map<number, Value>([[model.inputs[0] ?? 0, network.input]]);
  const computed = (index: number | undefined): Value => {
    const value = index === undefined ? undefined : values.get(index);
    if (!value) throw new Error(`tensor ${index} comes before it is computed`);
    return value;
  };
  for (const operator of model.operators) {
    const value = convertOperator(network, model, operator, computed);
    for (const output of operator.outputs) values.set(output, value);
  }
  return { network, outputs: model.outputs.map(computed) };
}

function convertOperator(
  network: OnnxNetwork,
  { constants }: TfliteModel,
  operator: TfliteOperator,
  computed: (index: number | undefined) => Value,
): Value {
  const { code, inputs } = operator;
  const constant = (index: number | undefined): Tensor => {
    const tensor = index === undefined ? undefined : constants.get(index);
    if (!tensor) throw new Error(`tensor ${index} is not constant`);
    return tensor;
  };
  const activationField = ACTIVATION_FIELD.get(code);
  if (activationField !== undefined && operator.byteOption(activationField) !== 0)
    throw new Error(`operator ${code} has a fused activation`);
  const elementwise = ELEMENTWISE.get(code);
  if (elementwise) return network.each(elementwise, ...inputs.map((index) => constants.get(index) ?? computed(index)));
  const reducing = REDUCING.get(code);
  const x = computed(inputs[0]);
  if (reducing) return network.reduce(reducing, x, [...constant(inputs[1]).data], operator.byteOption(0) !== 0);
  switch (code) {
    case CONV_2D:
      return network.convolve(x, transpose(constant(inputs[1]), [0, 3, 1, 2]), constant(inputs[2]), windowOf(operator));
    case DEPTHWISE_CONV_2D: {
      const kernel = transpose(constant(inputs[1]), [3, 0, 1, 2]);
      return network.convolve(x, kernel, constant(inputs[2]), windowOf(operator), kernel.dims[0]);
    }
    case MAX_POOL_2D:
      return network.maxPool(x, [operator.intOption(4), operator.intOption(3)], windowOf(operator));
    case FULLY_CONNECTED:
      return network.fullyConnect(x, constant(inputs[1]), constant(inputs[2]), true);
    case RESHAPE:
      return network.reshape(x, [...constant(inputs[1]).data]);
    default:
      throw new Error(`operator ${code} is not known`);
  }
}

/** The first three fields that the options of convolutions and poolings share: padding, stride across, stride down. */
function windowOf(operator: TfliteOperator): Window {
  return {
    padding: operator.byteOption(0) === 0 ? 'SAME' : 'VALID',
    strides: [operator.intOption(2), operator.intOption(1)],
  };
}
