import type { CandidateId, ConstituencyId, Standing } from '#lib/election/ids.ts';

/**
 * Everything the forecast knows at the close of poll, as data: no party is named in this folder. A *slot* is what the
 * model follows in a seat: a party under whatever name it stands, or the best-placed candidate of any other party or
 * none, whom it calls the insurgent.
 */
export interface ForecastInputs {
  /** In the order of the correlation; the insurgent is one of them. */
  readonly slots: readonly SlotRule[];
  readonly insurgent: string;
  /** Pairs (winner last time, second last time) that have a column of their own. */
  readonly contests: readonly (readonly [string, string])[];
  readonly demographics: readonly DemographicRule[];
  readonly hyperparameters: Hyperparameters;
  /** Null without polls: national swing then starts at none, with a wide sd. */
  readonly polls: Polls | null;
  readonly exitPoll: ExitPoll | null;
  readonly localPriors: readonly LocalPrior[];
  readonly northernIreland: NorthernIrelandInputs;
}

export interface SlotRule {
  readonly id: string;
  readonly standings: readonly Standing[];
  /** In whose name the same party stood last time. */
  readonly baseStandings: readonly Standing[];
}

export interface DemographicRule {
  readonly measure: string;
  readonly scale: 'plain' | 'log' | 'logOfOneMore';
}

/** Figures of a measure by constituency; null or absent where none was published. */
export type Measures = ReadonlyMap<string, ReadonlyMap<ConstituencyId, number | null>>;

/** How much things varied on earlier nights. Standard deviations on the logit scale. */
export interface Hyperparameters {
  /** Prior sd of the coefficients of each group, before the factor for the party. */
  readonly coefficientSd: Readonly<Record<ScaledGroup, number>>;
  /** By slot. */
  readonly residualSd: readonly number[];
  /** Of residuals within a seat, slot by slot. */
  readonly correlation: readonly (readonly number[])[];
  readonly insurgentIntercept: { readonly mean: number; readonly sd: number };
  readonly interceptSdWithoutPoll: number;
  /** Prior mean of the coefficient of a sitting member, before the factor for the party. */
  readonly sittingMemberMean: number;
  readonly insurgentDemographicsFactor: number;
  readonly battlegroundWidthPoints: number;
  readonly tailDegrees: number;
  /** How many seats the residual sd of earlier nights weighs against this night's. */
  readonly residualWeightSeats: number;
  /** Members of the ensemble that takes in the exit poll. */
  readonly exitPollMembers: number;
  /** Share of the old variances that is mixed into what the exit poll leaves. */
  readonly exitPollShrinkage: number;
}

/** Groups of columns, in the order of the report's section 3.2. */
export const GROUPS = [
  'national',
  'nation',
  'region',
  'contest',
  'demographics',
  'ownShare',
  'incumbency',
  'battleground',
  'candidate',
  'candidates',
] as const;
export type Group = (typeof GROUPS)[number];
export type ScaledGroup = Exclude<Group, 'national'>;

/** Shares in per cent by slot, and the usual error of each in points. */
export interface Polls {
  readonly greatBritain: Readonly<Record<string, number>>;
  readonly scotland: Readonly<Record<string, number>>;
  readonly wales: Readonly<Record<string, number>>;
  readonly errorPoints: Readonly<Record<string, number>>;
}

/** Seats by slot, and the usual error of each in seats. */
export interface ExitPoll {
  readonly seats: Readonly<Record<string, number>>;
  readonly errorSeats: Readonly<Record<string, number>>;
}

/** What is known of one candidate from outside: a constituency poll, or an editor's judgement. */
export interface LocalPrior {
  readonly candidate: CandidateId;
  /** Expected share of the valid votes, 0 to 1. */
  readonly share: number;
  /** Standard deviation on the logit scale. */
  readonly sd: number;
  readonly reason: string;
}

/** Section 9: a party set of its own, weaker and with no link to Great Britain. */
export interface NorthernIrelandInputs {
  readonly slots: readonly SlotRule[];
  readonly interceptSd: number;
  readonly ownShareSd: number;
  readonly newToSeatSd: number;
  readonly residualSd: number;
  readonly tailDegrees: number;
  /** Chance that the holder keeps the seat, by the rule that is mixed with the regression. */
  readonly holderProbability: number;
  /** Share of draws in which the regression speaks; the rule speaks in the others. */
  readonly regressionWeight: number;
}
