/**
 * A chance as it is shown: per cent in steps of five, from 5 to 95. Never 0 and never 100, which nobody knows before a
 * declaration, and never finer: finer would be noise.
 */
export type ShownChance = number;

const STEP_PERCENT = 5;
const LEAST_PERCENT = 5;
const MOST_PERCENT = 95;

/** A probability, 0 to 1, as it is shown. */
export function shownChance(probability: number): ShownChance {
  return withinSteps(probability, LEAST_PERCENT, MOST_PERCENT);
}

/**
 * How likely the defending party is to lose the seat (section 3.6): `unlikely` below 5 %, which no list shows, `watch` to 20,
 * `atRisk` to 40, `tossUp` to 60, `likelyLoss` above.
 */
export type RiskBand = 'unlikely' | 'watch' | 'atRisk' | 'tossUp' | 'likelyLoss';

/** The most endangered first. The last one is not listed. */
export const RISK_BANDS: readonly RiskBand[] = ['likelyLoss', 'tossUp', 'atRisk', 'watch', 'unlikely'];

/** Probabilities at which a band begins. */
const WATCH_FROM = 0.05;
const AT_RISK_FROM = 0.2;
const TOSS_UP_FROM = 0.4;
const LIKELY_LOSS_ABOVE = 0.6;

export function riskBandOf(probability: number): RiskBand {
  if (probability > LIKELY_LOSS_ABOVE) return 'likelyLoss';
  if (probability >= TOSS_UP_FROM) return 'tossUp';
  if (probability >= AT_RISK_FROM) return 'atRisk';
  return probability >= WATCH_FROM ? 'watch' : 'unlikely';
}

/** The steps that a band may show, so that a figure never contradicts its band. */
const STEPS_IN_BAND: Readonly<Record<RiskBand, readonly [ShownChance, ShownChance]>> = {
  unlikely: [5, 5],
  watch: [5, 15],
  atRisk: [20, 35],
  tossUp: [40, 60],
  likelyLoss: [65, 95],
};

/** The chance of a loss as it is shown beside its band; of an unlikely one it reads "under 5 %". */
export function shownRisk(probability: number): ShownChance {
  const [least, most] = STEPS_IN_BAND[riskBandOf(probability)];
  return withinSteps(probability, least, most);
}

function withinSteps(probability: number, least: ShownChance, most: ShownChance): ShownChance {
  const nearest = Math.round((100 * probability) / STEP_PERCENT) * STEP_PERCENT;
  return Math.min(most, Math.max(least, nearest));
}

/** Below it a chance is not named at all. */
const WORTH_SAYING_FROM = 0.05;

export function isWorthSaying(probability: number): boolean {
  return probability >= WORTH_SAYING_FROM;
}
