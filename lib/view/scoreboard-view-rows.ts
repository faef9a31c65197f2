import type { PartyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';

/** A party has a row of its own if it defends a seat, or had this share of all votes in the base. */
const OWN_ROW_SHARE_MIN = 0.0025;

/** The parties of the scoreboard and of the map's legend: most base seats first, then most base votes. */
export function partiesWithRow(roll: Roll): readonly PartyId[] {
  const totals = new Map<Standing, { seats: number; votes: number }>();
  let validVotes = 0;
  for (const { base } of roll.reference.constituencies) {
    if (base === null) continue;
    validVotes += base.validVotes;
    for (const [place, { standing, votes }] of base.entries.entries()) {
      const total = totals.get(standing) ?? { seats: 0, votes: 0 };
      totals.set(standing, { seats: total.seats + (place === 0 ? 1 : 0), votes: total.votes + votes });
    }
  }
  return roll.reference.parties
    .map(({ id }): BaseTotal => ({ party: id, ...(totals.get(id) ?? { seats: 0, votes: 0 }) }))
    .filter(({ seats, votes }) => seats > 0 || votes >= validVotes * OWN_ROW_SHARE_MIN)
    .sort((left, right) => right.seats - left.seats || right.votes - left.votes)
    .map(({ party }) => party);
}

interface BaseTotal {
  readonly party: PartyId;
  readonly seats: number;
  readonly votes: number;
}
