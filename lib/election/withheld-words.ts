import type { NightEvent } from './events.ts';
import type { PostId } from './ids.ts';

/**
 * A log without the words that were taken back. The log itself keeps every byte; whoever serves it, or holds a copy of
 * it, lets go of the words of a retracted post, before and after its retraction. Numbers, times, reasons and chains
 * stay. From the retraction on such a log folds to the same state as the whole one: that state has no words either.
 */

/** The posts that these events take back: a retraction of what was never published takes nothing back. */
export function takenBack(events: readonly NightEvent[]): ReadonlySet<PostId> {
  const published = new Set<PostId>();
  const taken = new Set<PostId>();
  for (const event of events) {
    if (event.kind === 'postPublished') published.add(event.postId);
    if (event.kind === 'postRetracted' && published.has(event.postId)) taken.add(event.postId);
  }
  return taken;
}

/** The event as it may be told; the same object when nothing of it was taken back. */
export function withoutWords(event: NightEvent, taken: ReadonlySet<PostId>): NightEvent {
  if (event.kind !== 'postPublished' && event.kind !== 'postEdited') return event;
  if (event.withheld === true || !taken.has(event.postId)) return event;
  return { ...event, title: null, document: [], keyEvent: false, withheld: true };
}

/** Whether the words of an event are missing, so that its chain cannot be made again from it. */
export function isWithheld(event: NightEvent): boolean {
  return (event.kind === 'postPublished' || event.kind === 'postEdited') && event.withheld === true;
}
