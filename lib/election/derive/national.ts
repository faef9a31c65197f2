import { countOf } from '../counts.ts';
import type { Standing } from '../ids.ts';
import type { Roll } from '../roll.ts';
import type { AreaTally, Tally } from '../state.ts';
import { areaOf, type Scope } from './scope.ts';
import { isParty } from './standings.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** One party's line of the scoreboard. Seats count rush winners too; votes and shares declared contests only. */
export interface ShareRow {
  readonly standing: Standing;
  readonly seats: number;
  /** Gains less losses against the defending party, in the seats taken so far. */
  readonly net: number;
  readonly gains: number;
  readonly losses: number;
  readonly votes: number;
  /** Of the valid votes of the declared contests, 0 to 1; null before the first. */
  readonly share: number | null;
  /** Of the base votes of the same contests, 0 to 1; null where there is none to compare with. */
  readonly baseShare: number | null;
  /** Like for like, in points: the share in the declared contests that have a base, less the base share there. */
  readonly change: number | null;
}

/**
 * Shares so far, like for like: the declared contests against the base of the same contests, never against the
 * base of the whole country. A party that stood in none of them in the base has no change, and neither have
 * independents together: they are not one person. Most seats first, then most votes, then by standing.
 */
export function nationalShares(roll: Roll, tally: Tally, scope: Scope): readonly ShareRow[] {
  const area = areaOf(roll, tally, scope);
  const standings = [area.seats, area.losses, area.votes, area.baseVotes].flatMap(
    (counts) => Object.keys(counts) as Standing[],
  );
  return [...new Set(standings)]
    .map((standing) => shareRow(area, standing))
    .sort(
      (left, right) =>
        right.seats - left.seats || right.votes - left.votes || (left.standing < right.standing ? -1 : 1),
    );
}

/** One standing's line in a scope, also where it has nothing yet. */
export function shareRow(area: AreaTally, standing: Standing): ShareRow {
  const gains = countOf(area.gains, standing);
  const losses = countOf(area.losses, standing);
  const votes = countOf(area.votes, standing);
  const baseVotes = countOf(area.baseVotes, standing);
  const hasBase = baseVotes > 0 && standing !== 'independent';
  const baseShare = hasBase ? voteShare(baseVotes, area.baseValidVotes) : null;
  return {
    standing,
    seats: countOf(area.seats, standing),
    net: gains - losses,
    gains,
    losses,
    votes,
    share: area.validVotes === 0 ? null : voteShare(votes, area.validVotes),
    baseShare,
    change:
      baseShare === null
        ? null
        : inPoints(voteShare(countOf(area.votesWithBase, standing), area.validVotesWithBase) - baseShare),
  };
}

/** The parties' lines alone: independents are listed by name and the Speaker apart. */
export function partyRows(rows: readonly ShareRow[]): readonly ShareRow[] {
  return rows.filter((row) => isParty(row.standing));
}
