/** Square matrices lie row after row in one array. Sizes here are about 40. */
export type Matrix = Float64Array;

/** The entry of an array that is known to be long enough. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}

/** Lower L with A = L L'. Throws when A is not positive definite, which a covariance of ours always is. */
export function cholesky(a: Matrix, size: number): Matrix {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = a[row * size + column] as number;
      for (let k = 0; k < column; k++)
        sum -= (lower[row * size + k] as number) * (lower[column * size + k] as number);
      if (row === column) {
        if (!(sum > 0)) throw new Error(`A matrix of ${size} rows is not positive definite in row ${row}`);
        lower[row * size + row] = Math.sqrt(sum);
      } else {
        lower[row * size + column] = sum / (lower[column * size + column] as number);
      }
    }
  }
  return lower;
}

/** x with L L' x = b. */
export function solve(lower: Matrix, size: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row++) {
    let sum = x[row] as number;
    for (let k = 0; k < row; k++) sum -= (lower[row * size + k] as number) * (x[k] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] as number;
    for (let k = row + 1; k < size; k++) sum -= (lower[k * size + row] as number) * (x[k] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  return x;
}

/** (L L')⁻¹, by way of the inverse of L. */
export function inverse(lower: Matrix, size: number): Matrix {
  const half = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    half[column * size + column] = 1 / (lower[column * size + column] as number);
    for (let row = column + 1; row < size; row++) {
      let sum = 0;
      for (let k = column; k < row; k++)
        sum -= (lower[row * size + k] as number) * (half[k * size + column] as number);
      half[row * size + column] = sum / (lower[row * size + row] as number);
    }
  }
  const result = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let k = row; k < size; k++)
        sum += (half[k * size + row] as number) * (half[k * size + column] as number);
      result[row * size + column] = sum;
      result[column * size + row] = sum;
    }
  }
  return result;
}

/** A x. */
export function times(a: Matrix, size: number, x: Float64Array): Float64Array {
  const result = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (a[row * size + k] as number) * (x[k] as number);
    result[row] = sum;
  }
  return result;
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < x.length; index++) sum += (x[index] as number) * (y[index] as number);
  return sum;
}
