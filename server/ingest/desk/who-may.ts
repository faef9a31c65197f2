import type { DeskRequestKind } from '#lib/desk/desk-request.ts';
import { LEAST_ROLE, mayDo, type Permission } from '#lib/desk/permission.ts';
import { type DeskUser, mustSetTotp } from '#server/desk-state/desk-users.ts';
import type { DeskCommand } from '../desk-command.ts';
import type { Verdict } from '../verdict.ts';
import type { CommandCase } from './command-case.ts';
import { refused } from './refusal.ts';

/**
 * The least that each kind takes. "own": what everybody may do for themselves; its verdict asks for more where it is
 * about somebody else.
 */
const NEEDED: Readonly<Record<DeskRequestKind, Permission | 'own'>> = {
  saveDraft: 'saveDraft',
  discardDraft: 'saveDraft',
  submitEntry: 'enter',
  revealEntry: 'enter',
  withdrawEntry: 'enter',
  decide: 'decide',
  setOneKey: 'oneKey',
  savePost: 'writePost',
  discardPost: 'writePost',
  publishPost: 'publishPost',
  schedulePost: 'publishPost',
  unschedulePost: 'publishPost',
  editPost: 'publishPost',
  retractPost: 'publishPost',
  pinPost: 'publishPost',
  unpinPost: 'publishPost',
  setBanner: 'publishPost',
  clearBanner: 'publishPost',
  pickSeat: 'pickSeats',
  unpickSeat: 'pickSeats',
  setLocalPrior: 'steerForecast',
  removeLocalPrior: 'steerForecast',
  hideForecast: 'switchForecast',
  showForecast: 'switchForecast',
  createUser: 'manageUsers',
  setRole: 'manageUsers',
  disableUser: 'manageUsers',
  enableUser: 'manageUsers',
  setPassword: 'own',
  setTotp: 'own',
  requireTotp: 'manageUsers',
  noteSecurity: 'own',
};

/** What a kind takes at least. */
export function permissionNeeded(kind: DeskRequestKind): Permission | 'own' {
  return NEEDED[kind];
}

/** What the machine does by itself, or its administrator at the command line. */
const FOR_THE_MACHINE: ReadonlySet<DeskRequestKind> = new Set([
  'createUser',
  'setRole',
  'disableUser',
  'enableUser',
  'setPassword',
  'setTotp',
  'requireTotp',
  'noteSecurity',
]);

/** What is open to somebody who still has to set up a second factor. */
const WITHOUT_TOTP: ReadonlySet<DeskRequestKind> = new Set(['setPassword', 'setTotp', 'noteSecurity']);

/**
 * Why this person may not ask for it; null when nothing is in the way. Judged when the command is, not when its page
 * was opened: whoever was closed out or demoted since is refused.
 */
export function refusalOfActor(about: CommandCase): Verdict | null {
  const { actor, command, standing, asked } = about;
  const { kind } = command;
  if (command.actor === null) {
    return FOR_THE_MACHINE.has(kind) ? null : refused(asked, 'NOT_ALLOWED', 'Only a person can do that.');
  }
  if (actor === null) return refused(asked, 'NO_ACCOUNT', 'There is no such account in this night.');
  if (actor.disabled) return refused(asked, 'ACCOUNT_DISABLED', `The account of ${actor.name} is closed.`);
  const isBarred = mustSetTotp(standing.deskState.users, actor) && !WITHOUT_TOTP.has(kind);
  if (isBarred) return refused(asked, 'TOTP_NEEDED', 'Set up a second factor first: a chief asks for it.');
  const permission = permissionNeeded(kind);
  return permission === 'own' || mayDo(actor.role, permission) ? null : notAllowed(about, permission);
}

export function notAllowed({ asked, actor }: CommandCase, permission: Permission): Verdict {
  const words = `It takes ${withArticle(LEAST_ROLE[permission])}; you are ${withArticle(actor?.role ?? 'nobody')}.`;
  return refused(asked, 'NOT_ALLOWED', words);
}

function withArticle(role: string): string {
  return /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
}

/** The account of whoever asks, as it is now; null for the machine and for nobody. */
export function actorOf({ actor }: DeskCommand, users: ReadonlyMap<string, DeskUser>): DeskUser | null {
  return actor === null ? null : (users.get(actor) ?? null);
}
