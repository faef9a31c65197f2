import fc from 'fast-check';

/**
 * The seed of every property test: fixed, so that a run can be repeated, and replaced by DECLARED_TEST_SEED to look
 * elsewhere. A failure prints the seed and the smallest case.
 */
export const SEED = Number(process.env['DECLARED_TEST_SEED'] ?? 20_240_704);

/** Checks a property with the seed above. */
export function holds<Values>(property: fc.IRawProperty<Values>, runs = 200): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}
