import { agreementOf } from '#lib/desk/agreement.ts';
import type { KeysNeeded } from '#lib/desk/desk-view.ts';
import type { Entry, EntryContent } from '#lib/desk/entry.ts';
import { NEEDED_TO_BEGIN } from '#lib/desk/entry-kinds.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { isAtLeast, type Role } from '#lib/desk/role.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import type { Contest } from '#lib/election/state.ts';
import type { DeskUser } from '#server/desk-state/desk-users.ts';
import { formerOf, isVisibleTo, type WaitingEntry, waitingOf } from '#server/desk-state/waiting-entries.ts';
import type { Key } from '#server/log/desk-event.ts';
import type { PersonsCase } from './command-case.ts';

/** What others have said of the contest, beside what is said now. */
export interface Others {
  /** Who says the same, and whose key counts now; oldest first. */
  readonly agreeing: readonly (WaitingEntry & { readonly user: DeskUser })[];
  readonly opposed: readonly WaitingEntry[];
  /** Whatever says the same, whether it counts, was taken back or replaced: who saw one of them is not blind. */
  readonly alike: readonly WaitingEntry[];
}

/**
 * The waiting entries of other people, compared. One that was written while something else was public approves of
 * nothing now; nor does that of somebody whose account was closed or may no longer say such a thing.
 */
export function othersOn(
  { standing, bench, actor }: PersonsCase<'submitEntry'>,
  { constituencyId, content }: Entry,
  contest: Contest,
  against: string,
): Others {
  const { entries, users } = standing.deskState;
  const { phase } = contest;
  const electorate =
    phase.kind === 'declared'
      ? phase.figures.electorate
      : constituencyOf(bench.roll, constituencyId).electorate;
  const isOthers = ({ by }: WaitingEntry) => by.userId !== actor.userId;
  const waiting = waitingOf(entries, constituencyId).filter(isOthers);
  const current = waiting.flatMap((each) => {
    const user = users.byId.get(each.by.userId);
    return user !== undefined && !user.disabled && each.against === against ? [{ ...each, user }] : [];
  });
  const former = formerOf(entries, constituencyId).filter(isOthers);
  const agreement = (each: WaitingEntry) => agreementOf(each.entry.content, content, electorate);
  return {
    agreeing: current.filter((each) => agreement(each) === 'same' && mayHoldKey(each.user.role, content)),
    opposed: current.filter((each) => agreement(each) === 'differs'),
    alike: [...waiting, ...former].filter((each) => agreement(each) === 'same'),
  };
}

/** Whether a role may be one of those whose agreement publishes it. */
export function mayHoldKey(role: Role, { kind }: Pick<EntryContent, 'kind'>): boolean {
  return mayDo(role, kind === 'withdrawal' ? 'correct' : NEEDED_TO_BEGIN[kind]);
}

/** Whether so many people, of these roles, are enough. */
export function areEnough(roles: readonly Role[], { people, editors, chiefs }: KeysNeeded): boolean {
  const countOf = (least: Role) => roles.filter((role) => isAtLeast(role, least)).length;
  return roles.length >= people && countOf('editor') >= editors && countOf('chief') >= chiefs;
}

/** Whether the person has seen none of the entries that say the same, nor any that did. */
export function isBlind({ standing, actor }: PersonsCase, { alike }: Others): boolean {
  return alike.every((each) => !isVisibleTo(standing.deskState.entries, each, actor));
}

/** Everybody whose key it took: the others, and last whoever turned theirs now. */
export function keysOf(about: PersonsCase, others: Others): readonly Key[] {
  const { actor, input } = about;
  const { userId, name, role } = actor;
  const own = { userId, name, inputId: input.inputId, role, blind: isBlind(about, others) };
  return [
    ...others.agreeing.map(({ by, inputId, user, blind }) => ({ ...by, inputId, role: user.role, blind })),
    own,
  ];
}
