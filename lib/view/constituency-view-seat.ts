import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidateOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import {
  type Contest,
  type DeclaredPhase,
  emptyContest,
  type NightState,
  type SupersededResult,
} from '#lib/election/state.ts';

/** One constituency with all that its page is made from. */
export interface Seat {
  readonly roll: Roll;
  readonly state: NightState;
  readonly constituency: Constituency;
  readonly contest: Contest;
  /** UTC milliseconds on the night's clock. */
  readonly nightNowMs: number;
}

export function seatOf(roll: Roll, state: NightState, id: ConstituencyId, nightNowMs: number): Seat {
  const constituency = constituencyOf(roll, id);
  return { roll, state, constituency, contest: state.contests[id] ?? emptyContest, nightNowMs };
}

export function personOf({ constituency, contest }: Seat, id: CandidateId): Candidate {
  return candidateOf(constituency, contest, id);
}

/** The public result, where there is one. */
export function declaredPhase({ contest }: Seat): DeclaredPhase | null {
  return contest.phase.kind === 'declared' ? contest.phase : null;
}

/** The winner, declared or announced. */
export function winnerOfSeat(seat: Seat): Candidate | null {
  const { phase } = seat.contest;
  return phase.kind === 'declared' || phase.kind === 'rush' ? personOf(seat, phase.winner) : null;
}

/** The public result that the present one replaced; null when the present one is the first. */
export function replacedResult(seat: Seat): SupersededResult | null {
  return declaredPhase(seat) === null ? null : (seat.contest.superseded.at(-1) ?? null);
}
