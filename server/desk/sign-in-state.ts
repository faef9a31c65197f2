import type { Me } from '#lib/desk/desk-view.ts';
import type { DeskState } from '#server/desk-state/desk-state.ts';
import { type DeskUser, mustSetTotp } from '#server/desk-state/desk-users.ts';
import type { DeskParts } from './desk-parts.ts';
import type { DeskCopy } from './desk-projection.ts';
import type { Session } from './session-store.ts';

/** Somebody who is signed in, as their account is now. */
export interface SignedIn {
  readonly session: Session;
  readonly user: DeskUser;
  readonly me: Me;
}

export type SignInState =
  | { readonly kind: 'signedIn'; readonly who: SignedIn }
  /** `ended`: the account changed, or somebody ended the session. */
  | { readonly kind: 'nobody' | 'expired' | 'ended' };

/** Whose request this is. Throws when Redis does not answer: then it is nobody's. */
export async function signInStateOf(
  { sessions, desk }: Pick<DeskParts, 'sessions' | 'desk'>,
  token: string | undefined,
): Promise<SignInState> {
  const found = await sessions.find(token);
  if (found.kind === 'unknown') return { kind: 'nobody' };
  if (found.kind === 'expired') return { kind: 'expired' };
  const copy = desk();
  const user = userOf(copy, found.session);
  return user === null
    ? { kind: 'ended' }
    : { kind: 'signedIn', who: { session: found.session, user, me: meOf(copy, user) } };
}

/** The user of a session; null when the account was disabled, or changed in any way, since the session began. */
export function userOf(
  { epoch, state: { users } }: DeskCopy<DeskState>,
  session: Pick<Session, 'userId' | 'epoch' | 'accountSeq'>,
): DeskUser | null {
  const user = users.byId.get(session.userId);
  if (user === undefined || user.disabled || epoch !== session.epoch) return null;
  return user.changedSeq === session.accountSeq ? user : null;
}

export function meOf({ state: { users } }: DeskCopy<DeskState>, user: DeskUser): Me {
  const { userId, name, role, totpSecret } = user;
  return { userId, name, role, hasTotp: totpSecret !== null, mustSetTotp: mustSetTotp(users, user) };
}
