import { setTimeout as wait } from 'node:timers/promises';
import type { NightEvent } from '#lib/election/events.ts';
import type { Roll } from '#lib/election/roll.ts';
import { chainAt } from '#lib/sync/choose-catch-up.ts';
import type { Position } from '#lib/sync/position.ts';
import { type EventLog, LogReplaced } from '#server/log/event-log.ts';
import { type FoldedLog, foldedOpening, foldMore } from './folded-log.ts';

/** A log that cannot be read is asked again after this long; Redis restarts in some tens of milliseconds. */
const RETRY_MS = 250;

/** The one copy of the night that a process holds: everything it serves comes from here. */
export interface Projection {
  readonly roll: Roll;
  /** Read to the head of the log at least once; whether it still is, `Freshness` says. */
  current(): FoldedLog;
  subscribe(listener: ProjectionListener): () => void;
  stop(): Promise<void>;
}

export interface ProjectionListener {
  /** New events, in order, already folded into `current()`. */
  onEvents(events: readonly NightEvent[]): void;
  /** `current()` is another life of the log: nothing that was told before counts. */
  onReplaced(): void;
}

export interface ProjectionParts {
  readonly roll: Roll;
  readonly log: EventLog<NightEvent>;
  /** Whether an opening is of this mode, election and pack: no other log is ever served. */
  readonly isOurs: (opening: Position) => boolean;
  /** Hears why the log had to be read anew; nothing is wrong with what is served meanwhile but its age. */
  readonly onProblem: (error: unknown) => void;
  /** Ends the waiting for a log that does not come. */
  readonly signal?: AbortSignal;
}

/**
 * Reads the log to its head, then follows it for ever. A log that cannot be read leaves the last copy standing;
 * one that was replaced is folded from its opening, and takes the old copy's place when it has reached its head.
 */
export async function startProjection({
  roll,
  log,
  isOurs,
  onProblem,
  signal,
}: ProjectionParts): Promise<Projection> {
  const stopping = new AbortController();
  signal?.addEventListener('abort', () => stopping.abort());
  const listeners = new Set<ProjectionListener>();
  let published: FoldedLog | null = null;
  const first = Promise.withResolvers<void>();

  const publish = (next: FoldedLog) => {
    const before = published;
    published = next;
    if (before === null) return first.resolve();
    if (continues(before, next)) {
      const events = next.events.slice(before.position.seq);
      if (events.length > 0) for (const listener of listeners) listener.onEvents(events);
    } else {
      for (const listener of listeners) listener.onReplaced();
    }
  };

  const followOnce = async () => {
    const opening = await log.opening();
    if (!isOurs(opening)) throw new LogReplaced('The log is of another mode, election or pack');
    let copy = foldedOpening(opening);
    const { seq: headSeq } = await log.head();
    if (headSeq === 0) publish(copy);
    for await (const batch of log.follow(0, stopping.signal)) {
      copy = foldMore(roll, copy, batch);
      if (copy.position.seq >= headSeq) publish(copy);
    }
  };

  const following = (async () => {
    while (!stopping.signal.aborted) {
      await followOnce().catch((error: unknown) => {
        if (!stopping.signal.aborted) onProblem(error);
      });
      await wait(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();

  await first.promise;
  return {
    roll,
    current() {
      if (published === null) throw new Error('A projection is handed out only when it has a copy');
      return published;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopping.abort();
      await following;
    },
  };
}

/** Whether the later copy is the earlier one and more, so that a reader of the earlier needs only the rest. */
function continues(before: FoldedLog, next: FoldedLog): boolean {
  return (
    before.position.epoch === next.position.epoch &&
    before.position.seq <= next.position.seq &&
    before.position.chain === chainAt(next, before.position.seq)
  );
}
