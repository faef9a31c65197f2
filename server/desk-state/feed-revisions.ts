import type { ConstituencyId } from '#lib/election/ids.ts';
import type { DeskEvent, MessageSummary } from '#server/log/desk-event.ts';
import type { Quarantine } from './quarantine.ts';

/**
 * The highest revision that was taken from feeds, by constituency, in their own numbers. The desk numbers what it enters
 * too, and what it has entered must not make a feed's next message look old.
 */
export type FeedRevisions = ReadonlyMap<ConstituencyId, number>;

export const noFeedRevisions: FeedRevisions = new Map();

/** `waiting` is the queue before the event. */
export function foldFeedRevisions(
  before: FeedRevisions,
  event: DeskEvent,
  waiting: Quarantine,
): FeedRevisions {
  if (event.kind === 'inputJudged') {
    return event.disposition === 'committed' ? taken(before, event.summary) : before;
  }
  if (event.kind !== 'quarantineDecided' || event.decision !== 'accept') return before;
  const message = waiting.get(event.decided);
  return message === undefined ? before : taken(before, message.summary);
}

function taken(before: FeedRevisions, { constituencyId, revision }: MessageSummary): FeedRevisions {
  if (constituencyId === null || revision === null) return before;
  const id = constituencyId as ConstituencyId;
  return revision <= (before.get(id) ?? 0) ? before : new Map(before).set(id, revision);
}
