import { isDeepStrictEqual } from 'node:util';
import { keysNeeded } from '#lib/desk/keys-needed.ts';
import { isAtLeast } from '#lib/desk/role.ts';
import type { Contest } from '#lib/election/state.ts';
import { oneKeyFor } from '#server/desk-state/desk-state.ts';
import { type WaitingEntry, waitingOf } from '#server/desk-state/waiting-entries.ts';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, recorded, unknownSeat } from './answers.ts';
import type { PersonsCase } from './command-case.ts';
import { areEnough, isBlind, type Others, othersOn } from './entry-keys.ts';
import { contestOf, type JudgedEntry } from './judge-entry.ts';
import { changesWinner, publicWord } from './public-contest.ts';
import { judgedOf, publishEntry, type Submitted } from './publish-entry.ts';
import { refused } from './refusal.ts';
import { refusalOfPlace, refusalOfReferences, refusalOfRole } from './refuse-entry.ts';

type Submission = PersonsCase<'submitEntry'>;
type OpenEntry = Extract<JudgedEntry, { readonly kind: 'open' }>;

/** What becomes of an entry: refused, waiting for a second person, contradicting one, or public. */
export function submitEntry(about: Submission): Verdict {
  const { entry, acknowledged } = about.command;
  const unknown = unknownSeat(about, entry.constituencyId);
  if (unknown !== null) return unknown;
  const contest = contestOf(about.standing, entry);
  const others = othersOn(about, entry, contest, publicWord(contest));
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
  if (doubts.some(({ code }) => !acknowledged.includes(code))) {
    const words = 'Look at each doubt, and say that you have seen it.';
    return refused(about.asked, 'DOUBTS', words, { problems: doubts });
  }
  return weighed(about, contest, judged, others);
}

/** Counts the keys. */
function weighed(about: Submission, contest: Contest, judged: OpenEntry, others: Others): Verdict {
  const { command, actor, standing, input, asked } = about;
  const { entry, confirms, fromInput } = command;
  const isWinnerChange = changesWinner(contest, judged.fact, input.at);
  if (isWinnerChange && !isAtLeast(actor.role, 'editor')) {
    const words = 'A public winner would change: two editors must enter it. Your draft is kept.';
    return refused(asked, 'NOT_ALLOWED', words);
  }
  const allowed = oneKeyFor(standing.deskState.oneKey, entry.constituencyId);
  const stake = { kind: entry.content.kind, changesWinner: isWinnerChange };
  const needs = keysNeeded({ ...stake, oneKey: allowed !== null });
  const submission: Submitted = {
    ...{ entry, confirms, fromInput, needs, doubts: judged.doubts },
    against: publicWord(contest),
    blind: isBlind(about, others),
  };
  const agreeing = others.agreeing.filter(({ user }) => !isWinnerChange || isAtLeast(user.role, 'editor'));
  if (!areEnough([...agreeing.map(({ user }) => user.role), actor.role], needs)) {
    return kept(about, submission, others);
  }
  // One person may overrule another, but only knowingly: the contradiction is shown first.
  if (agreeing.length === 0 && others.opposed.length > 0 && !isWarned(about, submission)) {
    return kept(about, submission, others);
  }
  const isSpared = agreeing.length === 0 && keysNeeded({ ...stake, oneKey: false }).people > 1;
  return publishEntry(
    about,
    submission,
    { ...others, agreeing },
    isSpared ? (allowed?.reason ?? null) : null,
  );
}

/** Waits for somebody who says the same, or stands against what others say. */
function kept(about: Submission, submission: Submitted, { opposed }: Others): Verdict {
  if (isSame(ownOf(about), submission)) {
    return nothingToDo(about, 'You have entered this: it waits for a second person.');
  }
  if (opposed.length === 0) return recorded(about, { kind: 'entryWaits', ...submission });
  return recorded(about, { kind: 'entryDiffers', ...submission, differsFrom: opposed.map(({ by }) => by) });
}

/** Whether the asker has said the very same before, and was shown what others say. */
function isWarned(about: Submission, submission: Submitted): boolean {
  const own = ownOf(about);
  return own !== null && isSame(own, submission) && own.differsFrom.length > 0;
}

function ownOf({ standing, command, actor }: Submission): WaitingEntry | null {
  const waiting = waitingOf(standing.deskState.entries, command.entry.constituencyId);
  return waiting.find(({ by }) => by.userId === actor.userId) ?? null;
}

function isSame(own: WaitingEntry | null, { entry, against }: Submitted): boolean {
  return own?.against === against && isDeepStrictEqual(own.entry, entry);
}
