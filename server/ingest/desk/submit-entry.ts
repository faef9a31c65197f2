import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '#lib/desk/entry.ts';
import { kindsFor, NEEDED_TO_BEGIN } from '#lib/desk/entry-kinds.ts';
import { keysNeeded } from '#lib/desk/keys-needed.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { isAtLeast } from '#lib/desk/role.ts';
import type { Contest } from '#lib/election/state.ts';
import { oneKeyFor } from '#server/desk-state/desk-state.ts';
import { settledWith } from '#server/desk-state/quarantine.ts';
import { isVisibleTo, type WaitingEntry, waitingOf } from '#server/desk-state/waiting-entries.ts';
import type { EntryWaits } from '#server/log/desk-event.ts';
import { problem } from '../problem.ts';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, published, recorded, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { areEnough, isBlind, keysOf, mayHoldKey, type Others, othersOn } from './entry-keys.ts';
import { contestOf, type JudgedEntry, judgeEntry } from './judge-entry.ts';
import { changesWinner, publicWord } from './public-contest.ts';
import { refused } from './refusal.ts';
import { notAllowed } from './who-may.ts';

type Submission = PersonsCase<'submitEntry'>;
type OpenEntry = Extract<JudgedEntry, { readonly kind: 'open' }>;

/** What becomes of an entry: refused, waiting for a second person, contradicting one, or public. */
export function submitEntry(about: Submission): Verdict {
  const { entry } = about.command;
  const unknown = unknownSeat(about, entry.constituencyId);
  if (unknown !== null) return unknown;
  const contest = contestOf(about.standing, entry);
  const against = publicWord(contest);
  const others = othersOn(about, entry, contest, against);
  const barred = refusalOfRole(about, others) ?? refusalOfReferences(about);
  if (barred !== null) return barred;
  const judged = judgedOf(about, entry, others);
  if (judged.kind === 'known') return recorded(about, { kind: 'entryKnown', entry });
  const misplaced = refusalOfPlace(about, contest);
  if (misplaced !== null) return misplaced;
  if (judged.kind === 'held') {
    const words = 'Nobody can publish it like this: see what is wrong with it.';
    return refused(about.asked, 'HELD', words, { problems: judged.problems });
  }
  const { doubts } = judged;
  if (doubts.some(({ code }) => !about.command.acknowledged.includes(code))) {
    const words = 'Look at each doubt, and say that you have seen it.';
    return refused(about.asked, 'DOUBTS', words, { problems: doubts });
  }
  return decided(about, judged, contest, against, others);
}

/** A withdrawal is begun by a chief; whoever else may be its second person says the same after that. */
function refusalOfRole(about: Submission, { agreeing }: Others): Verdict | null {
  const { content } = about.command.entry;
  const { role } = about.actor;
  if (mayDo(role, NEEDED_TO_BEGIN[content.kind])) return null;
  if (mayHoldKey(role, content) && agreeing.length > 0) return null;
  return notAllowed(about, NEEDED_TO_BEGIN[content.kind]);
}

/** The entry that it confirms must have been seen, and the message that it settles must wait. */
function refusalOfReferences({ command, standing, asked, actor }: Submission): Verdict | null {
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
  }
  const message = fromInput === null ? null : quarantine.get(fromInput);
  if (
    message === undefined ||
    (message !== null && message.summary.constituencyId !== entry.constituencyId)
  ) {
    return refused(asked, 'NOT_WAITING', 'The message that this settles was decided meanwhile.');
  }
  return null;
}

/** What is public moved on since the form was opened, or was never at that stage. */
function refusalOfPlace({ command, asked, standing }: Submission, contest: Contest): Verdict | null {
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
  if (kindsFor(contestOf(standing, command.entry)).includes(content.kind)) return null;
  const words = `A ${content.kind} does not fit a contest that is at "${stage}".`;
  return refused(asked, 'NOT_THIS_STAGE', words);
}

function judgedOf(
  { bench, standing, input, command }: Submission,
  entry: Entry,
  others: Others,
): JudgedEntry {
  const settles = new Set(settledBy(command.fromInput, others));
  return judgeEntry({ bench, standing, nightNow: input.at, settles }, entry);
}

