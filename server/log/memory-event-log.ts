import type { ChainOpening } from '#lib/sync/chain.ts';
import { openingChain } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import type { CommitAnswer, EventLog, LoggedEvent } from './event-log.ts';

/** An event log that lives as long as the process: for tests, and for telling what a message would do. */
export function memoryEventLog<Event extends LoggedEvent>(identity: ChainOpening): EventLog<Event> {
  const { epoch } = identity;
  const start: Position = { epoch, seq: 0, chain: openingChain(identity) };
  const events: Event[] = [];
  const byInput = new Map<string, Event>();
  const waiting = new Set<() => void>();

  const headNow = (): Position => {
    const last = events.at(-1);
    return last === undefined ? start : { epoch, seq: last.seq, chain: last.chain };
  };

  const commitNow = (event: Event, expected: Position): CommitAnswer => {
    const first = byInput.get(event.inputId);
    if (first !== undefined) return { kind: 'duplicate', seq: first.seq, chain: first.chain };
    const head = headNow();
    if (head.seq !== expected.seq || head.chain !== expected.chain) return { kind: 'moved', head };
    events.push(event);
    byInput.set(event.inputId, event);
    for (const wake of waiting) wake();
    return { kind: 'committed', seq: event.seq, chain: event.chain };
  };

  return {
    opening: async () => start,
    head: async () => headNow(),
    read: async (afterSeq, limit) => events.slice(afterSeq, afterSeq + limit),
    commit: async (event, expected) => commitNow(event, expected),
    commitAll: async (batch, expected) => {
      const answers: CommitAnswer[] = [];
      let before = expected;
      for (const event of batch) {
        answers.push(commitNow(event, before));
        before = { epoch, seq: event.seq, chain: event.chain };
      }
      return answers;
    },
    async *follow(afterSeq, signal) {
      let seq = afterSeq;
      while (!signal.aborted) {
        const fresh = events.slice(seq);
        if (fresh.length === 0) {
          await nextChange(waiting, signal);
          continue;
        }
        seq += fresh.length;
        yield fresh;
      }
    },
  };
}

function nextChange(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      waiting.delete(done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    waiting.add(done);
    signal.addEventListener('abort', done);
  });
}
