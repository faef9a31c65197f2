import type { DeskEvent } from '#server/log/desk-event.ts';
import type { DeskState } from './desk-state.ts';
import { hasSeen, waitingOf } from './waiting-entries.ts';

/**
 * Whether what an event says is kept from a reader of the record: a draft of somebody else, for good; and an entry of
 * somebody else for as long as it, or what replaced it, could still be entered blind. That it happened, when and by
 * whom is no secret.
 */
export function isHiddenFrom(
  { entries }: DeskState,
  event: DeskEvent,
  reader: { readonly userId: string },
): boolean {
  if (event.kind !== 'draftSaved' && event.kind !== 'entryWaits') return false;
  if (event.by?.userId === reader.userId) return false;
  if (event.kind === 'draftSaved') return true;
  const { constituencyId } = event.entry;
  if (hasSeen(entries, reader.userId, event.inputId)) return false;
  if (event.seq < (entries.publishedSeq.get(constituencyId) ?? 0)) return false;
  // Editors are shown entries that contradict each other, and only editors read the record.
  return !waitingOf(entries, constituencyId).some(
    ({ inputId, differsFrom }) => inputId === event.inputId && differsFrom.length > 0,
  );
}
