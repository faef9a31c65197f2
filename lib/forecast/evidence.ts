import type { ConstituencyId } from '#lib/election/ids.ts';
import { candidateOf, candidatesOf } from '#lib/election/roll.ts';
import { type Contest, emptyContest, type NightState } from '#lib/election/state.ts';
import type { Area } from './area.ts';
import type { LocalPrior } from './inputs.ts';
import { localPriorsIn } from './local-priors.ts';
import type { ForecastModel, Place } from './model.ts';
import { observe, type Reading, type Unused } from './observe.ts';
import { addSeat, emptyStatistics, type Statistics } from './sufficient-statistics.ts';

/** What the night has said so far: who won where, and the sums that move the coefficients. */
export interface Evidence {
  readonly statistics: ReadonlyMap<Area, readonly Statistics[]>;
  /** Only seats of which the winner is known. */
  readonly settled: Map<ConstituencyId, Settled>;
  /** What is known of single candidates from outside: what the night began with, and what the newsroom has said since. */
  localPriors: readonly LocalPrior[];
}

export interface Settled {
  readonly how: 'declared' | 'announced';
  /** Slot of the winner. */
  readonly winner: number;
  /** What the figures said to the model; null for an announced winner, whose figures are to come. */
  readonly reading: Reading | null;
  /** The phase that it was read from: another object means that something changed. */
  readonly phase: Contest['phase'];
  /** Who stood, when that was amended: it says whose the votes are. */
  readonly candidates: Contest['candidates'];
}

export function emptyEvidence(model: ForecastModel): Evidence {
  const areas = [model.greatBritain, model.northernIreland];
  const empty = (area: Area) => area.designs.map(({ columns }) => emptyStatistics(columns.length));
  return {
    statistics: new Map(areas.map((area) => [area, empty(area)])),
    settled: new Map(),
    localPriors: model.inputs.localPriors,
  };
}

/**
 * Brings the evidence level with a state of the night: changed seats are taken away as they were and added as they are.
 * Whatever the way there, the evidence is the same for the same results, to the last bit.
 */
export function follow(model: ForecastModel, evidence: Evidence, state: NightState): void {
  evidence.localPriors = localPriorsIn(model.inputs.localPriors, state.localPriors);
  for (const [id, place] of model.places) {
    const contest = state.contests[id] ?? emptyContest;
    const before = evidence.settled.get(id);
    if (before?.phase === contest.phase && before.candidates === contest.candidates) continue;
    const after = settledBy(place, contest);
    if (before !== undefined) count(evidence, place.area, before.reading, -1);
    if (after === null) {
      evidence.settled.delete(id);
    } else {
      count(evidence, place.area, after.reading, 1);
      evidence.settled.set(id, after);
    }
  }
}

/** Declared seats whose figures do not move the model, with the reason: for the desk. */
export function unusedResults({ settled }: Evidence): readonly { id: ConstituencyId; why: Unused }[] {
  return [...settled].flatMap(([id, { reading }]) =>
    reading?.kind === 'unused' ? [{ id, why: reading.why }] : [],
  );
}

function settledBy({ area, place }: Place, contest: Contest): Settled | null {
  const { phase, candidates } = contest;
  const { constituency } = area.seats[place] as Area['seats'][number];
  const slotOf = (winner: Parameters<typeof candidateOf>[2]) =>
    area.plan.now.get(candidateOf(constituency, contest, winner).standing) ?? area.plan.insurgent;
  switch (phase.kind) {
    case 'declared': {
      const reading = observe(area, place, phase.figures, candidatesOf(constituency, contest));
      return { how: 'declared', winner: slotOf(phase.winner), reading, phase, candidates };
    }
    case 'rush':
      return { how: 'announced', winner: slotOf(phase.winner), reading: null, phase, candidates };
    case 'awaiting':
    case 'counting':
    case 'recount':
    case 'withdrawn':
    case 'postponed':
      return null;
    default:
      return phase satisfies never;
  }
}

function count(evidence: Evidence, area: Area, reading: Reading | null, sign: 1 | -1): void {
  if (reading?.kind !== 'used') return;
  const statistics = evidence.statistics.get(area) ?? [];
  reading.observations.forEach((observation, slot) => {
    const own = statistics[slot];
    if (observation !== null && own !== undefined) addSeat(own, observation, sign);
  });
}
