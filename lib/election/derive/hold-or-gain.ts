import type { Standing } from '../ids.ts';
import type { Base, BaseEntry, Candidate } from '../reference.ts';

/** How a seat was taken, judged against the winner of the last general election, or its notional winner. */
export type HoldOrGain =
  | { readonly kind: 'hold' }
  | { readonly kind: 'gain'; readonly from: Standing }
  /** No base: neither a hold nor a gain can be said. */
  | { readonly kind: 'new' };

/** Who defends the seat: the base's winner. By-elections and changes of party since then do not count. */
export function defending(base: Base | null): BaseEntry | null {
  return base?.entries[0] ?? null;
}

/**
 * Hold or gain against the defending party. Independents are people: one holds the seat only if the same person
 * won it last time, and gains it "from independent" otherwise.
 */
export function holdOrGain(winner: Candidate, base: Base | null): HoldOrGain {
  const defender = defending(base);
  if (defender === null) return { kind: 'new' };
  if (winner.standing !== defender.standing) return { kind: 'gain', from: defender.standing };
  if (winner.standing !== 'independent') return { kind: 'hold' };
  return defender.name === winner.name ? { kind: 'hold' } : { kind: 'gain', from: 'independent' };
}
