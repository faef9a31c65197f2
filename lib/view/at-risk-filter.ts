import type { RiskBand as SwingBand } from '#lib/election/derive/seats-at-risk.ts';
import type { Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import type { RiskBand } from '#lib/forecast/shown.ts';
import { readStanding } from './candidates-filter.ts';
import { momentParameter, type PageParameters, pageAddress } from './page-parameters.ts';

/** Which seats at risk and which second places are shown: all of it stands in the address. */
export interface AtRiskFilter {
  readonly defender: Standing | null;
  /** A band of the forecast, or of the arithmetic that stands where there is none; each passes over the other's. */
  readonly band: RiskBand | SwingBand | null;
  readonly winner: Standing | null;
  readonly second: Standing | null;
  /** Lower end of a band of margins, in points. */
  readonly margin: number | null;
  /** The whole list instead of its beginning. */
  readonly isWhole: boolean;
  readonly at: string | null;
}

export const AT_RISK_PATH = '/at-risk';

/** Everything there is. */
export const NO_AT_RISK_FILTER: AtRiskFilter = {
  defender: null,
  band: null,
  winner: null,
  second: null,
  margin: null,
  isWhole: false,
  at: null,
};

const BANDS: readonly (RiskBand | SwingBand)[] = [
  ...(['likelyLoss', 'tossUp', 'atRisk', 'watch'] as const),
  ...(['likely', 'eitherWay', 'withinReach'] as const),
];

export function readAtRiskFilter(roll: Roll, parameters: PageParameters): AtRiskFilter {
  const margin = parameters('margin');
  return {
    defender: readStanding(roll, parameters('defender')),
    band: BANDS.find((each) => each === parameters('band')) ?? null,
    winner: readStanding(roll, parameters('winner')),
    second: readStanding(roll, parameters('second')),
    margin: margin !== null && /^\d{1,2}$/.test(margin) ? Number(margin) : null,
    isWhole: parameters('all') === '1',
    at: momentParameter(parameters),
  };
}

/** The two halves of the page keep each other's choices. */
export function atRiskAddress(filter: AtRiskFilter, anchor: 'seats-at-risk' | 'second-places'): string {
  const { defender, band, winner, second, margin, isWhole, at } = filter;
  const all = isWhole ? '1' : null;
  const chosen = { defender, band, winner, second, margin: margin === null ? null : String(margin), all, at };
  return pageAddress(AT_RISK_PATH, chosen, anchor);
}
