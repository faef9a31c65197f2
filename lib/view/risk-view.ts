import { defending } from '#lib/election/derive/hold-or-gain.ts';
import type { Scope } from '#lib/election/derive/scope.ts';
import {
  AREA_SEATS_MIN,
  EITHER_WAY_POINTS,
  type RiskBand,
  type SeatAtRisk,
  seatsAtRisk,
  type UnmeasuredSeat,
  unmeasuredSeats,
  WITHIN_REACH_POINTS,
} from '#lib/election/derive/seats-at-risk.ts';
import { stateOfPlay } from '#lib/election/derive/state-of-play.ts';
import type { ConstituencyId, RegionId } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf, type Roll } from '#lib/election/roll.ts';
import type { NightState } from '#lib/election/state.ts';
import { baseYear, listOf, placeInSentence } from '#lib/format/names.ts';
import { counted, formatCount, formatGap, formatPoints } from '#lib/format/numbers.ts';
import { type TagView, tagOf } from './tag-view.ts';

export interface RiskView {
  /** How the measure is made, in a sentence or two; null when there is nothing left to measure. */
  readonly method: string | null;
  readonly bands: readonly RiskBandView[];
  /** Well-known challengers of whom no base tells anything. */
  readonly unmeasured: UnmeasuredView | null;
  /** What stands here while there is nothing to show. */
  readonly wait: string | null;
}

export interface RiskBandView {
  readonly band: RiskBand;
  readonly title: string;
  /** "143 seats". */
  readonly count: string;
  readonly rows: readonly RiskRow[];
}

export interface RiskRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly defender: TagView;
  readonly challenger: TagView;
  readonly who: string;
  readonly needed: string;
  readonly soFar: string;
  /** Lengths on the gauge, as SVG attributes. */
  readonly gauge: { readonly soFar: string; readonly needed: string };
  /** Where the swing so far was measured: "South East". */
  readonly measuredIn: string;
}

export interface UnmeasuredView {
  readonly title: string;
  readonly rows: readonly UnmeasuredRow[];
}

export interface UnmeasuredRow {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly defender: TagView;
  readonly challenger: TagView;
  readonly words: string;
}

/** The whole length of the gauge, in points of swing: no seat of the last century swung further. */
const GAUGE_POINTS = 30;
const ROWS_SHOWN = 4;
const UNMEASURED_SHOWN = 4;

export const RISK_BANDS: readonly (readonly [RiskBand, string])[] = [
  ['likely', `More than ${EITHER_WAY_POINTS} points past it`],
  ['eitherWay', `Within ${EITHER_WAY_POINTS} points of it`],
  ['withinReach', `Up to ${WITHIN_REACH_POINTS} points short`],
];

/** How the measure is made, and what it is not. */
export const RISK_METHOD = `Arithmetic, not a probability: one swing for every seat of a region, which is often wrong for a single seat. The line is the swing that the challenger needs, and bands are by how far the swing so far is from it; the bar is that swing, like for like, in the region, or in its nation or Great Britain while fewer than ${AREA_SEATS_MIN} seats there have declared. No model and no polls are in it.`;

export function riskView(roll: Roll, state: NightState, nightNowMs: number): RiskView {
  const risks = seatsAtRisk(roll, state);
  const unmeasured = unmeasuredSeats(roll, state);
  return {
    method: state.tally.declared === roll.seats ? null : RISK_METHOD,
    bands: RISK_BANDS.map(([band, title]) => bandView(roll, title, band, risks)),
    unmeasured: unmeasuredView(roll, unmeasured),
    wait: risks.length > 0 ? null : waitWords(roll, state, nightNowMs),
  };
}

export function isOver(roll: Roll, { tally }: NightState): boolean {
  return tally.declared + tally.postponed === roll.seats;
}

function bandView(roll: Roll, title: string, band: RiskBand, risks: readonly SeatAtRisk[]): RiskBandView {
  const own = risks.filter((risk) => risk.band === band);
  // Well-known people first: those are the seats that a reader waits for. The order within is kept.
  const shown = [...own.filter(isWatched), ...own.filter((risk) => !isWatched(risk))].slice(0, ROWS_SHOWN);
  return { band, title, count: counted(own.length, 'seat'), rows: shown.map((risk) => riskRow(roll, risk)) };
}

