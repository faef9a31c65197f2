import { isParty } from '#lib/election/derive/standings.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Nation } from '#lib/election/reference.ts';
import type { Roll } from '#lib/election/roll.ts';

/** Of a nation's seats: a party that stands in fewer leaves its map mostly empty. */
const SEATS_SHARE_MIN = 0.5;

/**
 * The parties that a map can be asked for: those that stand in half of the seats of a nation or more. Those that
 * stand in most seats first; of equals the one with more votes in the base.
 */
export function mapParties(roll: Roll): readonly PartyId[] {
  const seats = new Map<Nation, number>();
  const stands = new Map<PartyId, { all: number; votes: number; nations: Map<Nation, number> }>();
  for (const { nation, candidates, base } of roll.reference.constituencies) {
    seats.set(nation, (seats.get(nation) ?? 0) + 1);
    const parties = new Set(candidates.flatMap(({ standing }) => (isParty(standing) ? [standing] : [])));
    for (const party of parties) {
      const known = stands.get(party) ?? { all: 0, votes: 0, nations: new Map() };
      known.all += 1;
      known.votes += base?.entries.find(({ standing }) => standing === party)?.votes ?? 0;
      known.nations.set(nation, (known.nations.get(nation) ?? 0) + 1);
      stands.set(party, known);
    }
  }
  return [...stands]
    .filter(([, { nations }]) =>
      [...nations].some(([nation, count]) => count >= SEATS_SHARE_MIN * (seats.get(nation) ?? 0)),
    )
    .sort(([, left], [, right]) => right.votes - left.votes || right.all - left.all)
    .map(([party]) => party);
}
