import type { PartyId } from '../ids.ts';
import type { Roll } from '../roll.ts';
import type { Tally } from '../state.ts';
import { basePair } from './compared-groups.ts';
import { shareRow } from './national.ts';
import { areaOf, constituenciesIn, type Scope } from './scope.ts';
import { butlerSwing, directed, type Swing } from './swing.ts';

/**
 * The swing so far in a scope, like for like: the declared seats against the same seats' base, between the two
 * parties with the most votes in the whole base of the scope. The pair is fixed before the night, so that it
 * cannot change with the order of declaration. Null before there is something to compare.
 */
export function overallSwing(roll: Roll, tally: Tally, scope: Scope): Swing | null {
  const [first, second] = leadingPair(roll, scope);
  if (first === undefined || second === undefined) return null;
  return swingBetween(roll, tally, scope, { gainer: second, loser: first });
}

/** The like-for-like swing between any two parties in a scope; null where either has no base there. */
export function swingBetween(
  roll: Roll,
  tally: Tally,
  scope: Scope,
  pair: { readonly gainer: PartyId; readonly loser: PartyId },
): Swing | null {
  const area = areaOf(roll, tally, scope);
  const gainer = shareRow(area, pair.gainer).change;
  const loser = shareRow(area, pair.loser).change;
  if (gainer === null || loser === null) return null;
  return directed(pair.gainer, pair.loser, butlerSwing({ gainer, loser }));
}

/** The two parties with the most base votes in a scope, most first; fewer when the base has fewer. */
export function leadingPair(roll: Roll, scope: Scope): readonly PartyId[] {
  return basePair(constituenciesIn(roll, scope));
}
