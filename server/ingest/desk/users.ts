import { mayDo } from '#lib/desk/permission.ts';
import { type DeskUser, userNamed } from '#server/desk-state/desk-users.ts';
import type { UserChange } from '#server/log/user-change.ts';
import type { Verdict } from '../verdict.ts';
import { nothingToDo, recorded } from './answers.ts';
import type { CommandCase } from './command-case.ts';
import { refused } from './refusal.ts';
import { notAllowed } from './who-may.ts';

/** A newsroom with its freelances; beyond it a script makes accounts. */
export const USERS_MAX = 500;

export function createUser(about: CommandCase<'createUser'>): Verdict {
  const { command, standing, bench, asked } = about;
  const { userId, name, role, passwordHash, demo } = command;
  const { users } = standing.deskState;
  // Their passwords are printed on a screen.
  if (demo && bench.mode !== 'rehearsal') {
    return refused(asked, 'DEMO_IN_LIVE', 'Only a rehearsal has demo accounts.');
  }
  if (users.byId.has(userId)) return refused(asked, 'USER_EXISTS', `There is a user ${userId} already.`);
  if (userNamed(users, name) !== null)
    return refused(asked, 'NAME_TAKEN', `There is a user named ${name} already.`);
  if (users.byId.size >= USERS_MAX) return refused(asked, 'TOO_MANY', `The desk has ${USERS_MAX} accounts.`);
  return changed(about, { kind: 'created', userId, name, role, passwordHash, demo });
}

export function setRole(about: CommandCase<'setRole'>): Verdict {
  const { userId, role, reason } = about.command;
  const user = userOf(about);
  if (user === null) return noSuchUser(about);
  if (user.role === role) return nothingToDo(about, `${user.name} has that role.`);
  if (role !== 'chief' && isLastChief(about, user)) return lastChief(about);
  return changed(about, { kind: 'role', userId, role, reason });
}

export function switchUser(about: CommandCase<'disableUser' | 'enableUser'>): Verdict {
  const { userId, reason, kind } = about.command;
  const disabled = kind === 'disableUser';
  const user = userOf(about);
  if (user === null) return noSuchUser(about);
  if (user.disabled === disabled) {
    return nothingToDo(about, `The account is ${disabled ? 'closed' : 'open'} already.`);
  }
  if (disabled && isLastChief(about, user)) return lastChief(about);
  return changed(about, { kind: disabled ? 'disabled' : 'enabled', userId, reason });
}

export function setPassword(about: CommandCase<'setPassword'>): Verdict {
  const { userId, passwordHash } = about.command;
  if (userOf(about) === null) return noSuchUser(about);
  return refusalOfOthers(about, userId) ?? changed(about, { kind: 'password', userId, passwordHash });
}

/** Whoever manages users may take a lost second factor away, and cannot know anybody's new one. */
export function setTotp(about: CommandCase<'setTotp'>): Verdict {
  const { userId, secret } = about.command;
  const { actor, asked } = about;
  if (userOf(about) === null) return noSuchUser(about);
  if (secret !== null && actor !== null && actor.userId !== userId) {
    return refused(asked, 'NOT_ALLOWED', 'A second factor is set up by the person whose it is.');
  }
  return refusalOfOthers(about, userId) ?? changed(about, { kind: 'totp', userId, secret });
}

export function requireTotp(about: CommandCase<'requireTotp'>): Verdict {
  const { roles, reason } = about.command;
  return changed(about, { kind: 'totpRequired', roles: [...new Set(roles)].sort(), reason });
}

type OfUser = 'setRole' | 'disableUser' | 'enableUser' | 'setPassword' | 'setTotp';

function changed(about: CommandCase, change: UserChange): Verdict {
  return recorded(about, { kind: 'userChanged', change });
}

function userOf({ standing, command }: CommandCase<OfUser>): DeskUser | null {
  return standing.deskState.users.byId.get(command.userId) ?? null;
}

function noSuchUser({ asked }: CommandCase): Verdict {
  return refused(asked, 'NO_SUCH_USER', 'There is no such account in this night.');
}

function refusalOfOthers(about: CommandCase, userId: string): Verdict | null {
  const { actor } = about;
  const mayChange = actor === null || actor.userId === userId || mayDo(actor.role, 'manageUsers');
  return mayChange ? null : notAllowed(about, 'manageUsers');
}

/** The command line can always make another; people at the desk cannot shut everybody out. */
function isLastChief({ standing, actor }: CommandCase, user: DeskUser): boolean {
  if (actor === null || user.role !== 'chief' || user.disabled) return false;
  const chiefs = [...standing.deskState.users.byId.values()].filter(
    ({ role, disabled }) => role === 'chief' && !disabled,
  );
  return chiefs.length === 1;
}

function lastChief({ asked }: CommandCase): Verdict {
  return refused(asked, 'LAST_CHIEF', 'Nobody would be left to manage the desk: make another chief first.');
}
