import type { Design } from './design.ts';
import type { Hyperparameters, Polls } from './inputs.ts';
import { at } from './matrix.ts';

/** Residual sd at which the tabulated prior sds hold: a livelier party has livelier coefficients (section 3.2). */
const REFERENCE_SD = 0.2;
const REFERENCE_SD_INSURGENT = 0.4;

/** Prior variances of one slot's coefficients, column by column: the diagonal of V in section 3.2. */
export function priorVariances(
  design: Design,
  hyper: Hyperparameters,
  slot: number,
  isInsurgent: boolean,
  interceptSd: number,
): Float64Array {
  const kappa = at(hyper.residualSd, slot) / (isInsurgent ? REFERENCE_SD_INSURGENT : REFERENCE_SD);
  return Float64Array.from(design.columns, ({ group }) => {
    if (group === 'national') return interceptSd ** 2;
    const wide = isInsurgent && group === 'demographics' ? hyper.insurgentDemographicsFactor : 1;
    return (hyper.coefficientSd[group] * kappa * wide) ** 2;
  });
}

/**
 * What a sitting member is expected to be worth, on the logit scale. The report has no expectation here; with one, every
 * night of the back-test is a little better, those that it was not taken from too.
 */
export function sittingMemberMean(hyper: Hyperparameters, slot: number): number {
  return (hyper.sittingMemberMean * at(hyper.residualSd, slot)) / REFERENCE_SD;
}

/** Sd of a national swing from the usual error of polls: points / (t (100 − t) / 100), section 3.4. */
export function pollInterceptSd(polls: Polls | null, id: string): number | null {
  const share = polls?.greatBritain[id] ?? polls?.scotland[id] ?? polls?.wales[id];
  const error = polls?.errorPoints[id];
  return share === undefined || error === undefined ? null : error / ((share * (100 - share)) / 100);
}
