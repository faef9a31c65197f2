import { correlationOf } from '#lib/election/derive/correlation.ts';
import { comparisons } from '#lib/election/derive/like-for-like.ts';
import {
  type MeasureBin,
  type MeasuredSeat,
  type MeasureSplit,
  measureBins,
  measuredSeats,
  measureSplit,
  representationOf,
  seatChanges,
} from '#lib/election/derive/measured-change.ts';
import { constituenciesIn } from '#lib/election/derive/scope.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { listOf, possessive, standingName } from '#lib/format/names.ts';
import { counted, formatCount, formatSignedPoints } from '#lib/format/numbers.ts';
import type { DriversChoice } from './drivers-address.ts';
import { type DriverMeasure, nationsWithout } from './drivers-measures.ts';
import { type RankingRow, rankedMeasures, rankingRows } from './drivers-ranking.ts';
import { type ScatterPoint, type ScatterView, scatterPoints, scatterView } from './drivers-scatter.ts';
import {
  binWords,
  formatCorrelation,
  formatSpread,
  representationSentence,
  splitSentence,
} from './drivers-words.ts';
import { formatMeasure } from './place-view.ts';
import { type TagView, tagOf } from './tag-view.ts';

/** A party's change against a measure, in the seats declared so far. */
export interface DriversView {
  readonly choice: DriversChoice;
  readonly party: TagView;
  readonly title: string;
  readonly representation: string;
  readonly scatter: ScatterView;
  readonly bins: BinTable;
  /** The seats at the unusual end; null while none of them has declared. */
  readonly list: TailList | null;
  readonly ranking: readonly RankingRow[];
  readonly rankingRule: string;
  readonly notes: readonly string[];
}

export interface BinTable {
  readonly caption: string;
  readonly rows: readonly BinRow[];
}

export interface BinRow {
  readonly words: string;
  /** "27 of 27" declared. */
  readonly declared: string;
  /** Declared seats in which the change is known. */
  readonly compared: string;
  readonly mean: string;
  readonly spread: string;
}

/** The seats of the smaller side of the split, by name. */
export interface TailList {
  readonly title: string;
  readonly rows: readonly {
    readonly slug: string;
    readonly name: string;
    readonly value: string;
    readonly change: string;
  }[];
}

export function driversView(
  roll: Roll,
  state: NightState,
  measures: readonly DriverMeasure[],
  choice: DriversChoice,
  at: string | null,
): DriversView {
  const measure = measures.find(({ id }) => id === choice.measure);
  if (measure === undefined) throw new Error(`No measure ${choice.measure} in this pack`);
  const country = constituenciesIn(roll, 'GB');
  const changes = seatChanges(comparisons(roll, state, 'GB'), choice.party);
  const seats = measuredSeats(changes, measure.figureOf);
  const bins = measureBins(country, changes, measure.figureOf);
  const split = measureSplit(country, changes, measure.figureOf);
  const name = standingName(roll, choice.party);
  return {
    choice,
    party: tagOf(roll, choice.party),
    title: splitSentence(roll, choice.party, measure, split),
    representation: representationSentence(measure, representationOf(country, changes, measure.figureOf)),
    scatter: scatterView(roll, { party: choice.party, measure, country, seats, bins }),
    bins: {
      caption: `${possessive(name)} change by ${measure.label}, in points`,
      rows: bins.map((bin) => binRow(bin, measure)),
    },
    list: split === null ? null : tailList(seats, split, measure),
    ranking: rankingRows(rankedMeasures(measures, changes), choice, at),
    rankingRule: RANKING_RULE,
    notes: notesOf(name, measure, seats),
  };
}

/** The dots of the chart by name, for a pointer. */
export function driversPoints(
  roll: Roll,
  state: NightState,
  measures: readonly DriverMeasure[],
  choice: DriversChoice,
): readonly ScatterPoint[] {
  const measure = measures.find(({ id }) => id === choice.measure);
  if (measure === undefined) return [];
  const changes = seatChanges(comparisons(roll, state, 'GB'), choice.party);
  return scatterPoints({
    measure,
    country: constituenciesIn(roll, 'GB'),
    seats: measuredSeats(changes, measure.figureOf),
  });
}

const RANKING_RULE =
  'Ranked by the strength of Pearson’s correlation between the measure and the change, seat by seat, whichever way it goes, with Fisher’s 95% interval; at least ten seats. Where the interval holds 0 the mark is hollow: even the direction may be luck. The interval takes the declared seats for a random sample of the country, which they are not, and with so many measures one or two will look strong by chance.';

function binRow(bin: MeasureBin, measure: DriverMeasure): BinRow {
  return {
    words: binWords(bin, measure.unit),
    declared: `${formatCount(bin.declared)} of ${formatCount(bin.seats)}`,
    compared: formatCount(bin.change?.count ?? 0),
    mean: formatSignedPoints(bin.change?.mean ?? null),
    spread: formatSpread(bin.change?.spread ?? null),
  };
}

function tailList(
  seats: readonly MeasuredSeat[],
  { edge, side, tail }: MeasureSplit,
  measure: DriverMeasure,
): TailList | null {
  const inside = seats.filter(({ value }) => value >= edge === (side === 'above'));
  if (inside.length === 0) return null;
  return {
    title: `${counted(inside.length, 'declared seat')} where “${measure.label}” is ${binWords(tail, measure.unit)}`,
    rows: inside
      .toSorted((left, right) => left.change - right.change)
      .map(({ constituency, value, change }) => ({
        slug: constituency.slug,
        name: constituency.name,
        value: formatMeasure(value, measure.unit),
        change: formatSignedPoints(change),
      })),
  };
}

function notesOf(party: string, measure: DriverMeasure, seats: readonly MeasuredSeat[]): readonly string[] {
  const without = nationsWithout(measure);
  const correlation = correlationOf(seats.map(({ value, change }) => [value, change]));
  return [
    'Great Britain only. Change is of the share of the vote, against the base of the same seat; every seat counts alike.',
    ...(correlation === null
      ? []
      : [
          `Correlation ${formatCorrelation(correlation.r)} (95% interval ${formatCorrelation(correlation.low)} to ${formatCorrelation(correlation.high)}) in ${formatCount(correlation.count)} seats.`,
        ]),
    `Seats where ${party} did not stand then, or does not now, are counted as declared and not compared. Spread is one standard deviation of the seats in the band.`,
    'It is about seats and not about voters: it does not say who changed their vote.',
    ...(without.length === 0 ? [] : [`No figure for ${listOf(without)}.`]),
    ...(measure.projected
      ? ['The measure is an estimate, carried over from other boundaries by population.']
      : []),
    `Measure: ${measure.credit ?? measure.source}.`,
  ];
}
