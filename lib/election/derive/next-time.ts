import type { Candidate, Constituency } from '../reference.ts';
import { candidatesOf } from '../roll.ts';
import type { Contest } from '../state.ts';
import { ranked } from './standing-order.ts';
import { validVotes } from './valid-votes.ts';
import { inPoints, voteShare } from './vote-share.ts';

export interface NextTime {
  readonly candidate: Candidate;
  readonly votesBehind: number;
  /** Voters who, moving from the winner to this candidate, would have made a different winner. */
  readonly votersToSwitch: number;
  /** Swing from the winner that would bring the two level next time, in points of all valid votes. */
  readonly swing: number;
}

/**
 * What each beaten candidate of a declared contest would need next time, nearest first. A voter who changes sides
 * counts twice, so half of the gap and one voter more suffice; half of the gap alone would be a tie.
 */
export function nextTime(constituency: Constituency, contest: Contest): readonly NextTime[] {
  if (contest.phase.kind !== 'declared') return [];
  const { figures, winner } = contest.phase;
  const candidates = new Map(candidatesOf(constituency, contest).map((each) => [each.id, each]));
  const won = figures.votes[winner] ?? 0;
  const valid = validVotes(figures);
  return ranked(figures).flatMap(({ candidateId, votes }) => {
    const candidate = candidates.get(candidateId);
    if (candidate === undefined || candidateId === winner) return [];
    const votesBehind = won - votes;
    return [
      {
        candidate,
        votesBehind,
        votersToSwitch: Math.floor(votesBehind / 2) + 1,
        swing: inPoints(voteShare(votesBehind, valid)) / 2,
      },
    ];
  });
}
