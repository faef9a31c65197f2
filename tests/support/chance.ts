/** Numbers from 0 up to 1 that come again with the same seed: what fails once can be made to fail again. */
export function chanceFrom(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    // Lehmer's generator with the multiplier of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
