import { countOf } from '#lib/election/counts.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { PartyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount, formatSignedCount } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from '../tag-view.ts';
import { dotsPath } from './paths.ts';

/** Who sits in the House so far: a block of dots a party, and each person who sits for none by name. */
export interface ParliamentView {
  readonly title: string;
  /** Of every block, in units: a dot is as large in each. */
  readonly width: number;
  readonly blocks: readonly ParliamentBlock[];
  readonly people: readonly {
    readonly tag: TagView;
    readonly name: string;
    readonly seat: string;
    readonly slug: string;
  }[];
}

export interface ParliamentBlock {
  readonly tag: TagView;
  readonly seats: string;
  readonly net: string;
  /** Dots in columns, ten units apart. */
  readonly path: string;
  readonly height: number;
}

const DOT_UNITS = 10;
/** An election of a few seats has small dots all the same. */
const COLUMNS_MIN = 30;

/** Dots that stand above each other: tens and fives are counted at a glance, and a few seats are a row. */
function columnDots(seats: number): number {
  if (seats > 50) return 10;
  return seats > 10 ? 5 : 1;
}

export function parliamentView(roll: Roll, state: NightState): ParliamentView {
  const { parties, independents, speaker } = seatsWon(roll, state);
  const taken = state.tally.declared + state.tally.rush;
  const people = [...independents, ...(speaker === null ? [] : [speaker])];
  return {
    title:
      taken === 0
        ? 'No member has been elected yet'
        : `${formatCount(taken)} of ${formatCount(roll.seats)} members, by party`,
    width:
      Math.max(
        COLUMNS_MIN,
        Math.ceil(Math.max(roll.seatsForMajority, parties[0]?.seats ?? 0) / columnDots(roll.seats)),
      ) * DOT_UNITS,
    blocks: parties.map(({ party, seats }) => blockOf(roll, state, party, seats)),
    people: people.map(({ candidate, constituency }) => ({
      tag: tagOf(roll, candidate.standing),
      name: candidate.name,
      seat: constituency.name,
      slug: constituency.slug,
    })),
  };
}

function blockOf(roll: Roll, state: NightState, party: PartyId, seats: number): ParliamentBlock {
  const high = columnDots(seats);
  return {
    tag: tagOf(roll, party),
    seats: formatCount(seats),
    net: formatSignedCount(netOf(state, party)),
    path: dotsPath(
      Array.from({ length: seats }, (_, place) => [
        (Math.floor(place / high) + 0.5) * DOT_UNITS,
        ((place % high) + 0.5) * DOT_UNITS,
      ]),
    ),
    height: high * DOT_UNITS,
  };
}

function netOf(state: NightState, standing: Standing): number {
  return countOf(state.tally.gains, standing) - countOf(state.tally.losses, standing);
}
