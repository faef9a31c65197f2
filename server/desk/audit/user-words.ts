import type { UserChange } from '#server/log/user-change.ts';

/** What happened to an account. Never what it is kept safe with. */
export function userChangeWords(change: UserChange, nameOf: (userId: string) => string): string {
  switch (change.kind) {
    case 'created':
      return `Created the account of ${change.name} (${change.role}${change.demo ? ', for the rehearsal' : ''})`;
    case 'role':
      return `${nameOf(change.userId)} is now ${change.role}`;
    case 'disabled':
      return `Disabled the account of ${nameOf(change.userId)}`;
    case 'enabled':
      return `Enabled the account of ${nameOf(change.userId)}`;
    case 'password':
      return `${nameOf(change.userId)} has a new password`;
    case 'totp':
      return `${nameOf(change.userId)} ${change.secret === null ? 'has no second factor any more' : 'has a second factor'}`;
    case 'totpRequired':
      return change.roles.length === 0
        ? 'Nobody needs a second factor'
        : `A second factor is needed by: ${change.roles.join(', ')}`;
    default:
      return change satisfies never;
  }
}

export function userChangeWhy(change: UserChange): string | null {
  return 'reason' in change ? change.reason : null;
}
