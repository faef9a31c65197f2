import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Unused } from '#lib/forecast/observe.ts';

/** How the machinery of the night does, for whoever works on it. Unknown is null, which is not 0. */
export interface DeskHealth {
  readonly feed: FeedHealth;
  readonly serving: ServingHealth;
  /** Results that readers have and the forecast does not believe. */
  readonly unused: readonly UnusedFigures[];
}

export interface UnusedFigures {
  readonly constituencyId: ConstituencyId;
  readonly why: Unused;
}

export interface FeedHealth {
  /** False while ingest says nothing: nothing that is declared can become public. */
  readonly ingestRuns: boolean;
  /** Real time of the last message of a feed, new or known. */
  readonly lastMessageAt: string | null;
  /** Messages journalled and not judged yet. */
  readonly backlog: number | null;
  readonly committed: number | null;
  readonly waiting: number | null;
  readonly rejected: number | null;
  readonly duplicates: number | null;
  /** Why messages were not published, most frequent first. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
}

export interface ServingHealth {
  /** False while the log's keeper is silent: what is served may be behind. */
  readonly logAnswers: boolean;
  /** Open pages of readers and of the desk. */
  readonly connections: number;
  /** The slowest hundredth of the turns of this process since it was asked last, in milliseconds. */
  readonly lagMs: number;
  /** False while pages are being started again; null where they have no process of their own. */
  readonly pagesUp: boolean | null;
  /** Requests that wait for a page. */
  readonly pagesWaiting: number | null;
  /** Requests that ended in a fault of ours, since this process began. */
  readonly faults: number;
}
