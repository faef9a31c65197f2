import type { Candidate } from '#lib/election/reference.ts';
import { candidateOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import { emptyContest, type HeldLocalPrior, type NightState } from '#lib/election/state.ts';
import { capitalised, standingName } from '#lib/format/names.ts';
import { formatPercent, formatPoints } from '#lib/format/numbers.ts';

/** "Ann Bell (Independent)". */
export function personExpected(
  roll: Roll,
  { contests }: NightState,
  { constituencyId, candidateId }: HeldLocalPrior,
): string {
  const contest = contests[constituencyId] ?? emptyContest;
  return namedWithParty(roll, candidateOf(constituencyOf(roll, constituencyId), contest, candidateId));
}

/** The same of anybody who stands. */
export function namedWithParty(roll: Roll, { name, standing }: Pick<Candidate, 'name' | 'standing'>): string {
  return `${name} (${standingName(roll, standing)})`;
}

/** "29.0%, give or take 5.0 points". */
export function expectedWords({
  sharePermille,
  sdPermille,
}: Pick<HeldLocalPrior, 'sharePermille' | 'sdPermille'>): string {
  return `${formatPercent(sharePermille / 1000)}, give or take ${formatPoints(sdPermille / 10)} points`;
}

/** What readers of a seat are told that the forecast was told: whom, how much, and why. */
export function localPriorSentence(roll: Roll, state: NightState, held: HeldLocalPrior): string {
  const reason = capitalised(held.reason);
  const end = /[.!?]$/.test(reason) ? '' : '.';
  return `The newsroom has the forecast expect ${personExpected(roll, state, held)} at ${expectedWords(held)}. Why: ${reason}${end}`;
}
