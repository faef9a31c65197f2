import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { canonicalJson } from './canonical-json.ts';
import { compactState } from './compact-state.ts';
import { sha256Hex } from './sha256.ts';

/**
 * SHA-256 of the canonical JSON of the compact state: equal on the server and in every browser that folded the
 * same events, and the only proof that they did.
 */
export function stateHash(roll: Roll, state: NightState): string {
  const known = hashes.get(state);
  if (known !== undefined) return known;
  const hash = sha256Hex(canonicalJson(compactState(roll, state)));
  hashes.set(state, hash);
  return hash;
}

// A state never changes, so its hash never does; a state that nobody holds any more takes its hash with it.
const hashes = new WeakMap<NightState, string>();
