import type { PublicResult } from '../public-results.ts';
import type { Candidate, Constituency } from '../reference.ts';
import { candidatesOf } from '../roll.ts';
import type { Contest } from '../state.ts';
import { baseShareOf } from './base-share.ts';
import { losesDeposit } from './deposits.ts';
import { shareChange } from './share-change.ts';
import { ranked } from './standing-order.ts';
import { validVotes } from './valid-votes.ts';
import { voteShare } from './vote-share.ts';

/** All that a result table shows of one candidate. */
export interface ResultRow {
  readonly candidate: Candidate;
  /** 1 for the winner. */
  readonly rank: number;
  readonly votes: number;
  /** Of the valid votes, 0 to 1. */
  readonly share: number;
  /** 0 to 1; null where there is no base to compare with. */
  readonly baseShare: number | null;
  /** Points since the base; null where there is none. */
  readonly change: number | null;
  readonly elected: boolean;
  readonly depositLost: boolean;
  /** Votes over those of the first, 0 to 1: the length of a bar. */
  readonly ofFirst: number;
}

/** The table of the declared result, most votes first; empty while the contest is not declared. */
export function resultRows(constituency: Constituency, contest: Contest): readonly ResultRow[] {
  return contest.phase.kind === 'declared' ? rowsOf(constituency, contest, contest.phase) : [];
}

/** The table of any public result of the contest, also of one that was corrected or withdrawn since. */
export function rowsOf(
  constituency: Constituency,
  contest: Contest,
  { figures, winner }: Pick<PublicResult, 'figures' | 'winner'>,
): readonly ResultRow[] {
  const candidates = new Map(candidatesOf(constituency, contest).map((each) => [each.id, each]));
  const valid = validVotes(figures);
  const order = ranked(figures);
  const most = order[0]?.votes ?? 0;
  const { base } = constituency;
  return order.flatMap(({ candidateId, votes }, index) => {
    const candidate = candidates.get(candidateId);
    if (candidate === undefined) return [];
    return [
      {
        candidate,
        rank: index + 1,
        votes,
        share: voteShare(votes, valid),
        baseShare: baseShareOf(base, candidate),
        change: shareChange({ candidate, votes, validVotes: valid, base }),
        elected: candidateId === winner,
        depositLost: losesDeposit(votes, valid),
        ofFirst: voteShare(votes, most),
      },
    ];
  });
}
