import type { ConstituencyId, PartyId } from '../ids.ts';
import type { Constituency } from '../reference.ts';
import { binEdges, binOf } from './bin-edges.ts';
import { type Correlation, correlationOf } from './correlation.ts';
import type { Comparison } from './like-for-like.ts';
import { type MeanAndSpread, meanAndSpread } from './mean-and-spread.ts';
import { inPoints, voteShare } from './vote-share.ts';

/** Figures of a measure by seat; null or absent where none was published. */
export type FigureOf = (id: ConstituencyId) => number | null;

/** A party's change in one declared seat. */
export interface SeatChange {
  readonly constituency: Constituency;
  /** Of its share, in points; null where it did not stand then or does not stand now. */
  readonly change: number | null;
}

/** One declared seat at its place: the measure, and the party's change. */
export interface MeasuredSeat {
  readonly constituency: Constituency;
  readonly value: number;
  readonly change: number;
}

/** Seats whose measure lies between two edges; the first bin has no lower edge, the last no upper. */
export interface MeasureBin {
  readonly from: number | null;
  readonly to: number | null;
  /** Seats of the whole country in the bin, and the declared ones among them. */
  readonly seats: number;
  readonly declared: number;
  /** Of the changes of those declared seats where the party stood then and now; null without one. */
  readonly change: MeanAndSpread | null;
}

/** The declared seats beyond an edge, and the others. */
export interface MeasureSplit {
  readonly edge: number;
  /** On which side the smaller part lies. */
  readonly side: 'above' | 'below';
  readonly tail: MeasureBin;
  readonly rest: MeasureBin;
}

/** A measure's mean among the declared seats against all seats: how unlike the country they are so far. */
export interface Representation {
  readonly declared: MeanAndSpread;
  readonly all: MeanAndSpread;
  /** The difference of the means in standard deviations of all seats; 0 when every seat is alike. */
  readonly distance: number;
}

/**
 * A party's change in every declared seat that has a base, seat by seat. Where it did not stand then or does not stand
 * now there is none: that would be a change of the ballot paper.
 */
export function seatChanges(contests: readonly Comparison[], party: PartyId): readonly SeatChange[] {
  return contests.map(({ constituency, now, before, validNow, validBefore }) => {
    const votes = now.get(party);
    const base = before.get(party);
    const isKnown = votes !== undefined && base !== undefined;
    return {
      constituency,
      change: isKnown ? inPoints(voteShare(votes, validNow) - voteShare(base, validBefore)) : null,
    };
  });
}

/** The seats where both the measure and the change are known. */
export function measuredSeats(changes: readonly SeatChange[], figureOf: FigureOf): readonly MeasuredSeat[] {
  return changes.flatMap(({ constituency, change }) => {
    const value = figureOf(constituency.id);
    return value === null || change === null ? [] : [{ constituency, value, change }];
  });
}

/** How closely a party's change goes with a measure, over seats that count alike; null with too few. */
export function changeCorrelation(changes: readonly SeatChange[], figureOf: FigureOf): Correlation | null {
  return correlationOf(measuredSeats(changes, figureOf).map(({ value, change }) => [value, change]));
}

/** The changes bin by bin, the lowest first. Bins are of all seats (`country`), so they stand before the night. */
export function measureBins(
  country: readonly Constituency[],
  changes: readonly SeatChange[],
  figureOf: FigureOf,
): readonly MeasureBin[] {
  const edges = edgesOf(country, figureOf);
  return [null, ...edges].map((from, place) => {
    const isInside = (id: ConstituencyId) => {
      const value = figureOf(id);
      return value !== null && binOf(edges, value) === place;
    };
    return { from, to: edges[place] ?? null, ...inside(country, changes, isInside) };
  });
}

/** Share of the seats that the smaller side of a split comes nearest to: a tenth is a group, and not most of them. */
const TAIL_SHARE = 0.1;

/**
 * The split at the edge that leaves the nearest to a tenth of the country's seats on one side: the end of the country
 * where the measure is unusual. Null for a measure with a single bin.
 */
export function measureSplit(
  country: readonly Constituency[],
  changes: readonly SeatChange[],
  figureOf: FigureOf,
): MeasureSplit | null {
  const values = knownValues(country, figureOf);
  const [found] = binEdges(values)
    .flatMap((edge) => {
      const above = values.filter((value) => value >= edge).length / values.length;
      return [
        { edge, side: 'above' as const, share: above },
        { edge, side: 'below' as const, share: 1 - above },
      ];
    })
    .sort((left, right) => Math.abs(left.share - TAIL_SHARE) - Math.abs(right.share - TAIL_SHARE));
  if (found === undefined) return null;
  const { edge, side } = found;
  const part = (wanted: 'above' | 'below'): MeasureBin => ({
    from: wanted === 'above' ? edge : null,
    to: wanted === 'above' ? null : edge,
    ...inside(country, changes, (id) => {
      const value = figureOf(id);
      return value !== null && value >= edge === (wanted === 'above');
    }),
  });
  return { edge, side, tail: part(side), rest: part(side === 'above' ? 'below' : 'above') };
}

/** How unlike the country the declared seats are in a measure; null before one with a figure has declared. */
export function representationOf(
  country: readonly Constituency[],
  changes: readonly SeatChange[],
  figureOf: FigureOf,
): Representation | null {
  const all = meanAndSpread(knownValues(country, figureOf));
  const declared = meanAndSpread(
    knownValues(
      changes.map(({ constituency }) => constituency),
      figureOf,
    ),
  );
  if (all === null || declared === null) return null;
  const { spread } = all;
  return {
    declared,
    all,
    distance: spread === null || spread === 0 ? 0 : (declared.mean - all.mean) / spread,
  };
}

/** The edges between a measure's bins, from all seats of the country. */
export function edgesOf(country: readonly Constituency[], figureOf: FigureOf): readonly number[] {
  return binEdges(knownValues(country, figureOf));
}

function inside(
  country: readonly Constituency[],
  changes: readonly SeatChange[],
  isInside: (id: ConstituencyId) => boolean,
): Pick<MeasureBin, 'seats' | 'declared' | 'change'> {
  const declared = changes.filter(({ constituency }) => isInside(constituency.id));
  return {
    seats: country.filter(({ id }) => isInside(id)).length,
    declared: declared.length,
    change: meanAndSpread(declared.flatMap(({ change }) => (change === null ? [] : [change]))),
  };
}

function knownValues(seats: readonly Constituency[], figureOf: FigureOf): readonly number[] {
  return seats.flatMap(({ id }) => figureOf(id) ?? []);
}
