/**
 * The solution of `size` linear equations, by elimination with row pivots. `matrix` (row by row) and `right` are used up; where
 * an unknown is not determined, numbers are not finite.
 */
export function solveLinear(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    swapRows(matrix, right, column, pivotOf(matrix, size, column));
    for (let row = column + 1; row < size; row += 1) eliminate(matrix, right, column, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = right[row] as number;
    for (let column = row + 1; column < size; column += 1) {
      rest -= (matrix[row * size + column] as number) * (right[column] as number);
    }
    right[row] = rest / (matrix[row * size + row] as number);
  }
  return right;
}

function pivotOf(matrix: Float64Array, size: number, column: number): number {
  let pivot = column;
  for (let row = column + 1; row < size; row += 1) {
    if (Math.abs(matrix[row * size + column] as number) > Math.abs(matrix[pivot * size + column] as number))
      pivot = row;
  }
  return pivot;
}

function swapRows(matrix: Float64Array, right: Float64Array, one: number, other: number): void {
  if (one === other) return;
  const size = right.length;
  const kept = matrix.slice(one * size, (one + 1) * size);
  matrix.copyWithin(one * size, other * size, (other + 1) * size);
  matrix.set(kept, other * size);
  [right[one], right[other]] = [right[other] as number, right[one] as number];
}

function eliminate(matrix: Float64Array, right: Float64Array, pivot: number, row: number): void {
  const size = right.length;
  const factor = (matrix[row * size + pivot] as number) / (matrix[pivot * size + pivot] as number);
  for (let column = pivot; column < size; column += 1) {
    matrix[row * size + column] =
      (matrix[row * size + column] as number) - factor * (matrix[pivot * size + column] as number);
  }
  right[row] = (right[row] as number) - factor * (right[pivot] as number);
}
