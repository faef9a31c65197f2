import type { RegionId } from '#lib/election/ids.ts';
import type { Roll } from '#lib/election/roll.ts';
import { momentParameter, type PageParameters, pageAddress } from './page-parameters.ts';

/** Which seats the schedule shows: all of it stands in the address. */
export interface WatchFilter {
  readonly show: WatchShow;
  readonly region: RegionId | null;
  /** The moment that the address names; null for now. */
  readonly at: string | null;
}

export const WATCH_SHOWS = ['all', 'next', 'overdue', 'awaited', 'declared', 'picks'] as const;
export type WatchShow = (typeof WATCH_SHOWS)[number];

export const WATCH_PATH = '/watch';

/** A value that means nothing here is as if it were not there: the page says in words what it shows. */
export function readWatchFilter(roll: Roll, parameters: PageParameters): WatchFilter {
  return {
    show: WATCH_SHOWS.find((each) => each === parameters('show')) ?? 'all',
    region: roll.reference.regions.find(({ id }) => id === parameters('region'))?.id ?? null,
    at: momentParameter(parameters),
  };
}

export function watchAddress({ show, region, at }: WatchFilter): string {
  return pageAddress(WATCH_PATH, { show: show === 'all' ? null : show, region, at }, 'schedule');
}
