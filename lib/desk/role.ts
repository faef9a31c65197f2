/** What somebody is at the desk, from the least to the most. Each may do everything that those before it may. */
export const ROLES = ['reporter', 'editor', 'chief'] as const;
export type Role = (typeof ROLES)[number];

/** True when a role may do what the other is needed for. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