function isWatched({ constituency, challenger }: SeatAtRisk): boolean {
  const defender = standsForDefender(constituency);
  return challenger.notable !== null || defender?.notable != null;
}

export function riskRow(roll: Roll, risk: SeatAtRisk): RiskRow {
  const { constituency, challenger, needed, soFar } = risk;
  return {
    id: constituency.id,
    slug: constituency.slug,
    name: constituency.name,
    defender: tagOf(roll, risk.defender),
    challenger: tagOf(roll, challenger.standing),
    who: whoWords(constituency, challenger),
    needed: formatGap(needed),
    soFar: formatPoints(Math.max(0, soFar)),
    gauge: { soFar: onGauge(soFar), needed: onGauge(needed) },
    measuredIn: scopeName(roll, risk.measuredIn),
  };
}

function whoWords(constituency: Constituency, challenger: Candidate): string {
  const defender = standsForDefender(constituency);
  return defender === undefined ? challenger.name : `${defender.name} against ${challenger.name}`;
}

function standsForDefender({ base, candidates }: Constituency): Candidate | undefined {
  const standing = defending(base)?.standing;
  return candidates.find((each) => each.standing === standing);
}

export function onGauge(points: number): string {
  const share = Math.min(1, Math.max(0, points / GAUGE_POINTS));
  return `${Math.round(share * 1000) / 10}%`;
}

function scopeName(roll: Roll, scope: Scope): string {
  if (scope === 'GB') return 'Great Britain';
  if (scope === 'UK') return 'the United Kingdom';
  return placeInSentence(roll.regions.get(scope as RegionId)?.name ?? scope);
}

function unmeasuredView(roll: Roll, seats: readonly UnmeasuredSeat[]): UnmeasuredView | null {
  if (seats.length === 0) return null;
  const shown = seats
    .toSorted((left, right) => Number(hasNotable(right)) - Number(hasNotable(left)))
    .slice(0, UNMEASURED_SHOWN);
  return {
    title: `No ${baseYear(roll.reference.election)} base to measure from`,
    rows: shown.flatMap((seat) => {
      const [challenger] = seat.challengers;
      return challenger === undefined ? [] : [unmeasuredRow(roll, seat, challenger)];
    }),
  };
}

function hasNotable({ challengers }: UnmeasuredSeat): boolean {
  return challengers.some(({ notable }) => notable !== null);
}

export function unmeasuredRow(roll: Roll, seat: UnmeasuredSeat, challenger: Candidate): UnmeasuredRow {
  const { constituency, challengers, defender } = seat;
  const names = challengers.map(({ name, notable, sittingMp }) =>
    notable === null ? `${name}${sittingMp ? ', sitting MP' : ''}` : `${name}, ${notable.role}`,
  );
  const against = candidatesOf(constituency, undefined).find(({ standing }) => standing === defender);
  return {
    id: constituency.id,
    slug: constituency.slug,
    name: constituency.name,
    defender: tagOf(roll, defender),
    challenger: tagOf(roll, challenger.standing),
    words: `${listOf(names)}${against === undefined ? '' : `, against ${against.name}`}.`,
  };
}

export function waitWords(roll: Roll, state: NightState, nightNowMs: number): string {
  const { stage, stillToDeclare } = stateOfPlay(roll, state.tally, nightNowMs);
  if (stage === 'complete' || stillToDeclare === 0) return 'Every seat has declared.';
  if (state.tally.declared >= AREA_SEATS_MIN) {
    const none = stillToDeclare === 1 ? 'The one seat' : `None of the ${formatCount(stillToDeclare)} seats`;
    const is = stillToDeclare === 1 ? 'is not' : 'is';
    return `${none} still to declare ${is} within reach of a challenger on the swing so far.`;
  }
  if (roll.reference.election.baseName === '') return 'There is no earlier result to measure a swing by.';
  return `There is no swing to measure by until ${AREA_SEATS_MIN} seats have declared.`;
}
