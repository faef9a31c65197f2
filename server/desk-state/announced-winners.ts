import type { CandidateId, ConstituencyId } from '#lib/election/ids.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

/** Whom editors announced as elected before there were figures, by constituency: a feed does not take that back alone. */
export type AnnouncedWinners = ReadonlyMap<ConstituencyId, CandidateId>;

export const noAnnouncedWinners: AnnouncedWinners = new Map();

export function foldAnnouncedWinners(before: AnnouncedWinners, event: DeskEvent): AnnouncedWinners {
  if (event.kind !== 'entryPublished' || event.entry.content.kind !== 'rush') return before;
  return new Map(before).set(event.entry.constituencyId, event.entry.content.winner);
}
