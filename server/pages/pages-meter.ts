import type { Lane } from './lane.ts';
import type { PassedOn } from './pass-on.ts';

/** What became of a request for a page. */
export type PageOutcome = Exclude<PassedOn, 'died'> | 'starting' | 'busy';

/** What the way to the pages counts for its operators. */
export interface PagesMeter {
  answered(lane: Lane, outcome: PageOutcome): void;
}