function settledBy(fromInput: string | null, { agreeing }: Others): readonly string[] {
  return [fromInput, ...agreeing.map((each) => each.fromInput)].filter((each) => each !== null);
}

/** By whose agreement, if it is enough. */
function decided(
  about: Submission,
  judged: OpenEntry,
  contest: Contest,
  against: string,
  others: Others,
): Verdict {
  const { command, actor, standing, input, asked } = about;
  const { entry, confirms, fromInput } = command;
  const { kind } = entry.content;
  const oneKey = oneKeyFor(standing.deskState.oneKey, entry.constituencyId);
  const isWinnerChange = changesWinner(contest, judged.fact, input.at);
  const needs = keysNeeded({ kind, changesWinner: isWinnerChange, oneKey: oneKey !== null });
  if (needs.editors === needs.people && !isAtLeast(actor.role, 'editor') && isWinnerChange) {
    const words = 'A public winner would change: two editors must enter it. Your draft is kept.';
    return refused(asked, 'NOT_ALLOWED', words);
  }
  const blind = isBlind(about, others);
  const submission = { entry, confirms, against, blind, doubts: judged.doubts, fromInput, needs };
  const counted = others.agreeing.filter(({ user }) => !isWinnerChange || isAtLeast(user.role, 'editor'));
  const isEnough = areEnough([...counted.map(({ user }) => user.role), actor.role], needs);
  const own = waitingOf(standing.deskState.entries, entry.constituencyId).find(
    ({ by }) => by.userId === actor.userId,
  );
  // One person may overrule another, but only knowingly: the contradiction is shown first.
  const isWarned = own !== undefined && isSameSubmission(own, submission) && own.differsFrom.length > 0;
  const isContested = others.opposed.length > 0 && counted.length === 0;
  if (isEnough && (!isContested || isWarned)) {
    const usual = keysNeeded({ kind, changesWinner: isWinnerChange, oneKey: false });
    const spared = usual.people > needs.people && counted.length === 0 ? oneKey : null;
    return publish(about, judged, submission, { ...others, agreeing: counted }, spared?.reason ?? null);
  }
  if (own !== undefined && isSameSubmission(own, submission)) {
    return nothingToDo(about, 'You have entered this: it waits for a second person.');
  }
  if (isContested) {
    return recorded(about, {
      kind: 'entryDiffers',
      ...submission,
      differsFrom: others.opposed.map(({ by }) => by),
    });
  }
  return recorded(about, { kind: 'entryWaits', ...submission });
}

type Submitted = Omit<EntryWaits, 'kind'>;

function isSameSubmission(own: WaitingEntry, { entry, against }: Submitted): boolean {
  return own.against === against && isDeepStrictEqual(own.entry, entry);
}

/** The words of the first of them are the public ones: source, time and reason. */
function publish(
  about: Submission,
  judged: OpenEntry,
  submission: Submitted,
  others: Others,
  oneKeyReason: string | null,
): Verdict {
  const { quarantine } = about.standing.deskState;
  const first = others.agreeing[0]?.entry ?? submission.entry;
  const ofFirst = first === submission.entry ? judged : judgedOf(about, first, others);
  if (ofFirst.kind !== 'open') {
    const words = 'The first of the two entries can no longer be published: enter yours without it.';
    return refused(about.asked, 'HELD', words, { problems: ofFirst.kind === 'held' ? ofFirst.problems : [] });
  }
  const settled = settledBy(submission.fromInput, others).flatMap((inputId) => {
    const message = quarantine.get(inputId);
    return message === undefined ? [] : [inputId, ...settledWith(quarantine, message)];
  });
  return published(
    about,
    { fact: ofFirst.fact, source: first.source },
    {
      kind: 'entryPublished',
      ...submission,
      entry: first,
      keys: keysOf(about, others),
      oneKey: oneKeyReason,
      settled: [...new Set(settled)],
      warnings: ofFirst.warnings,
      nightSeq: null,
    },
  );
}
