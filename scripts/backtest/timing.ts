import { reduceAll } from '#lib/election/reduce.ts';
import { emptyState } from '#lib/election/state.ts';
import { emptyEvidence, follow } from '#lib/forecast/evidence.ts';
import { forecastOf, posteriorsOf } from '#lib/forecast/forecast.ts';
import { makeNightNoise } from '#lib/forecast/model.ts';
import type { ReplayedNight } from './replayed-night.ts';

/** Milliseconds of processor time, which other work on the machine does not lengthen: sorted, shortest first. */
export interface Timing {
  readonly update: readonly number[];
  readonly refresh: readonly number[];
}

const STEP = 10;
const DRAWS = 500;

/** One declaration after another; every tenth is measured. */
export function timingOf({ model, events }: ReplayedNight): Timing {
  const noise = makeNightNoise(model, DRAWS);
  const evidence = emptyEvidence(model);
  const update: number[] = [];
  const refresh: number[] = [];
  let state = emptyState;
  for (let count = 0; count < events.length; count += STEP) {
    const next = events.slice(count, count + STEP);
    state = reduceAll(model.roll, state, next.slice(0, -1));
    follow(model, evidence, state);
    state = reduceAll(model.roll, state, next.slice(-1));
    update.push(
      measured(() => {
        follow(model, evidence, state);
        posteriorsOf(model, evidence, model.greatBritain);
      }),
    );
    refresh.push(measured(() => forecastOf(model, evidence, noise)));
  }
  const ascending = (times: number[]) => times.sort((a, b) => a - b);
  return { update: ascending(update), refresh: ascending(refresh) };
}

function measured(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
