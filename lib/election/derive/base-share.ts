import type { Standing } from '../ids.ts';
import type { Base, Candidate } from '../reference.ts';
import { voteShare } from './vote-share.ts';

/**
 * The share of the base that a candidate's result is compared with, 0 to 1; null when there is none to compare.
 * A party is compared with itself in the same seat (or with the party whose votes the pack took as its base), the
 * Speaker with the Speaker, an independent only with the same person: one independent is not another's base.
 */
export function baseShareOf(base: Base | null, candidate: Candidate): number | null {
  if (base === null) return null;
  const entries = base.entries.filter(
    (each) =>
      each.standing === candidate.standing &&
      (candidate.standing !== 'independent' || each.name === candidate.name),
  );
  if (entries.length === 0) return null;
  return voteShare(
    entries.reduce((sum, each) => sum + each.votes, 0),
    base.validVotes,
  );
}

/** The share of the base that a party or the Speaker had, 0 to 1; null where it did not stand. */
export function baseShareOfStanding(
  base: Base | null,
  standing: Exclude<Standing, 'independent'>,
): number | null {
  if (base === null) return null;
  const entries = base.entries.filter((each) => each.standing === standing);
  if (entries.length === 0) return null;
  return voteShare(
    entries.reduce((sum, each) => sum + each.votes, 0),
    base.validVotes,
  );
}
