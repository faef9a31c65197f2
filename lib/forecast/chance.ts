/**
 * Seeded chance: the same seed gives the same numbers in the same order, so that two servers agree and a probability
 * moves only because of data. xoshiro128** of Blackman and Vigna, seeded by splitmix32.
 */
export interface Chance {
  /** From 0 up to 1. */
  uniform(): number;
  /** Mean 0, variance 1. */
  normal(): number;
  /** Chi-squared with whole degrees of freedom. */
  chiSquared(degrees: number): number;
}

export function chanceOf(seed: number): Chance {
  const next = xoshiro(seed);
  const uniform = () => next() / 4_294_967_296;
  let spare: number | null = null;
  // Marsaglia's polar method makes two at a time.
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
  // Each pair of degrees is exponential with mean 2: the sum of their logarithms is one logarithm of a product.
  const chiSquared = (degrees: number): number => {
    let product = 1;
    for (let left = degrees; left > 1; left -= 2) product *= 1 - uniform();
    const odd = degrees % 2 === 1 ? normal() ** 2 : 0;
    return odd - 2 * Math.log(product);
  };
  return { uniform, normal, chiSquared };
}

function xoshiro(seed: number): () => number {
  const s = new Uint32Array(4);
  let state = seed >>> 0;
  for (let index = 0; index < 4; index++) {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    s[index] = mixed ^ (mixed >>> 15);
  }
  let [a, b, c, d] = s as unknown as [number, number, number, number];
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}
