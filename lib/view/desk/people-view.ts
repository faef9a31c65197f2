import type { UsersView, UserView } from '#lib/desk/desk-view.ts';
import type { Role } from '#lib/desk/role.ts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  reporter: 'Reporter: enters and drafts',
  editor: 'Editor: confirms, publishes, corrects',
  chief: 'Chief: withdraws, one key, accounts',
};

export interface PersonRow {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly hasTotp: boolean;
  readonly isMe: boolean;
  /** "for the rehearsal, no second factor". */
  readonly about: string;
}

/** Everybody with an account of this night, by name; who can no longer sign in last. */
export function peopleRows({ users, totpRequired }: UsersView, me: string): readonly PersonRow[] {
  const rows = users.map((user) => ({
    userId: user.userId,
    name: user.name,
    role: user.role,
    isDisabled: user.disabled,
    hasTotp: user.hasTotp,
    isMe: user.userId === me,
    about: aboutOf(user, totpRequired),
  }));
  return rows.toSorted(
    (left, right) =>
      Number(left.isDisabled) - Number(right.isDisabled) || left.name.localeCompare(right.name, 'en'),
  );
}

function aboutOf({ demo, disabled, hasTotp, role }: UserView, required: readonly Role[]): string {
  const factor = hasTotp
    ? 'second factor'
    : required.includes(role)
      ? 'must set up a second factor'
      : 'no second factor';
  return [...(disabled ? ['cannot sign in'] : []), ...(demo ? ['for the rehearsal'] : []), factor].join(', ');
}
