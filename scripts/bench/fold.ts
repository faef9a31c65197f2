import type { NightEvent } from '#lib/election/events.ts';
import { reduce, reduceAll } from '#lib/election/reduce.ts';
import type { Roll } from '#lib/election/roll.ts';
import { emptyState } from '#lib/election/state.ts';
import { type Measurement, median, milliseconds } from './measurement.ts';

const ROUNDS = 30;
/** Rounds before the machine code is what a server runs all night. */
const WARM_UP_ROUNDS = 5;

export function measureFold(roll: Roll, events: readonly NightEvent[]): readonly Measurement[] {
  const whole: number[] = [];
  const single: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP_ROUNDS; round++) {
    const before = performance.now();
    reduceAll(roll, emptyState, events);
    if (round >= WARM_UP_ROUNDS) whole.push(performance.now() - before);
    let state = emptyState;
    for (const event of events) {
      const start = performance.now();
      state = reduce(roll, state, event);
      if (round >= WARM_UP_ROUNDS) single.push(performance.now() - start);
    }
  }
  return [
    {
      what: 'Fold of a whole night',
      reach: 'under 50 ms',
      value: milliseconds(median(whole)),
      how: `${events.length} events, median of ${ROUNDS}`,
    },
    {
      what: 'Fold of one event',
      reach: 'under 0.2 ms',
      value: milliseconds(median(single)),
      how: 'one after another through the night, median',
    },
  ];
}
