import { type Correlation, isDirected } from '#lib/election/derive/correlation.ts';
import { changeCorrelation, type SeatChange } from '#lib/election/derive/measured-change.ts';
import { listOf } from '#lib/format/names.ts';
import { formatCount, UNKNOWN } from '#lib/format/numbers.ts';
import { type DriversChoice, driversAddress } from './drivers-address.ts';
import { type DriverMeasure, nationsWithout } from './drivers-measures.ts';
import { formatCorrelation } from './drivers-words.ts';

/** The measures, the one that a party's change goes with most closely first. */
export interface RankingRow {
  readonly id: string;
  readonly label: string;
  /** "without Scotland"; null when it is of all Great Britain. */
  readonly area: string | null;
  readonly href: string;
  readonly isChosen: boolean;
  readonly r: string;
  /** "−0.74 to −0.66" */
  readonly interval: string;
  readonly seats: string;
  /** Places on a line from −1 to +1, as percentages; null before there is a correlation. */
  readonly line: { readonly low: string; readonly r: string; readonly high: string } | null;
  /** False when the interval holds 0: then even the direction may be luck. */
  readonly isClear: boolean;
}

export interface RankedMeasure {
  readonly measure: DriverMeasure;
  readonly correlation: Correlation | null;
}

/** The furthest from 0 first, whichever way; those without a correlation last, in the order of the pack. */
export function rankedMeasures(
  measures: readonly DriverMeasure[],
  changes: readonly SeatChange[],
): readonly RankedMeasure[] {
  const strength = ({ correlation }: RankedMeasure) => (correlation === null ? -1 : Math.abs(correlation.r));
  return measures
    .map((measure) => ({ measure, correlation: changeCorrelation(changes, measure.figureOf) }))
    .sort((left, right) => strength(right) - strength(left));
}

export function rankingRows(
  ranked: readonly RankedMeasure[],
  choice: DriversChoice,
  at: string | null,
): readonly RankingRow[] {
  return ranked.map(({ measure, correlation }) => {
    const without = nationsWithout(measure);
    return {
      id: measure.id,
      label: measure.label,
      area: without.length === 0 ? null : `without ${listOf(without)}`,
      href: driversAddress({ party: choice.party, measure: measure.id }, at),
      isChosen: measure.id === choice.measure,
      r: correlation === null ? UNKNOWN : formatCorrelation(correlation.r),
      interval:
        correlation === null
          ? UNKNOWN
          : `${formatCorrelation(correlation.low)} to ${formatCorrelation(correlation.high)}`,
      seats: correlation === null ? UNKNOWN : formatCount(correlation.count),
      line:
        correlation === null
          ? null
          : { low: onLine(correlation.low), r: onLine(correlation.r), high: onLine(correlation.high) },
      isClear: correlation !== null && isDirected(correlation),
    };
  });
}

function onLine(r: number): string {
  return `${Math.round((r + 1) * 500) / 10}%`;
}
