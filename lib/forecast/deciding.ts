import { standingOfLine } from './contender.ts';
import type { Forecast, SeatForecast } from './forecast.ts';
import type { ForecastModel } from './model.ts';
import type { DecidingSeats } from './published.ts';

const DECIDING_MAX = 12;
/** Chances of a majority outside these are as good as certain. */
const OPEN_FROM = 0.05;
const OPEN_TO = 0.95;

/**
 * The seats on which most depends for the party that expects the most seats. While its majority is open: put all seats in
 * the order of its chance to win them, and the open ones next to the seat that makes the majority decide it. Otherwise:
 * the open seats of which it is least certain.
 */
export function decidingSeats(model: ForecastModel, { seats, summary }: Forecast): DecidingSeats {
  const [leader] = [...summary.lines]
    .filter(({ line }) => model.greatBritain.plan.ids.indexOf(line) !== model.greatBritain.plan.insurgent)
    .sort((a, b) => b.mean - a.mean);
  if (leader === undefined) return { about: 'size', standing: null, seats: [] };
  const chanceIn = ({ probabilities }: SeatForecast) => probabilities.get(leader.line) ?? 0;
  const standing = standingOfLine(model, leader.line);
  const majority = summary.majority.get(leader.line) ?? 0;
  const isOpen = majority >= OPEN_FROM && majority <= OPEN_TO;
  const byChance = seats.toSorted((a, b) => chanceIn(b) - chanceIn(a));
  const telling = isOpen
    ? nearest(byChance, model.roll.seatsForMajority - 1)
    : byChance.toSorted((a, b) => Math.abs(chanceIn(a) - 0.5) - Math.abs(chanceIn(b) - 0.5));
  const open = telling.filter((seat) => seat.settled === null && chanceIn(seat) > 0 && chanceIn(seat) < 1);
  return {
    about: isOpen ? 'majority' : 'size',
    standing,
    seats: open.slice(0, DECIDING_MAX).map(({ constituencyId }) => constituencyId),
  };
}

/** The items by how near they stand to a place. */
function nearest<Item>(items: readonly Item[], place: number): readonly Item[] {
  return items
    .map((item, index) => ({ item, away: Math.abs(index - place) }))
    .sort((a, b) => a.away - b.away)
    .map(({ item }) => item);
}
