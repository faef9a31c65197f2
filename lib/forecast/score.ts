import type { ConstituencyId } from '#lib/election/ids.ts';
import { byChance } from './changes.ts';
import { contenderOf } from './contender.ts';
import type { Evidence } from './evidence.ts';
import type { ForecastModel } from './model.ts';
import type { CalibrationBin, ForecastScore, Miss } from './published.ts';
import { RISK_BANDS, type RiskBand, riskBandOf, shownChance } from './shown.ts';

/** What was said of a seat before it was settled. */
export interface Mark {
  /** The event that settled the seat for the first time. */
  readonly seq: number;
  /** Chance of each slot that stands. */
  readonly probabilities: ReadonlyMap<string, number>;
  /** By slot, of uniform swing; null outside Great Britain. */
  readonly uniform: Float64Array | null;
}

/** Bounds of the stated chance of a favourite, in per cent. */
const BIN_EDGES = [0, 50, 60, 70, 80, 90, 95, 101];

/** Brier scores are published in thousandths. */
const THOUSAND = 1000;

/** How right the forecast was in the seats that are settled now. Northern Ireland is in it, but not in the Brier scores. */
export function scoreOf(
  model: ForecastModel,
  evidence: Evidence,
  marks: ReadonlyMap<ConstituencyId, Mark>,
): ForecastScore {
  const seats = [...marks].flatMap(([id, mark]) => judged(model, evidence, id, mark) ?? []);
  const rivals = seats.filter(({ uniformBrier }) => uniformBrier !== null);
  const brier = (of: (seat: JudgedSeat) => number | null): number | null =>
    rivals.length === 0
      ? null
      : Math.round((THOUSAND * rivals.reduce((sum, seat) => sum + (of(seat) ?? 0), 0)) / rivals.length);
  return {
    seats: seats.length,
    bands: RISK_BANDS.map((band) => {
      const own = seats.filter((seat) => seat.band === band);
      return { band, seats: own.length, lost: own.filter(({ wasLost }) => wasLost).length };
    }),
    brier: brier((seat) => seat.brier),
    uniformSwingBrier: brier((seat) => seat.uniformBrier),
    calibration: calibrationOf(seats),
    misses: seats
      .filter(({ favourite, winner }) => favourite !== winner)
      .map(missOf)
      .sort(byChance),
  };
}

interface JudgedSeat {
  readonly id: ConstituencyId;
  readonly home: NonNullable<ReturnType<ForecastModel['places']['get']>>;
  readonly band: RiskBand | null;
  readonly wasLost: boolean;
  readonly favourite: number;
  readonly chance: number;
  readonly winner: number;
  readonly winnerChance: number;
  readonly brier: number;
  readonly uniformBrier: number | null;
}

/** Null for a seat that is not settled any more. */
function judged(
  model: ForecastModel,
  evidence: Evidence,
  id: ConstituencyId,
  { probabilities, uniform }: Mark,
): JudgedSeat | null {
  const home = model.places.get(id);
  const winner = evidence.settled.get(id)?.winner;
  if (home === undefined || winner === undefined) return null;
  const { plan, seats } = home.area;
  const chances = plan.ids.map((slot) => probabilities.get(slot) ?? 0);
  const holder = seats[home.place]?.holder ?? -1;
  const favourite = chances.indexOf(Math.max(...chances));
  const miss = (of: ArrayLike<number>) =>
    chances.reduce((sum, _, slot) => sum + ((of[slot] ?? 0) - (slot === winner ? 1 : 0)) ** 2, 0);
  return {
    id,
    home,
    band: holder === -1 ? null : riskBandOf(1 - (chances[holder] ?? 0)),
    wasLost: winner !== holder,
    favourite,
    chance: chances[favourite] ?? 0,
    winner,
    winnerChance: chances[winner] ?? 0,
    brier: miss(chances),
    uniformBrier: uniform === null ? null : miss(uniform),
  };
}

function calibrationOf(seats: readonly JudgedSeat[]): readonly CalibrationBin[] {
  return BIN_EDGES.slice(0, -1).map((from, index) => {
    const below = BIN_EDGES[index + 1] ?? from;
    const own = seats.filter(({ chance }) => 100 * chance >= from && 100 * chance < below);
    const stated = own.reduce((sum, { chance }) => sum + 100 * chance, 0) / Math.max(1, own.length);
    const won = own.filter(({ favourite, winner }) => favourite === winner).length;
    return { from, below, seats: own.length, won, stated: Math.round(stated) };
  });
}

function missOf({ id, home, favourite, chance, winner, winnerChance }: JudgedSeat): Miss {
  return {
    constituencyId: id,
    favourite: contenderOf(home.area, home.place, favourite),
    chance: shownChance(chance),
    winner: contenderOf(home.area, home.place, winner),
    winnerChance: shownChance(winnerChance),
  };
}
