/** Numbers of a model, row by row: 32-bit floats, IEEE 754 half floats as their 16 bits, or whole numbers. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array | Uint16Array | Int32Array;
}

/** The tensor with its dimensions in another order: dimension `k` of the result is dimension `order[k]` of the source. */
export function transpose({ dims, data }: Tensor, order: readonly number[]): Tensor {
  const turned = order.map((from) => dims[from] ?? 1);
  const strides = dims.map((_, index) => dims.slice(index + 1).reduce((product, size) => product * size, 1));
  const target = data.slice();
  const position = turned.map(() => 0);
  for (let to = 0; to < target.length; to++) {
    const from = order.reduce((sum, dim, k) => sum + (position[k] ?? 0) * (strides[dim] ?? 0), 0);
    target[to] = data[from] ?? 0;
    for (let k = turned.length - 1; k >= 0; k--) {
      position[k] = (position[k] ?? 0) + 1;
      if ((position[k] ?? 0) < (turned[k] ?? 0)) break;
      position[k] = 0;
    }
  }
  return { dims: turned, data: target };
}
