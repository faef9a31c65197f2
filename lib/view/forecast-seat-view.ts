import { defending } from '#lib/election/derive/hold-or-gain.ts';
import { comparisonOf, pairSwing } from '#lib/election/derive/like-for-like.ts';
import { isParty } from '#lib/election/derive/standings.ts';
import { swingsNeeded } from '#lib/election/derive/swing-needed.ts';
import type { ConstituencyId, PartyId } from '#lib/election/ids.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { candidatesOf, constituencyOf, type Roll } from '#lib/election/roll.ts';
import type { Contest, NightState } from '#lib/election/state.ts';
import type { Challenger, Contender, SeatReading } from '#lib/forecast/published.ts';
import type { RiskBand } from '#lib/forecast/shown.ts';
import { baseYear } from '#lib/format/names.ts';
import { counted, formatGap, formatPoints, formatSignedPoints } from '#lib/format/numbers.ts';
import { type WhyView, whyView } from './forecast-why.ts';
import { BAND_TITLES, contenderSubject, lineTag, riskWords } from './forecast-words.ts';
import { onGauge } from './risk-view.ts';
import type { TagView } from './tag-view.ts';

/** A seat that is still to declare, as the forecast sees it. */
export interface ForecastSeatView {
  readonly id: ConstituencyId;
  readonly slug: string;
  readonly name: string;
  readonly defender: TagView;
  /** The likeliest first: one or two. */
  readonly challengers: readonly TagView[];
  readonly band: RiskBand;
  readonly bandTitle: string;
  /** "about 65%": of a loss. */
  readonly chance: string;
  /** "Heather Iqbal against Iqbal Mohamed". */
  readonly who: string;
  /** Null where the likeliest challenger has nothing to measure from. */
  readonly swing: SwingView | null;
  /** What stands in its place then. */
  readonly noSwing: string | null;
  /** "up from about 45%": since the results before the last; null where it did not move by a step. */
  readonly moved: string | null;
  readonly lowConfidence: boolean;
}

export interface SwingView {
  readonly needed: string;
  /** In declared seats like it, negative where it went the other way; an en dash where none of them can be measured. */
  readonly soFar: string;
  readonly measuredIn: string;
  readonly gauge: { readonly soFar: string; readonly needed: string };
}

/** Null where nobody defends the seat: it has no base, or the Speaker had it. */
export function forecastSeatView(roll: Roll, state: NightState, seat: SeatReading): ForecastSeatView | null {
  const { defender, band, atRisk, challengers, movedFrom } = seat;
  if (defender === null || band === null || atRisk === null) return null;
  const constituency = constituencyOf(roll, seat.constituencyId);
  const contest = state.contests[constituency.id];
  const [challenger] = challengers;
  const swing = challenger === undefined ? null : swingView(roll, state, constituency, seat, challenger);
  return {
    id: constituency.id,
    slug: constituency.slug,
    name: constituency.name,
    defender: lineTag(roll, defender.standing),
    challengers: challengers.map(({ standing }) => lineTag(roll, standing)),
    band,
    bandTitle: BAND_TITLES[band],
    chance: riskWords(band, atRisk),
    who: whoWords(roll, constituency, contest, defender, challengers),
    swing,
    noSwing: swing === null ? `No ${baseYear(roll.reference.election)} base to measure a swing from.` : null,
    moved: movedFrom === null ? null : `${movedFrom < atRisk ? 'up' : 'down'} from ${movedWords(movedFrom)}`,
    lowConfidence: seat.lowConfidence,
  };
}

/** A row with its reasons, where there is room for them. */
export interface ForecastEntryView extends ForecastSeatView {
  readonly why: WhyView;
}

export function forecastEntryView(
  roll: Roll,
  state: NightState,
  seat: SeatReading,
): ForecastEntryView | null {
  const row = forecastSeatView(roll, state, seat);
  return row === null ? null : { ...row, why: whyView(roll, state, seat) };
}

function movedWords(chance: number): string {
  return chance <= 5 ? 'about 5% or less' : `about ${chance}%`;
}

function whoWords(
  roll: Roll,
  constituency: Constituency,
  contest: Contest | undefined,
  defender: Contender,
  challengers: readonly Challenger[],
): string {
  const candidates = candidatesOf(constituency, contest);
  const defends = personOf(candidates, defender);
  const against = challengers.map((each) => personOf(candidates, each)?.name ?? contenderSubject(roll, each));
  return `${defends === undefined ? contenderSubject(roll, defender) : defends.name} against ${against.join(' or ')}`;
}

function personOf(
  candidates: readonly Candidate[],
  { candidateId, standing }: Contender,
): Candidate | undefined {
  if (candidateId !== null) return candidates.find(({ id }) => id === candidateId);
  return standing === null || !isParty(standing)
    ? undefined
    : candidates.find((each) => each.standing === standing);
}

function swingView(
  roll: Roll,
  state: NightState,
  constituency: Constituency,
  { defender, why }: SeatReading,
  challenger: Challenger,
): SwingView | null {
  const gainer = challenger.standing;
  const loser = defender?.standing ?? null;
  if (gainer === null || loser === null || !isParty(gainer) || !isParty(loser)) return null;
  const needed = neededBy(constituency, state.contests[constituency.id], gainer, loser);
  if (needed === null) return null;
  const compared = why.alike.flatMap((id) => {
    const contest = state.contests[id];
    if (contest?.phase.kind !== 'declared') return [];
    const comparison = comparisonOf(constituencyOf(roll, id), contest, contest.phase.figures);
    return comparison === null ? [] : [comparison];
  });
  const swing = pairSwing(compared, { gainer, loser });
  return {
    needed: formatGap(needed),
    soFar:
      swing !== null && swing.points < 0
        ? formatSignedPoints(swing.points)
        : formatPoints(swing?.points ?? null),
    measuredIn:
      swing === null ? 'no declared seat like it' : `${counted(swing.seats, 'declared seat')} like it`,
    gauge: { soFar: onGauge(swing?.points ?? 0), needed: onGauge(needed) },
  };
}

function neededBy(
  constituency: Constituency,
  contest: Contest | undefined,
  gainer: PartyId,
  loser: PartyId,
): number | null {
  if (defending(constituency.base)?.standing !== loser) return null;
  const found = swingsNeeded(constituency, contest).find(({ challenger }) => challenger.standing === gainer);
  return found?.points ?? null;
}
