import type { MeasureBin, MeasureSplit, Representation } from '#lib/election/derive/measured-change.ts';
import type { PartyId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { capitalised, collectiveName, possessive } from '#lib/format/names.ts';
import { counted, formatCount, formatPoints, UNKNOWN } from '#lib/format/numbers.ts';
import type { DriverMeasure } from './drivers-measures.ts';
import type { PlaceMeasure } from './place-view.ts';

/** A correlation with two decimals and a true minus: "−0.70". */
export function formatCorrelation(r: number): string {
  const digits = Math.abs(r).toFixed(2);
  return r < 0 && digits !== '0.00' ? `−${digits}` : digits;
}

/** A round figure of a measure, as at the edge of a bin: "15%", "100,000", "0.5%". */
export function formatEdge(value: number, unit: PlaceMeasure['unit']): string {
  const digits = Number.isInteger(value) ? formatCount(value) : String(value);
  return unit === 'percent' ? `${digits}%` : digits;
}

/** A mean of a measure: one decimal, so that small differences can be seen; people are whole. */
export function formatMeanOf(value: number, unit: PlaceMeasure['unit']): string {
  if (unit === 'persons') return formatCount(Math.round(value));
  return unit === 'percent' ? `${formatPoints(value)}%` : formatPoints(value);
}

/** "5% to 10%", "under 5%", "30% or more" */
export function binWords({ from, to }: MeasureBin, unit: PlaceMeasure['unit']): string {
  if (from === null) return to === null ? 'all seats' : `under ${formatEdge(to, unit)}`;
  return to === null
    ? `${formatEdge(from, unit)} or more`
    : `${formatEdge(from, unit)} to ${formatEdge(to, unit)}`;
}

/** "fell by 16.8 points", "rose by 4.1 points", "stayed level" */
function movement(points: number): string {
  const size = formatPoints(points);
  if (size === '0.0') return 'stayed level';
  return `${points < 0 ? 'fell' : 'rose'} by ${size} points`;
}

/** What the split of the chosen measure says, as a sentence; before there is anything to say, when there will be. */
export function splitSentence(
  roll: Roll,
  party: PartyId,
  measure: DriverMeasure,
  split: MeasureSplit | null,
): string {
  const name = collectiveName(roll, party);
  const share = `${capitalised(possessive(name))} share`;
  if (split === null) return `${share} against “${measure.label}”`;
  const tail = split.tail.change;
  const rest = split.rest.change;
  const where = `where “${measure.label}” is ${binWords(split.tail, measure.unit)}`;
  if (tail === null && rest === null) return `No declared seat yet to compare ${possessive(name)} share in`;
  if (tail === null || rest === null) {
    const only = tail ?? rest;
    const place = tail === null ? `no seat has declared yet ${where}` : `all declared seats are ${where}`;
    return `${share} ${movement(only?.mean ?? 0)} on average in ${seatsWords(tail === null ? split.rest : split.tail)}; ${place}`;
  }
  return `${share} ${movement(tail.mean)} on average in the ${seatsWords(split.tail)} ${where}, and ${movement(rest.mean)} in the other ${formatCount(split.rest.declared)}`;
}

function seatsWords({ declared }: MeasureBin): string {
  return counted(declared, 'declared seat');
}

/** Differences of less than a tenth of a standard deviation cannot be seen in any chart here. */
const ALIKE_DISTANCE = 0.1;

/** How unlike the country the declared seats are, in a sentence. */
export function representationSentence(measure: DriverMeasure, found: Representation | null): string {
  if (found === null) return `No seat with a figure for “${measure.label}” has declared yet.`;
  const { declared, all, distance } = found;
  if (declared.count === all.count) {
    return `All ${formatCount(all.count)} seats of Great Britain with a figure for “${measure.label}” have declared; on average it is ${formatMeanOf(all.mean, measure.unit)}.`;
  }
  const means = `${formatMeanOf(declared.mean, measure.unit)} on average for “${measure.label}”, against ${formatMeanOf(all.mean, measure.unit)} in all ${formatCount(all.count)} of Great Britain`;
  const first = `The ${counted(declared.count, 'declared seat')} ${declared.count === 1 ? 'has' : 'have'} ${means}`;
  if (Math.abs(distance) < ALIKE_DISTANCE) return `${first}: much like the country.`;
  const side = distance < 0 ? 'lower' : 'higher';
  return `${first}: ${side} than the country by ${formatPoints(distance)} of a standard deviation, so what they show may change as others declare.`;
}

/** "±5.1"; unknown of fewer than two. */
export function formatSpread(spread: number | null): string {
  return spread === null ? UNKNOWN : `±${formatPoints(spread)}`;
}
