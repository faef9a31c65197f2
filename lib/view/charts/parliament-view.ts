import { countOf } from '#lib/election/counts.ts';
import { seatsWon } from '#lib/election/derive/seats-won.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { formatCount, formatSignedCount } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from '../tag-view.ts';
import { dotsPath } from './paths.ts';

/** Who sits in the House so far: a block of dots a party, and each person who sits for none by name. */
export interface ParliamentView {
  readonly title: string;
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
  readonly width: number;
  readonly height: number;
}

/** Dots that stand above each other: tens are counted at a glance. */
const COLUMN_DOTS = 10;
const DOT_UNITS = 10;

export function parliamentView(roll: Roll, state: NightState): ParliamentView {
  const { parties, independents, speaker } = seatsWon(roll, state);
  const taken = state.tally.declared + state.tally.rush;
  const people = [...independents, ...(speaker === null ? [] : [speaker])];
  return {
    title:
      taken === 0
        ? 'No member has been elected yet'
        : `${formatCount(taken)} of ${formatCount(roll.seats)} members, by party`,
    blocks: parties.map(({ party, seats }) => ({
      tag: tagOf(roll, party),
      seats: formatCount(seats),
      net: formatSignedCount(netOf(state, party)),
      path: dotsPath(
        Array.from({ length: seats }, (_, place) => [
          (Math.floor(place / COLUMN_DOTS) + 0.5) * DOT_UNITS,
          ((place % COLUMN_DOTS) + 0.5) * DOT_UNITS,
        ]),
      ),
      width: Math.ceil(seats / COLUMN_DOTS) * DOT_UNITS,
      height: COLUMN_DOTS * DOT_UNITS,
    })),
    people: people.map(({ candidate, constituency }) => ({
      tag: tagOf(roll, candidate.standing),
      name: candidate.name,
      seat: constituency.name,
      slug: constituency.slug,
    })),
  };
}

function netOf(state: NightState, standing: Standing): number {
  return countOf(state.tally.gains, standing) - countOf(state.tally.losses, standing);
}
