import type { PartyId } from '../ids.ts';
import type { Constituency } from '../reference.ts';
import { candidatesOf } from '../roll.ts';
import type { Contest } from '../state.ts';
import { baseShareOfStanding } from './base-share.ts';
import { butlerSwing } from './swing.ts';
import { validVotes } from './valid-votes.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** How a party did in one declared seat. */
export interface PartyInSeat {
  /** Of the valid votes, 0 to 1. */
  readonly share: number;
  /** Points since the base; null where it has none here. */
  readonly change: number | null;
}

/** Null while the seat has no figures, and where nobody stood for the party: that is not a share of 0. */
export function partyInSeat(
  constituency: Constituency,
  contest: Contest | undefined,
  party: PartyId,
): PartyInSeat | null {
  if (contest?.phase.kind !== 'declared') return null;
  const { figures } = contest.phase;
  const own = candidatesOf(constituency, contest).filter(({ standing }) => standing === party);
  if (own.length === 0) return null;
  const votes = own.reduce((sum, { id }) => sum + (figures.votes[id] ?? 0), 0);
  const share = voteShare(votes, validVotes(figures));
  const before = baseShareOfStanding(constituency.base, party);
  return { share, change: before === null ? null : inPoints(share - before) };
}

/**
 * The Butler swing in one seat between two parties of the reader's choice, in points: above 0 to `to`, below 0 to
 * `from`. Null where either did not stand now or in the base: its change would be a change of the ballot paper.
 */
export function chosenSwing(
  constituency: Constituency,
  contest: Contest | undefined,
  { from, to }: { readonly from: PartyId; readonly to: PartyId },
): number | null {
  const gainer = partyInSeat(constituency, contest, to)?.change ?? null;
  const loser = partyInSeat(constituency, contest, from)?.change ?? null;
  return gainer === null || loser === null ? null : butlerSwing({ gainer, loser });
}
