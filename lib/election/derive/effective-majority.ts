import { countOf } from '../counts.ts';
import type { PartyId } from '../ids.ts';
import type { Roll } from '../roll.ts';
import type { Tally } from '../state.ts';
import { stateOfPlay } from './state-of-play.ts';

export interface EffectiveMajority {
  /** Parties whose members do not take their seats, with the seats they have so far. */
  readonly abstaining: readonly { readonly party: PartyId; readonly seats: number }[];
  /** 1 once the Speaker is returned: the Speaker does not vote. */
  readonly speaker: number;
  /** Members who would vote if every other seat sends one. */
  readonly voting: number;
  /** The fewest seats that are more than half of those. */
  readonly line: number;
  /** The leading party's lead over all others who vote; null while no party has an overall majority in fact. */
  readonly over: number | null;
}

/**
 * The majority that counts in a division: members who do not take their seats, and the Speaker, left out. The three
 * deputy speakers, who do not vote either, are chosen later and are not known on the night.
 */
export function effectiveMajority(roll: Roll, tally: Tally): EffectiveMajority {
  const abstaining = roll.reference.parties.flatMap(({ id, takesSeats }) => {
    const seats = countOf(tally.seats, id);
    return takesSeats || seats === 0 ? [] : [{ party: id, seats }];
  });
  const speaker = countOf(tally.seats, 'speaker');
  const voting = roll.seats - speaker - abstaining.reduce((sum, each) => sum + each.seats, 0);
  const line = Math.floor(voting / 2) + 1;
  const [leader] = stateOfPlay(roll, tally, 0).leaders;
  const takesSeats = leader !== undefined && roll.parties.get(leader.party)?.takesSeats !== false;
  return {
    abstaining,
    speaker,
    voting,
    line,
    over: takesSeats && leader.seats >= line ? 2 * leader.seats - voting : null,
  };
}
