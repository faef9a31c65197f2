import { leadingPair } from '#lib/election/derive/overall-swing.ts';
import type { PartyId, Standing } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { readParty, readStanding } from './candidates-filter.ts';
import { momentParameter, type PageParameters, pageAddress } from './page-parameters.ts';

/** Which target list is shown: all of it stands in the address. */
export interface TargetsFilter {
  /** Null in a pack without a base: there are no targets. */
  readonly by: PartyId | null;
  /** Whose seats; null for anybody's. */
  readonly from: Standing | null;
  readonly show: TargetShow;
  readonly at: string | null;
}

export const TARGET_SHOWS = ['all', 'fallen', 'held', 'toAnother', 'open'] as const;
export type TargetShow = (typeof TARGET_SHOWS)[number];

export const TARGETS_PATH = '/candidates/targets';

/** In the address: whoever defends the seat. */
export const ANYBODY = 'any';

/** Without a pair in the address it is the runner-up of the base against its winner. */
export function readTargetsFilter(roll: Roll, parameters: PageParameters): TargetsFilter {
  const [first, second] = leadingPair(roll, 'UK');
  const by = readParty(roll, parameters('by')) ?? second ?? first ?? null;
  const asked = parameters('from');
  const from = asked === null && parameters('by') === null ? (first ?? null) : readStanding(roll, asked);
  return {
    by,
    from: from === by ? null : from,
    show: TARGET_SHOWS.find((each) => each === parameters('show')) ?? 'all',
    at: momentParameter(parameters),
  };
}

export function targetsAddress({ by, from, show, at }: TargetsFilter): string {
  return pageAddress(TARGETS_PATH, { by, from: from ?? ANYBODY, show: show === 'all' ? null : show, at });
}
