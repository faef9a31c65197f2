import type { WatchEvent } from './events.ts';
import type { WatchPick } from './state.ts';

/**
 * The seats to watch after an event of the list, in the order in which they were first picked. Picked again, a seat
 * has the newer reason and its old place. What changes nothing leaves the same list.
 */
export function nextWatch(before: readonly WatchPick[], event: WatchEvent): readonly WatchPick[] {
  const { constituencyId, seq, at } = event;
  const known = before.find((each) => each.constituencyId === constituencyId);
  switch (event.kind) {
    case 'watchPicked': {
      if (known !== undefined && (known.seq === seq || known.reason === event.reason)) return before;
      const pick = { constituencyId, reason: event.reason, seq, at };
      if (known === undefined) return [...before, pick];
      return before.map((each) => (each === known ? pick : each));
    }
    case 'watchUnpicked':
      return known === undefined ? before : before.filter((each) => each !== known);
    default:
      return event satisfies never;
  }
}
