/** Votes as a share of the valid votes, 0 to 1; 0 where nobody voted. */
export function voteShare(votes: number, validVotes: number): number {
  return validVotes === 0 ? 0 : votes / validVotes;
}

/** A share, or a difference of shares, in points: 0.125 is 12.5 points. */
export function inPoints(share: number): number {
  return share * 100;
}
