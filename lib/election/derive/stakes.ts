import { countOf } from '../counts.ts';
import type { PartyId } from '../ids.ts';
import type { Candidate, Constituency } from '../reference.ts';
import { candidatesOf, type Roll } from '../roll.ts';
import type { NightState } from '../state.ts';
import { defending } from './hold-or-gain.ts';
import { leadingPair } from './overall-swing.ts';
import type { Schedule, Scheduled } from './schedule.ts';
import { type SeatAtRisk, seatsAtRisk } from './seats-at-risk.ts';
import { isParty } from './standings.ts';
import { stateOfPlay } from './state-of-play.ts';

/** What a seat without a winner could decide. */
export type Stake =
  /** It alone would give the leading party a majority. */
  | { readonly kind: 'majority'; readonly party: PartyId }
  /** The party has no seat yet tonight and defends this one, may take it, or has its leader here. */
  | { readonly kind: 'firstSeat'; readonly party: PartyId }
  /** Somebody whom readers know stands. */
  | { readonly kind: 'person'; readonly candidate: Candidate }
  | { readonly kind: 'atRisk'; readonly risk: SeatAtRisk };

/**
 * What each seat still without a winner could decide, weightiest first. The two parties that led the base are left out
 * of first seats: theirs come at once and decide nothing.
 */
export function stakes(
  roll: Roll,
  state: NightState,
  nightNowMs: number,
): (constituency: Constituency) => readonly Stake[] {
  const risks = new Map(seatsAtRisk(roll, state).map((risk) => [risk.constituency.id, risk]));
  const oneShort = stateOfPlay(roll, state.tally, nightNowMs).leaders.filter(({ needs }) => needs === 1);
  const large = new Set(leadingPair(roll, 'UK'));
  return (constituency) => {
    const candidates = candidatesOf(constituency, state.contests[constituency.id]);
    const stands = (party: PartyId) => candidates.some(({ standing }) => standing === party);
    const risk = risks.get(constituency.id);
    const defender = defending(constituency.base)?.standing;
    const hopefuls = new Set(
      [defender, risk?.challenger.standing, ...candidates.filter(leads).map(({ standing }) => standing)]
        .filter((standing) => standing !== undefined)
        .filter(isParty)
        .filter((party) => !large.has(party) && countOf(state.tally.seats, party) === 0),
    );
    return [
      ...oneShort.flatMap(({ party }): Stake[] => (stands(party) ? [{ kind: 'majority', party }] : [])),
      ...[...hopefuls].map((party): Stake => ({ kind: 'firstSeat', party })),
      ...candidates
        .filter(({ notable }) => notable !== null)
        .map((candidate): Stake => ({ kind: 'person', candidate })),
      ...(risk === undefined ? [] : [{ kind: 'atRisk', risk } as const]),
    ];
  };
}

function leads({ notable }: Candidate): boolean {
  return notable?.kind === 'leader';
}

/** The earliest that the leading party could reach a majority: by winning every seat that comes, where it stands. */
export interface MajorityAhead {
  readonly party: PartyId;
  readonly needs: number;
  /** The seat that would decide it. */
  readonly seat: Scheduled;
}

/** Null before a party leads alone, once it has a majority, and where too few of the seats left have a time. */
export function majorityAhead(
  roll: Roll,
  state: NightState,
  schedule: Schedule,
  nightNowMs: number,
): MajorityAhead | null {
  const [leader, ...level] = stateOfPlay(roll, state.tally, nightNowMs).leaders;
  if (leader === undefined || level.length > 0 || leader.needs === 0) return null;
  const coming = schedule.seats
    .filter(({ turn }) => turn === 'overdue' || turn === 'next' || turn === 'later')
    .filter(({ constituency }) =>
      candidatesOf(constituency, state.contests[constituency.id]).some(
        ({ standing }) => standing === leader.party,
      ),
    )
    .sort((left, right) => (left.estimateMs ?? nightNowMs) - (right.estimateMs ?? nightNowMs));
  const seat = coming[leader.needs - 1];
  return seat === undefined ? null : { party: leader.party, needs: leader.needs, seat };
}
