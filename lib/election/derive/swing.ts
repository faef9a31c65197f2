import type { PartyId } from '../ids.ts';
import type { PublicResult } from '../public-results.ts';
import type { Base, BaseEntry, Constituency } from '../reference.ts';
import { candidateOf, candidatesOf } from '../roll.ts';
import type { Contest } from '../state.ts';
import { baseShareOfStanding } from './base-share.ts';
import { defending } from './hold-or-gain.ts';
import { isParty } from './standings.ts';
import { validVotes } from './valid-votes.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** A swing is always between two named parties, in a direction, and never below 0. */
export interface Swing {
  readonly from: PartyId;
  readonly to: PartyId;
  readonly points: number;
}

/**
 * Butler swing to the gainer: the mean of its rise and the loser's fall in share of all valid votes, in points.
 * Negative when it went the other way. (D. Butler and D. Stokes, Political Change in Britain.)
 */
export function butlerSwing({ gainer, loser }: ShareChanges): number {
  return (gainer - loser) / 2;
}

interface ShareChanges {
  /** Change of share, in points. */
  readonly gainer: number;
  readonly loser: number;
}

/**
 * Steed swing to the gainer: the change of its share of the two parties' votes alone, in points; null where the
 * two have no votes between them.
 */
export function steedSwing({ gainer, loser }: TwoPartyVotes): number | null {
  if (gainer.now + loser.now === 0 || gainer.before + loser.before === 0) return null;
  return inPoints(gainer.now / (gainer.now + loser.now) - gainer.before / (gainer.before + loser.before));
}

interface TwoPartyVotes {
  readonly gainer: { readonly now: number; readonly before: number };
  readonly loser: { readonly now: number; readonly before: number };
}

/**
 * The Butler swing to quote for a contest; null where it would need a share that nobody had. Which two parties:
 * on a gain, the winner and the defending party; on a hold, the winner and the party that was second in the base
 * (the next one that stands again, when that party does not).
 */
export function contestSwing(constituency: Constituency, contest: Contest): Swing | null {
  return contest.phase.kind === 'declared' ? swingOf(constituency, contest, contest.phase) : null;
}

/** The same for any public result of the contest, also one that was corrected or withdrawn since. */
export function swingOf(
  constituency: Constituency,
  contest: Contest,
  result: Pick<PublicResult, 'figures' | 'winner'>,
): Swing | null {
  const changes = pairChanges(constituency, contest, result);
  if (changes === null) return null;
  const points = butlerSwing({ gainer: changes.gainer.points, loser: changes.loser.points });
  return directed(changes.gainer.party, changes.loser.party, points);
}

/** A swing with its parties the right way round: it goes to the party that it favours. */
export function directed(gainer: PartyId, loser: PartyId, points: number): Swing {
  return points < 0 ? { from: gainer, to: loser, points: -points } : { from: loser, to: gainer, points };
}

function pairChanges(
  constituency: Constituency,
  contest: Contest,
  result: Pick<PublicResult, 'figures' | 'winner'>,
) {
  const { figures } = result;
  const { base } = constituency;
  if (base === null) return null;
  const winner = candidateOf(constituency, contest, result.winner).standing;
  if (!isParty(winner)) return null;
  const other = otherParty(constituency, contest, base, winner);
  if (other === null) return null;
  const valid = validVotes(figures);
  const change = (party: PartyId) => {
    const before = baseShareOfStanding(base, party);
    const votes = candidatesOf(constituency, contest)
      .filter((each) => each.standing === party)
      .reduce((sum, each) => sum + (figures.votes[each.id] ?? 0), 0);
    return before === null ? null : { party, points: inPoints(voteShare(votes, valid) - before) };
  };
  const gainer = change(winner);
  const loser = change(other);
  return gainer === null || loser === null ? null : { gainer, loser };
}

function otherParty(
  constituency: Constituency,
  contest: Contest,
  base: Base,
  winner: PartyId,
): PartyId | null {
  const stands = (entry: BaseEntry) =>
    candidatesOf(constituency, contest).some((each) => each.standing === entry.standing);
  const defender = defending(base);
  if (defender !== null && defender.standing !== winner) {
    return isParty(defender.standing) && stands(defender) ? defender.standing : null;
  }
  const second = base.entries.find(
    (each): each is BaseEntry & { standing: PartyId } =>
      each.standing !== winner && isParty(each.standing) && stands(each),
  );
  return second?.standing ?? null;
}
