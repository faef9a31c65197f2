import type { Constituency, Region } from '#lib/election/reference.ts';
import type { Area, Prior } from './area.ts';
import { baseLogits } from './base-logits.ts';
import { battlegroundsOf } from './battlegrounds.ts';
import { assimilateExitPoll, ensembleNoise } from './exit-poll.ts';
import { type Battleground, type Frame, greatBritainDesign, SITTING_MEMBER } from './great-britain-design.ts';
import type { ForecastInputs, Measures } from './inputs.ts';
import type { Noise } from './noise.ts';
import { pollMeans } from './poll-means.ts';
import { pollInterceptSd, priorVariances, sittingMemberMean } from './prior-spread.ts';
import { seatOf, slotPlan } from './seat.ts';
import { standardScores } from './standard-scores.ts';

/**
 * The model of Great Britain as it stands at the close of poll (sections 3.1, 3.2 and 3.4). Two passes: the first, blind
 * to battlegrounds, says where they are; the second has them among its features. Another way to find them is for
 * comparisons.
 */
export function greatBritain(
  inputs: ForecastInputs,
  constituencies: readonly Constituency[],
  regions: readonly Region[],
  measures: Measures,
  findBattlegrounds = battlegroundsOf,
): Area {
  const plan = slotPlan(inputs.slots, inputs.insurgent);
  const seats = constituencies.map((constituency) => seatOf(plan, constituency));
  const ids = constituencies.map(({ id }) => id);
  const scores = standardScores(inputs.demographics, measures, ids);
  const frame: Frame = {
    inputs,
    seats,
    regions: regions.filter(({ nation }) => nation === 'England'),
    scores,
    insurgent: plan.insurgent,
  };
  const places = regions.map(({ id }) =>
    Float64Array.from(constituencies, ({ region }) => Number(region === id)),
  );
  const bases = inputs.slots.map((_, slot) =>
    baseLogits(seats, slot, [...scores, ...places], slot === plan.insurgent),
  );
  let noise: Noise | null = null;
  const withBattlegrounds = (battlegrounds: readonly Battleground[]): Area => {
    const designs = bases.map((base, slot) => greatBritainDesign(frame, slot, base, battlegrounds));
    const area: Area = {
      plan,
      seats,
      designs,
      priors: designs.map((design, slot) => priorFromPolls(frame, slot, design)),
      residualSd: Float64Array.from(inputs.hyperparameters.residualSd),
      correlation: Float64Array.from(inputs.hyperparameters.correlation.flat()),
      tailDegrees: inputs.hyperparameters.tailDegrees,
      residualWeightSeats: inputs.hyperparameters.residualWeightSeats,
    };
    if (inputs.exitPoll === null) return area;
    const { exitPollMembers: members, exitPollShrinkage: shrinkage } = inputs.hyperparameters;
    noise ??= ensembleNoise(area, members);
    return { ...area, priors: assimilateExitPoll(area, inputs.exitPoll, shrinkage, noise) };
  };
  const blind = withBattlegrounds([]);
  const width = inputs.hyperparameters.battlegroundWidthPoints;
  return withBattlegrounds(findBattlegrounds(seats, blind.designs, blind.priors, plan.insurgent, width));
}

function priorFromPolls(
  { inputs, seats, insurgent }: Frame,
  slot: number,
  design: ReturnType<typeof greatBritainDesign>,
): Prior {
  const { hyperparameters: hyper, polls } = inputs;
  const isInsurgent = slot === insurgent;
  const id = inputs.slots[slot]?.id ?? '';
  const means = isInsurgent
    ? { intercept: hyper.insurgentIntercept.mean, scotland: 0 }
    : pollMeans(polls, id, seats, slot, design.base);
  const sd = isInsurgent
    ? hyper.insurgentIntercept.sd
    : (pollInterceptSd(polls, id) ?? hyper.interceptSdWithoutPoll);
  const size = design.columns.length;
  const mean = new Float64Array(size);
  mean[0] = means.intercept;
  mean[1] = means.scotland;
  if (!isInsurgent) {
    const sitting = design.columns.findIndex(({ name }) => name === SITTING_MEMBER);
    mean[sitting] = sittingMemberMean(hyper, slot);
  }
  const covariance = new Float64Array(size * size);
  priorVariances(design, hyper, slot, isInsurgent, sd).forEach((variance, column) => {
    covariance[column * size + column] = variance;
  });
  return { mean, covariance };
}
