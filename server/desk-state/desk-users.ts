import type { Role } from '#lib/desk/role.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';

/** Somebody with an account of this night. Holds secrets: never sent to anybody. */
export interface DeskUser {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  /** Secret of the second factor, in base32; null without one. */
  readonly totpSecret: string | null;
  readonly disabled: boolean;
  /** Made by the launcher for a rehearsal. */
  readonly demo: boolean;
  readonly createdAt: string;
  /** Number of the desk's event that changed it last. */
  readonly changedSeq: number;
}

export interface DeskUsers {
  readonly byId: ReadonlyMap<string, DeskUser>;
  /** Roles that must have a second factor. */
  readonly totpRequired: readonly Role[];
}

export const noUsers: DeskUsers = { byId: new Map(), totpRequired: [] };

export function foldUsers(before: DeskUsers, event: DeskEvent): DeskUsers {
  if (event.kind !== 'userChanged') return before;
  const { change, at, seq } = event;
  if (change.kind === 'totpRequired') return { ...before, totpRequired: change.roles };
  if (change.kind === 'created') {
    const { userId, name, role, passwordHash, demo } = change;
    const user = { userId, name, role, passwordHash, demo, totpSecret: null, disabled: false };
    return withUser(before, { ...user, createdAt: at, changedSeq: seq });
  }
  const user = before.byId.get(change.userId);
  if (user === undefined) return before;
  const changed = { ...user, changedSeq: seq };
  switch (change.kind) {
    case 'role':
      return withUser(before, { ...changed, role: change.role });
    case 'disabled':
    case 'enabled':
      return withUser(before, { ...changed, disabled: change.kind === 'disabled' });
    case 'password':
      return withUser(before, { ...changed, passwordHash: change.passwordHash });
    case 'totp':
      return withUser(before, { ...changed, totpSecret: change.secret });
    default:
      return change satisfies never;
  }
}

function withUser(before: DeskUsers, user: DeskUser): DeskUsers {
  return { ...before, byId: new Map(before.byId).set(user.userId, user) };
}

/** By the name as it is typed: capitals and blanks around it do not count. */
export function userNamed({ byId }: DeskUsers, name: string): DeskUser | null {
  const wanted = plainName(name);
  return [...byId.values()].find((user) => plainName(user.name) === wanted) ?? null;
}

export function plainName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Whether the account has to set up a second factor before anything else. */
export function mustSetTotp({ totpRequired }: DeskUsers, { role, totpSecret }: DeskUser): boolean {
  return totpSecret === null && totpRequired.includes(role);
}
