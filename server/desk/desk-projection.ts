import { setTimeout as wait } from 'node:timers/promises';
import type { DeskEvent } from '#server/log/desk-event.ts';
import { type EventLog, LogDamaged, LogReplaced } from '#server/log/event-log.ts';

/** A log that cannot be read is asked again after this long. */
const RETRY_MS = 250;

/** The desk's log folded up to an event. */
export interface DeskCopy<State> {
  readonly epoch: string;
  /** Number of the last event folded. */
  readonly seq: number;
  readonly state: State;
}

/** The desk's log as the web process has it: followed, folded, and waited for. */
export interface DeskProjection<State> {
  /** Null until the log has been read to its head once. */
  current(): DeskCopy<State> | null;
  /** The event that answers an input, as soon as it is folded; null when it does not come in time. */
  answerTo(inputId: string, msMax: number): Promise<DeskEvent | null>;
  /** Called when `current()` has changed. */
  subscribe(listener: () => void): () => void;
  stop(): Promise<void>;
}

export interface DeskProjectionParts<State> {
  readonly log: EventLog<DeskEvent>;
  readonly empty: State;
  readonly fold: (state: State, event: DeskEvent) => State;
  readonly onProblem: (error: unknown) => void;
}

/**
 * Reads the desk's log to its head and follows it. When the log is replaced by another, what was folded stands until
 * the new one is read to its head; the epoch says which one it is.
 */
export function startDeskProjection<State>({
  log,
  empty,
  fold,
  onProblem,
}: DeskProjectionParts<State>): DeskProjection<State> {
  const stopping = new AbortController();
  const listeners = new Set<() => void>();
  const waiting = new Map<string, Set<(event: DeskEvent) => void>>();
  let published: DeskCopy<State> | null = null;

  const publish = (copy: DeskCopy<State>, events: readonly DeskEvent[]) => {
    published = copy;
    for (const event of events) for (const tell of waiting.get(event.inputId) ?? []) tell(event);
    for (const listener of listeners) listener();
  };

  const followOnce = async () => {
    const { epoch } = await log.opening();
    const { seq: headSeq } = await log.head();
    let copy: DeskCopy<State> = { epoch, seq: 0, state: empty };
    if (headSeq === 0) publish(copy, []);
    for await (const batch of log.follow(0, stopping.signal)) {
      let { state, seq } = copy;
      for (const event of batch) {
        if (event.epoch !== epoch) throw new LogReplaced(`Desk event ${event.seq} is of another epoch`);
        if (event.seq !== seq + 1) throw new LogDamaged(`Desk event ${event.seq} follows ${seq}`);
        state = fold(state, event);
        seq = event.seq;
      }
      copy = { epoch, seq, state };
      if (seq >= headSeq) publish(copy, batch);
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

  return {
    current: () => published,
    async answerTo(inputId, msMax) {
      const { promise, resolve } = Promise.withResolvers<DeskEvent | null>();
      // The same request may be on its way twice: a double click, a second try.
      const others = waiting.get(inputId) ?? new Set();
      waiting.set(inputId, others.add(resolve));
      const giveUp = () => resolve(null);
      const timer = setTimeout(giveUp, msMax);
      stopping.signal.addEventListener('abort', giveUp);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', giveUp);
        others.delete(resolve);
        if (others.size === 0) waiting.delete(inputId);
      }
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
