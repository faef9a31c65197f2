import type { Role } from '#lib/desk/role.ts';

/** What became of an account. Private: it holds hashes and secrets. */
export type UserChange =
  | {
      readonly kind: 'created';
      readonly userId: string;
      readonly name: string;
      readonly role: Role;
      readonly passwordHash: string;
      readonly demo: boolean;
    }
  | { readonly kind: 'role'; readonly userId: string; readonly role: Role; readonly reason: string }
  | { readonly kind: 'disabled' | 'enabled'; readonly userId: string; readonly reason: string }
  | { readonly kind: 'password'; readonly userId: string; readonly passwordHash: string }
  | { readonly kind: 'totp'; readonly userId: string; readonly secret: string | null }
  | { readonly kind: 'totpRequired'; readonly roles: readonly Role[]; readonly reason: string };
