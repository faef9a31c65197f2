import type { PartyId, RegionId } from '../ids.ts';
import type { Candidate, Constituency } from '../reference.ts';
import type { Roll } from '../roll.ts';
import type { Contest, NightState } from '../state.ts';
import { defending } from './hold-or-gain.ts';
import { comparisons, type PairSwing, pairSwing } from './like-for-like.ts';
import type { Scope } from './scope.ts';
import { isParty } from './standings.ts';
import { swingsNeeded } from './swing-needed.ts';

/** With fewer declared seats than this an area's swing is mostly the luck of which seats came first. */
export const AREA_SEATS_MIN = 5;

/** Seats of one region differ from their region's swing by about this much: inside it nobody can say. */
export const EITHER_WAY_POINTS = 3;

/** A swing that falls short by more than this has seldom been made good within one region. */
export const WITHIN_REACH_POINTS = 8;

/**
 * How near a seat is to changing hands, from the swing so far less the swing that the challenger needs:
 * `likely` at 3 points over or more, `eitherWay` within 3 points of it, `withinReach` short of it by less than 8.
 */
export type RiskBand = 'likely' | 'eitherWay' | 'withinReach';

export interface SeatAtRisk {
  readonly constituency: Constituency;
  readonly defender: PartyId;
  readonly challenger: Candidate & { readonly standing: PartyId };
  /** Swing from the defender that would bring the two level, in points. */
  readonly needed: number;
  /** Like-for-like swing so far from the defender to the challenger's party, in points; negative when it went the other way. */
  readonly soFar: number;
  /** Where that swing was measured, and in how many declared seats. */
  readonly measuredIn: Scope;
  readonly measuredSeats: number;
  readonly band: RiskBand;
}

/**
 * Seats without a winner whose defending party may lose them: the swing that each challenging party needs against
 * the like-for-like swing so far between the two parties in the seat's region, measured where both stood then and
 * now (`pairSwing`); in its nation, then in Great Britain, while fewer than `AREA_SEATS_MIN` such seats are declared
 * there. Northern Ireland is never measured elsewhere. Of several challengers the one nearest to taking the seat is
 * named. A uniform swing: no model, no probability. Most endangered first.
 */
export function seatsAtRisk(roll: Roll, state: NightState): readonly SeatAtRisk[] {
  const measure = swingMeasure(roll, state);
  return roll.reference.constituencies
    .flatMap((constituency) => {
      const contest = state.contests[constituency.id];
      if (hasNoChoiceLeft(contest)) return [];
      const risk = riskOf(constituency, contest, measure);
      return risk === null ? [] : [risk];
    })
    .sort((left, right) => right.soFar - right.needed - (left.soFar - left.needed));
}

export interface UnmeasuredSeat {
  readonly constituency: Constituency;
  readonly defender: PartyId;
  /** Well-known challengers of whom no base tells anything: sitting MPs and notable people. */
  readonly challengers: readonly Candidate[];
}

/** Seats without a winner where somebody well known challenges without a base, so that no swing can be measured. */
export function unmeasuredSeats(roll: Roll, state: NightState): readonly UnmeasuredSeat[] {
  return roll.reference.constituencies.flatMap((constituency) => {
    const contest = state.contests[constituency.id];
    const defender = defending(constituency.base);
    if (hasNoChoiceLeft(contest) || defender === null || !isParty(defender.standing)) return [];
    const challengers = swingsNeeded(constituency, contest)
      .filter(({ points, challenger }) => points === null && isWellKnown(challenger))
      .map(({ challenger }) => challenger);
    return challengers.length === 0 ? [] : [{ constituency, defender: defender.standing, challengers }];
  });
}

interface Measured extends PairSwing {
  readonly scope: Scope;
}

interface Pair {
  readonly region: RegionId;
  readonly gainer: PartyId;
  readonly loser: PartyId;
}

type SwingMeasure = (pair: Pair) => Measured | null;

/** Measures each pair of parties once a region, and reads the contests of each scope once. */
function swingMeasure(roll: Roll, state: NightState): SwingMeasure {
  const contestsIn = remembered((scope: Scope) => comparisons(roll, state, scope));
  const measure = ({ region, gainer, loser }: Pair): Measured | null => {
    for (const scope of scopesFor(roll, region)) {
      const swing = pairSwing(contestsIn(scope), { gainer, loser });
      if (swing !== null && swing.seats >= AREA_SEATS_MIN) return { scope, ...swing };
    }
    return null;
  };
  return remembered(measure, ({ region, gainer, loser }) => `${region} ${gainer} ${loser}`);
}

/** The function, made to work out each answer once. */
function remembered<Question, Answer>(
  answer: (question: Question) => Answer,
  keyOf: (question: Question) => unknown = (question) => question,
): (question: Question) => Answer {
  const known = new Map<unknown, Answer>();
  return (question) => {
    const key = keyOf(question);
    if (!known.has(key)) known.set(key, answer(question));
    return known.get(key) as Answer;
  };
}

/** Where to look for a swing, nearest first. */
function scopesFor(roll: Roll, region: RegionId): readonly Scope[] {
  const nation = roll.regions.get(region)?.nation;
  if (nation === undefined || nation === 'Northern Ireland') return [region];
  return [region, nation, 'GB'];
}

function riskOf(
  constituency: Constituency,
  contest: Contest | undefined,
  measure: SwingMeasure,
): SeatAtRisk | null {
  const defender = defending(constituency.base)?.standing;
  if (defender === undefined || !isParty(defender)) return null;
  const risks = swingsNeeded(constituency, contest).flatMap(({ challenger, points }) => {
    if (points === null || !isPartyCandidate(challenger)) return [];
    const measured = measure({ region: constituency.region, gainer: challenger.standing, loser: defender });
    if (measured === null) return [];
    const band = bandOf(measured.points - points);
    return band === null ? [] : [{ challenger, needed: points, band, measured }];
  });
  const [nearest] = risks.sort(
    (left, right) => right.measured.points - right.needed - (left.measured.points - left.needed),
  );
  if (nearest === undefined) return null;
  const { challenger, needed, band, measured } = nearest;
  return {
    constituency,
    defender,
    challenger,
    needed,
    band,
    soFar: measured.points,
    measuredIn: measured.scope,
    measuredSeats: measured.seats,
  };
}

/** The band of a seat whose swing so far exceeds the swing needed by so many points; null when out of reach. */
export function bandOf(pointsOver: number): RiskBand | null {
  if (pointsOver >= EITHER_WAY_POINTS) return 'likely';
  if (pointsOver >= -EITHER_WAY_POINTS) return 'eitherWay';
  return pointsOver > -WITHIN_REACH_POINTS ? 'withinReach' : null;
}

function hasNoChoiceLeft(contest: Contest | undefined): boolean {
  const kind = contest?.phase.kind;
  return kind === 'declared' || kind === 'rush' || kind === 'postponed';
}

function isWellKnown(candidate: Candidate): boolean {
  return candidate.sittingMp || candidate.notable !== null;
}

function isPartyCandidate(candidate: Candidate): candidate is Candidate & { readonly standing: PartyId } {
  return isParty(candidate.standing);
}
