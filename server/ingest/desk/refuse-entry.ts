import { isDeepStrictEqual } from 'node:util';
import { kindsFor, NEEDED_TO_BEGIN } from '#lib/desk/entry-kinds.ts';
import { mayDo } from '#lib/desk/permission.ts';
import type { Contest } from '#lib/election/state.ts';
import { isVisibleTo, waitingOf } from '#server/desk-state/waiting-entries.ts';
import { problem } from '../problem.ts';
import type { Verdict } from '../verdict.ts';
import type { PersonsCase } from './command-case.ts';
import { mayHoldKey, type Others } from './entry-keys.ts';
import { refused } from './refusal.ts';
import { notAllowed } from './who-may.ts';

type Submission = PersonsCase<'submitEntry'>;

/** A withdrawal is begun by a chief; whoever else may be its second person says the same after that. */
export function refusalOfRole(about: Submission, { agreeing }: Others): Verdict | null {
  const { content } = about.command.entry;
  const { role } = about.actor;
  if (mayDo(role, NEEDED_TO_BEGIN[content.kind])) return null;
  if (mayHoldKey(role, content) && agreeing.length > 0) return null;
  return notAllowed(about, NEEDED_TO_BEGIN[content.kind]);
}

/** The entry that it confirms must have been seen as it waits now, and the message that it settles must wait. */
export function refusalOfReferences({ command, standing, asked, actor }: Submission): Verdict | null {
  const { confirms, fromInput, entry } = command;
  const { entries, quarantine } = standing.deskState;
  if (confirms !== null) {
    const confirmed = waitingOf(entries, entry.constituencyId).find(({ by }) => by.userId === confirms);
    if (confirmed === undefined || confirms === actor.userId) {
      return refused(asked, 'NO_SUCH_ENTRY', 'The entry that this confirms no longer waits.');
    }
    if (!isVisibleTo(entries, confirmed, actor)) {
      return refused(asked, 'NOT_REVEALED', 'Ask to see the entry first, or enter the figures yourself.');
    }
    if (!isDeepStrictEqual(confirmed.entry.content, entry.content)) {
      const words = `${confirmed.by.name} changed it while you compared: look at it again.`;
      return refused(asked, 'ENTRY_CHANGED', words);
    }
  }
  if (fromInput === null) return null;
  const message = quarantine.get(fromInput);
  if (message?.summary.constituencyId === entry.constituencyId) return null;
  return refused(asked, 'NOT_WAITING', 'The message that this settles was decided meanwhile.');
}

/** What is public moved on since the form was opened, or was never at that stage. */
export function refusalOfPlace({ command, asked }: Submission, contest: Contest): Verdict | null {
  const { expectedRevision, content } = command.entry;
  const { kind: stage } = contest.phase;
  if (expectedRevision !== contest.revision) {
    const todo = 'Look at what is public now, and submit it again if it still holds.';
    const expected = `${contest.revision}: the contest is at "${stage}"`;
    const path = 'entry.expectedRevision';
    const problems = [problem('STALE', { path, received: expectedRevision, expected, todo })];
    const words = `The seat changed while you were typing: nothing was overwritten. ${todo}`;
    return refused(asked, 'CHANGED_MEANWHILE', words, { problems });
  }
  if (kindsFor(contest).includes(content.kind)) return null;
  const words = `A ${content.kind} does not fit a contest that is at "${stage}".`;
  return refused(asked, 'NOT_THIS_STAGE', words);
}
