import { isDeepStrictEqual } from 'node:util';
import { draftOf, draftsOf, savesIn } from '#server/desk-state/drafts.ts';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, recorded, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { refused } from './refusal.ts';

/** A save a second, and as many again for a second window. */
export const DRAFT_SAVES_PER_MINUTE_MAX = 120;
/** Seats that one person types at the same time. */
export const DRAFTS_PER_USER_MAX = 20;

export function saveDraft(about: PersonsCase<'saveDraft'>): Verdict {
  const { command, standing, asked, input } = about;
  const { constituencyId, form } = command;
  const { drafts } = standing.deskState;
  const { by } = asked;
  const unknown = unknownSeat(about, constituencyId);
  if (unknown !== null) return unknown;
  const before = draftOf(drafts, by, constituencyId);
  if (before !== null && isDeepStrictEqual(before.form, form)) {
    return nothingToDo(about, 'The draft is saved like this.');
  }
  if (savesIn(drafts, by.userId, input.at) >= DRAFT_SAVES_PER_MINUTE_MAX) {
    const words = `Drafts are saved at most ${DRAFT_SAVES_PER_MINUTE_MAX} times a minute: this one was not.`;
    return refused(asked, 'TOO_OFTEN', words);
  }
  if (before === null && draftsOf(drafts, by.userId).length >= DRAFTS_PER_USER_MAX) {
    const words = `You have drafts of ${DRAFTS_PER_USER_MAX} seats: discard one first.`;
    return refused(asked, 'TOO_MANY', words);
  }
  return recorded(about, { kind: 'draftSaved', constituencyId, form });
}

export function discardDraft(about: PersonsCase<'discardDraft'>): Verdict {
  const { command, standing, asked } = about;
  const { constituencyId } = command;
  if (draftOf(standing.deskState.drafts, asked.by, constituencyId) === null) {
    return nothingToDo(about, 'There is no draft of that seat.');
  }
  return recorded(about, { kind: 'draftDiscarded', constituencyId });
}
