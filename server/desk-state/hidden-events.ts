import type { DeskEvent } from '#server/log/desk-event.ts';
import type { DeskState } from './desk-state.ts';
import { hasSeen, type WaitingEntries, waitingOf } from './waiting-entries.ts';

/**
 * Whether what an event says is kept from a reader of the record: a draft of somebody else, and what was said of the
 * figures of an entry that was refused, for good; an entry of somebody else for as long as it, or what replaced it,
 * could still be entered blind. That it happened, when and by whom is no secret.
 */
export function isHiddenFrom(
  { entries }: DeskState,
  event: DeskEvent,
  reader: { readonly userId: string },
): boolean {
  if (!('by' in event) || event.by?.userId === reader.userId) return false;
  switch (event.kind) {
    case 'draftSaved':
      return true;
    case 'commandRefused':
      return event.command === 'submitEntry' && event.problems.length > 0;
    case 'entryWaits': {
      const { inputId, entry } = event;
      if (hasSeen(entries, reader.userId, inputId)) return false;
      const waiting = waitingOf(entries, entry.constituencyId).find((each) => each.inputId === inputId);
      // Editors are shown entries that contradict each other, and only editors read the record.
      if (waiting !== undefined) return !waiting.hasDiffered;
      return event.seq > publishedSince(entries, event);
    }
    default:
      return false;
  }
}

/** Number of the event since which nobody can enter such a thing blind any more; 0 for never. */
function publishedSince(
  { publishedSeq }: WaitingEntries,
  { entry }: Extract<DeskEvent, { readonly kind: 'entryWaits' }>,
): number {
  const ofSeat = publishedSeq.get(entry.constituencyId) ?? {};
  // A count that goes on says nothing of the figures that somebody has entered; figures say everything.
  return Math.max(ofSeat[entry.content.kind] ?? 0, ofSeat.result ?? 0, ofSeat.correction ?? 0);
}
