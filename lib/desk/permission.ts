import { isAtLeast, type Role } from './role.ts';

/**
 * What can be done at the desk, and the least role that may. One table for ingest, which decides, for the desk's
 * address, which refuses early, and for the screen, which offers nobody what would be refused.
 */
export const LEAST_ROLE = {
  /** See the desk at all: queue, own drafts, what is public. */
  look: 'reporter',
  /** Keep what is being typed. */
  saveDraft: 'reporter',
  /** Put figures, an announced winner or a stage of the count forward as the first or second person. */
  enter: 'reporter',
  /** Be one of the two whose agreement publishes; a stage of the count alone. */
  publish: 'editor',
  /** Correct a published result whose winner stays. */
  correct: 'editor',
  /** Doubt a published result in public, and clear the doubt. */
  flag: 'editor',
  /** Accept, reject or hold a message that waits. */
  decide: 'editor',
  /** Take a published result back, as the first of two. */
  withdraw: 'chief',
  /** Let one person publish, for a seat or the night. */
  oneKey: 'chief',
  /** Write a post and hand it in. */
  writePost: 'reporter',
  /** Publish, pin, schedule, edit and retract posts; set the banner. */
  publishPost: 'editor',
  /** Choose seats to watch. */
  pickSeats: 'editor',
  /** Tell the forecast what to expect of a candidate. */
  steerForecast: 'chief',
  /** Switch the forecast off and on. */
  switchForecast: 'chief',
  /** Read the whole record of who did what. */
  audit: 'editor',
  /** Create users, change roles, ask for a second factor, end sessions. */
  manageUsers: 'chief',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST_ROLE;

export function mayDo(role: Role, permission: Permission): boolean {
  return isAtLeast(role, LEAST_ROLE[permission]);
}
