/**
 * A transform of one length, with its sines and cosines made once: works in place on so many values from `start` on, `stride` apart.
 */
export type FourierTransform = (real: Float64Array, imaginary: Float64Array, start: number, stride: number) => void;

/** The discrete Fourier transform of `length` values, a power of two (Cooley and Tukey, 1965, radix 2). */
export function fourierTransform(length: number): FourierTransform {
  const cosines = Float64Array.from({ length: length / 2 }, (_, k) => Math.cos((-2 * Math.PI * k) / length));
  const sines = Float64Array.from({ length: length / 2 }, (_, k) => Math.sin((-2 * Math.PI * k) / length));
  return (real, imaginary, start, stride) => {
    reorder(real, imaginary, { length, start, stride });
    for (let size = 2; size <= length; size *= 2) {
      const half = size / 2;
      for (let first = 0; first < length; first += size) {
        for (let k = 0; k < half; k++) {
          const turn = (k * length) / size;
          const cosine = cosines[turn] as number;
          const sine = sines[turn] as number;
          const a = start + (first + k) * stride;
          const b = a + half * stride;
          const re = real[b] as number;
          const im = imaginary[b] as number;
          const turnedRe = re * cosine - im * sine;
          const turnedIm = re * sine + im * cosine;
          real[b] = (real[a] as number) - turnedRe;
          imaginary[b] = (imaginary[a] as number) - turnedIm;
          real[a] = (real[a] as number) + turnedRe;
          imaginary[a] = (imaginary[a] as number) + turnedIm;
        }
      }
    }
  };
}

interface Span {
  readonly length: number;
  readonly start: number;
  readonly stride: number;
}

/** Puts every value where the bits of its index, reversed, tell. */
function reorder(real: Float64Array, imaginary: Float64Array, { length, start, stride }: Span): void {
  for (let index = 1, reversed = 0; index < length; index++) {
    let bit = length >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (index >= reversed) continue;
    swap(real, start + index * stride, start + reversed * stride);
    swap(imaginary, start + index * stride, start + reversed * stride);
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const value = values[a] as number;
  values[a] = values[b] as number;
  values[b] = value;
}
