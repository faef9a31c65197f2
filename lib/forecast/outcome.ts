import { standingOfLine } from './contender.ts';
import type { Evidence } from './evidence.ts';
import type { Forecast } from './forecast.ts';
import type { ForecastModel } from './model.ts';
import type { LineReading, OutcomeReading, PartyChance, ShareReading } from './published.ts';
import { isWorthSaying, shownChance } from './shown.ts';
import { SPEAKER } from './totals.ts';

/** Final seats of each line, and those that it has already: the most first. Lines that can have none are left out. */
export function linesOf(
  model: ForecastModel,
  evidence: Evidence,
  forecast: Forecast,
): readonly LineReading[] {
  const settled = settledByLine(model, evidence);
  return forecast.summary.lines
    .map(({ line, median, half, nineTenths }) => ({
      slot: line,
      standing: standingOfLine(model, line),
      settled: settled.get(line) ?? 0,
      median,
      half,
      nineTenths,
    }))
    .filter(({ nineTenths: [, high], settled: sure }) => high > 0 || sure > 0)
    .sort((a, b) => b.median - a.median || b.nineTenths[1] - a.nineTenths[1]);
}

/** Who has a majority and who is the largest, as far as it is settled, and the chances of it where it is not. */
export function outcomeOf(
  model: ForecastModel,
  evidence: Evidence,
  { summary }: Pick<Forecast, 'summary'>,
): OutcomeReading {
  const { seatsForMajority, seats } = model.roll;
  const settled = settledByLine(model, evidence);
  const parties = partiesOf(model);
  const open = seats - [...settled.values()].reduce((sum, each) => sum + each, 0);
  const ofParty = (line: string) => settled.get(line) ?? 0;
  const winner = parties.find(({ slot }) => ofParty(slot) >= seatsForMajority)?.standing ?? null;
  const canReach = parties.some(({ slot }) => ofParty(slot) + open >= seatsForMajority);
  const majorityOf = winner ?? (canReach ? null : 'nobody');
  const most = parties.find(({ slot }) =>
    parties.every((other) => other.slot === slot || ofParty(other.slot) + open < ofParty(slot)),
  );
  const none = 1 - [...summary.majority.values()].reduce((sum, each) => sum + each, 0);
  return {
    majorityOf,
    majority: majorityOf === null ? chancesOf(parties, summary.majority) : [],
    hung: majorityOf === null && isWorthSaying(none) ? shownChance(none) : null,
    largestIs: most?.standing ?? null,
    largest: most === undefined ? chancesOf(parties, summary.largest) : [],
  };
}

/** Shares of the vote in Great Britain, the largest first; what the parties leave is the others'. */
export function sharesOf(model: ForecastModel, { votes }: Pick<Forecast, 'votes'>): readonly ShareReading[] {
  const all = votes.all();
  if (all === 0 || votes.draws === 0) return [];
  const { plan } = model.greatBritain;
  const rest = new Float64Array(votes.draws).fill(all);
  const rows = plan.ids.flatMap((slot, index) => {
    if (index === plan.insurgent) return [];
    const own = votes.votes[index] ?? new Float64Array(votes.draws);
    for (let draw = 0; draw < rest.length; draw++)
      rest[draw] = (rest[draw] as number) - (own[draw] as number);
    return [shareOf(slot, standingOfLine(model, slot), own, all)];
  });
  return [...rows, shareOf(plan.ids[plan.insurgent] ?? '', null, rest, all)].sort(
    (a, b) => b.median - a.median || b.nineTenths[1] - a.nineTenths[1],
  );
}

function shareOf(
  slot: string,
  standing: ShareReading['standing'],
  votes: Float64Array,
  all: number,
): ShareReading {
  const sorted = Float64Array.from(votes).sort();
  const quantile = (part: number) => (100 * (sorted[Math.round(part * (sorted.length - 1))] as number)) / all;
  // Outwards to whole points: how many vote where is not known as well as how they vote.
  const nineTenths = [Math.floor(quantile(0.05)), Math.ceil(quantile(0.95))] as const;
  return { slot, standing, median: Math.round(quantile(0.5)), nineTenths };
}

function chancesOf(
  parties: ReturnType<typeof partiesOf>,
  chances: ReadonlyMap<string, number>,
): readonly PartyChance[] {
  return parties
    .map((party) => ({ ...party, probability: chances.get(party.slot) ?? 0 }))
    .filter(({ probability }) => isWorthSaying(probability))
    .sort((a, b) => b.probability - a.probability)
    .map(({ slot, standing, probability }) => ({ slot, standing, chance: shownChance(probability) }));
}

function partiesOf(model: ForecastModel) {
  const { greatBritain, northernIreland } = model;
  const lines = [greatBritain, northernIreland].flatMap(({ plan }) =>
    plan.ids.filter((_, slot) => slot !== plan.insurgent),
  );
  return lines.flatMap((slot) => {
    const standing = standingOfLine(model, slot);
    return standing === null ? [] : [{ slot, standing }];
  });
}

/** Seats of which the winner is known, by line. */
function settledByLine({ places }: ForecastModel, { settled }: Evidence): ReadonlyMap<string, number> {
  const seats = new Map<string, number>();
  for (const [id, { winner }] of settled) {
    const home = places.get(id);
    if (home === undefined) continue;
    const { plan } = home.area;
    const line = home.area.seats[home.place]?.fixed === true ? SPEAKER : (plan.ids[winner] ?? '');
    seats.set(line, (seats.get(line) ?? 0) + 1);
  }
  return seats;
}
