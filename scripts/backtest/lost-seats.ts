import { reduceAll } from '#lib/election/reduce.ts';
import { emptyState } from '#lib/election/state.ts';
import { emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { forecastOf } from '#lib/forecast/forecast.ts';
import { makeNightNoise } from '#lib/forecast/model.ts';
import { holdersOf } from './evaluate.ts';
import type { ReplayedNight } from './replayed-night.ts';
import { areaUnderCurve } from './scores.ts';

/** How well the seats that one party was to lose were picked out at one moment. */
export interface Picking {
  readonly slot: string;
  readonly held: number;
  readonly lost: number;
  readonly expected: number;
  readonly inTopTen: number;
  readonly inTopTwenty: number;
  readonly auc: number;
}

/** For every party that was still to lose seats. */
export function pickingAt(night: ReplayedNight, part: number, draws: number): readonly Picking[] {
  const { model, winners } = night;
  const { ids } = model.greatBritain.plan;
  const { evidence, open } = night.at(part);
  const risks = riskOf(night, forecastOf(model, evidence, makeNightNoise(model, draws)));
  const holders = holdersOf(night);
  return ids.flatMap((slot, index) => {
    const held = open.filter((place) => holders[place] === index).sort((a, b) => risks(b) - risks(a));
    const isLost = (place: number) => winners[place] !== index;
    const lost = held.filter(isLost).length;
    if (lost === 0) return [];
    return [
      {
        slot,
        held: held.length,
        lost,
        expected: held.reduce((sum, place) => sum + risks(place), 0),
        inTopTen: held.slice(0, 10).filter(isLost).length,
        inTopTwenty: held.slice(0, 20).filter(isLost).length,
        auc: areaUnderCurve(held.map(risks), held.map(isLost)),
      },
    ];
  });
}

export interface LostSeat {
  readonly name: string;
  readonly declaredBefore: number;
  readonly chanceOfLoss: number;
  readonly rank: number;
  readonly of: number;
}

/** The seats that the night's biggest gainer lost, each as the model saw it just before it declared. */
export function lostByTheGainer(night: ReplayedNight, draws: number): readonly LostSeat[] {
  const { model, winners, events } = night;
  const { seats, plan } = model.greatBritain;
  const holders = holdersOf(night);
  const net = plan.ids.map(
    (_, slot) =>
      winners.filter((each) => each === slot).length - holders.filter((each) => each === slot).length,
  );
  const gainer = net.indexOf(Math.max(...net));
  const noise = makeNightNoise(model, draws);
  return events.flatMap((event, index) => {
    if (event.kind !== 'resultDeclared') return [];
    const place = seats.findIndex(({ constituency }) => constituency.id === event.constituencyId);
    if (place === -1 || holders[place] !== gainer || winners[place] === gainer) return [];
    const state = reduceAll(model.roll, emptyState, events.slice(0, index));
    const evidence = emptyEvidence(model);
    follow(model, evidence, state);
    const risks = riskOf(night, forecastOf(model, evidence, noise));
    const held = [...seats.keys()].filter((each) => {
      const id = seats[each]?.constituency.id;
      return (
        holders[each] === gainer && winners[each] !== -1 && id !== undefined && !evidence.settled.has(id)
      );
    });
    return [
      {
        name: seats[place]?.constituency.name ?? '',
        declaredBefore: index,
        chanceOfLoss: risks(place),
        rank: 1 + held.filter((each) => risks(each) > risks(place)).length,
        of: held.length,
      },
    ];
  });
}

function riskOf(
  { model }: ReplayedNight,
  forecast: ReturnType<typeof forecastOf>,
): (place: number) => number {
  const bySeat = new Map(forecast.seats.map((seat) => [seat.constituencyId, seat]));
  return (place) => {
    const id = model.greatBritain.seats[place]?.constituency.id;
    const seat = id === undefined ? undefined : bySeat.get(id);
    return 1 - (seat?.probabilities.get(seat.defender ?? '') ?? 0);
  };
}
