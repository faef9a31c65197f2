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
  /**
   * Whether the world may hear of an event yet. One that it may not, and all after it, are not read: nothing that this
   * process serves is made of them. They are asked for again until they may.
   */
  readonly mayBeKnown: (event: NightEvent) => boolean;
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
  mayBeKnown,
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

  let toldHeld = '';
  /** Once an event, however often it is asked for again: somebody must find out how it came into the log. */
  const tellHeld = ({ seq, chain }: NightEvent) => {
    if (toldHeld === chain) return;
    toldHeld = chain;
    onProblem(new EventHeld(`Event ${seq} and what follows are held until the close of poll`));
  };

  const followOnce = async () => {
    const opening = await log.opening();
    if (!isOurs(opening)) throw new LogReplaced('The log is of another mode, election or pack');
    let copy = foldedOpening(opening);
    const { seq: headSeq } = await log.head();
    if (headSeq === 0) publish(copy);
    for await (const batch of log.follow(0, stopping.signal)) {
      const known = batch.slice(0, lengthKnown(batch, mayBeKnown));
      copy = foldMore(roll, copy, known);
      const held = batch[known.length];
      if (held !== undefined || copy.position.seq >= headSeq) publish(copy);
      if (held !== undefined) return tellHeld(held);
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

/** Something is in the log that ingest should have kept out of it; nobody is served it. */
export class EventHeld extends Error {
  override readonly name = 'EventHeld';
}

/** How many events come before the first that must wait. A prefix, so that numbers and chain stay whole. */
function lengthKnown(events: readonly NightEvent[], mayBeKnown: (event: NightEvent) => boolean): number {
  const first = events.findIndex((event) => !mayBeKnown(event));
  return first === -1 ? events.length : first;
}

/** Whether the later copy is the earlier one and more, so that a reader of the earlier needs only the rest. */
function continues(before: FoldedLog, next: FoldedLog): boolean {
  return (
    before.position.epoch === next.position.epoch &&
    before.position.seq <= next.position.seq &&
    before.position.chain === chainAt(next, before.position.seq)
  );
}
