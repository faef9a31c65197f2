import { z } from 'zod';

const bySlot = z.record(z.string(), z.number());
const positive = z.number().positive();

const hyperparametersSchema = z.strictObject({
  provenance: z.string().min(1),
  coefficientSd: z.strictObject({
    nation: positive,
    region: positive,
    contest: positive,
    demographics: positive,
    ownShare: positive,
    incumbency: positive,
    battleground: positive,
    candidate: positive,
    candidates: positive,
  }),
  residualSd: z.array(positive),
  correlation: z.array(z.array(z.number().min(-1).max(1))),
});

/** `data/forecast/model.json`: what is the same for every night. */
export const modelFileSchema = z.strictObject({
  format: z.literal('declared-forecast-model/1'),
  about: z.string(),
  provenance: z.string().min(1),
  slots: z.array(z.string()).min(2),
  insurgent: z.string(),
  contests: z.array(z.tuple([z.string(), z.string()])),
  demographics: z.array(
    z.strictObject({ measure: z.string(), scale: z.enum(['plain', 'log', 'logOfOneMore']) }),
  ),
  hyperparameters: z.record(z.string(), hyperparametersSchema),
  defaultHyperparameters: z.string(),
  pollErrorPoints: bySlot,
  exitPollErrorSeats: bySlot,
  insurgentIntercept: z.strictObject({ mean: z.number(), sd: positive }),
  interceptSdWithoutPoll: positive,
  sittingMemberMean: z.number(),
  insurgentDemographicsFactor: positive,
  battlegroundWidthPoints: positive,
  tailDegrees: z.int().min(3),
  residualWeightSeats: positive,
  exitPollMembers: z.int().min(100),
  exitPollShrinkage: z.number().min(0).max(1),
  northernIreland: z.strictObject({
    slots: z.array(z.string()),
    interceptSd: positive,
    ownShareSd: positive,
    newToSeatSd: positive,
    residualSd: positive,
    tailDegrees: z.int().min(3),
    holderProbability: z.number().min(0).max(1),
    regressionWeight: z.number().min(0).max(1),
  }),
});

/** `data/forecast/<election>.json`: what was known of one night at its close of poll. */
export const nightFileSchema = z.strictObject({
  format: z.literal('declared-forecast/1'),
  election: z.string(),
  hyperparameters: z.string(),
  /** Slots that stood under another name than their own id, now or last time. */
  lineage: z.record(
    z.string(),
    z.strictObject({ standings: z.array(z.string()), baseStandings: z.array(z.string()) }),
  ),
  polls: z
    .strictObject({ source: z.string().min(1), greatBritain: bySlot, scotland: bySlot, wales: bySlot })
    .nullable(),
  exitPoll: z.strictObject({ source: z.string().min(1), seats: bySlot }).nullable(),
  localPriors: z.array(
    z.strictObject({
      candidate: z.string(),
      share: z.number().gt(0).lt(1),
      sd: positive,
      reason: z.string().min(1),
    }),
  ),
});

export type ModelFile = z.infer<typeof modelFileSchema>;
export type NightFile = z.infer<typeof nightFileSchema>;
