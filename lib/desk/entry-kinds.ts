import type { Contest } from '#lib/election/state.ts';
import type { EntryKind } from './entry.ts';
import { mayDo, type Permission } from './permission.ts';
import type { Role } from './role.ts';

/** What can be said of a contest where it stands now, the likeliest first. */
export function kindsFor({ phase, flag }: Contest): readonly EntryKind[] {
  switch (phase.kind) {
    case 'awaiting':
      return ['result', 'rush', 'counting', 'recount', 'postponement'];
    case 'counting':
      return ['result', 'rush', 'recount', 'postponement'];
    case 'recount':
      return ['result', 'rush', 'recount', 'postponement'];
    case 'rush':
      return ['result', 'recount', 'withdrawal'];
    case 'declared':
      return flag === null
        ? ['correction', 'flag', 'withdrawal']
        : ['correction', 'flag', 'flagCleared', 'withdrawal'];
    case 'withdrawn':
      return ['result', 'rush', 'recount'];
    case 'postponed':
      return ['result', 'rush'];
    default:
      return phase satisfies never;
  }
}

/** What a role must be allowed to put each kind forward as the first of those whom it needs. */
export const NEEDED_TO_BEGIN: Readonly<Record<EntryKind, Permission>> = {
  result: 'enter',
  rush: 'enter',
  counting: 'enter',
  recount: 'enter',
  postponement: 'enter',
  correction: 'correct',
  flag: 'flag',
  flagCleared: 'flag',
  withdrawal: 'withdraw',
};

/** What somebody may begin to say of a contest. */
export function kindsOpenTo(role: Role, contest: Contest): readonly EntryKind[] {
  return kindsFor(contest).filter((kind) => mayDo(role, NEEDED_TO_BEGIN[kind]));
}
