import { mayDo } from '#lib/desk/permission.ts';
import { hasSeen, waitingOf } from '#server/desk-state/waiting-entries.ts';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, recorded, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { refused } from './refusal.ts';
import { notAllowed } from './who-may.ts';

/** Shows somebody what waits for a second person. They can confirm it from now on, and no longer enter it blind. */
export function revealEntry(about: PersonsCase<'revealEntry'>): Verdict {
  const { command, standing, asked, actor } = about;
  const { constituencyId } = command;
  const unknown = unknownSeat(about, constituencyId);
  if (unknown !== null) return unknown;
  const { entries } = standing.deskState;
  const others = waitingOf(entries, constituencyId).filter(({ by }) => by.userId !== actor.userId);
  if (others.length === 0)
    return refused(asked, 'NO_SUCH_ENTRY', 'No entry of anybody else waits for that seat.');
  const shown = others.map(({ inputId }) => inputId).filter((id) => !hasSeen(entries, actor.userId, id));
  if (shown.length === 0) return nothingToDo(about, 'You see it already.');
  return recorded(about, { kind: 'entryRevealed', constituencyId, shown });
}

/** Takes an entry out of the queue: one's own, or for an editor anybody's. */
export function withdrawEntry(about: PersonsCase<'withdrawEntry'>): Verdict {
  const { command, standing, asked, actor } = about;
  const { constituencyId, owner } = command;
  const isOwn = owner === actor.userId;
  if (!isOwn && !mayDo(actor.role, 'publish')) return notAllowed(about, 'publish');
  const waiting = waitingOf(standing.deskState.entries, constituencyId);
  if (!waiting.some(({ by }) => by.userId === owner)) {
    return refused(asked, 'NO_SUCH_ENTRY', 'That entry no longer waits.');
  }
  return recorded(about, { kind: 'entryTakenBack', constituencyId, owner });
}
