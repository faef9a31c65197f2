import { z } from 'zod';
import { PASSWORD_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import { beginSession } from '#server/desk/begin-session.ts';
import type { DeskParts } from '#server/desk/desk-parts.ts';
import { passwordRefusal } from '#server/desk/password-rules.ts';
import { hashPassword, isPassword } from '#server/desk/passwords.ts';
import type { SignedIn } from '#server/desk/sign-in-state.ts';
import { sessionCookie } from '../cookies.ts';
import { type DeskAnswer, deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { doing } from '../route.ts';
import { tooMany } from './sign-in.ts';

const PASSWORD_BYTES_MAX = 4 * 1024;
const password = z.string().min(1).max(PASSWORD_CHARS_MAX);

/** One's own. Every other session ends, and this one goes on under a new token. */
export const changePassword = doing(
  '/desk/api/password',
  'signedIn',
  z.strictObject({ id: z.uuid(), current: password, password }),
  async (parts, { who, body, address }) => {
    const refused =
      (await refusalOfOwner(parts, who, body.current, address)) ??
      refusalOfPassword(body.password, who.me.name);
    if (refused !== null) return refused;
    const passwordHash = await parts.hashing.run(() => hashPassword(body.password));
    const { userId } = who.me;
    const outcome = await parts.send({ id: body.id, kind: 'setPassword', userId, passwordHash }, userId);
    return goOn(parts, who, address, { outcome });
  },
  PASSWORD_BYTES_MAX,
);

/** Somebody else's, who forgot it. */
export const resetPassword = doing(
  '/desk/api/users/password',
  'manageUsers',
  z.strictObject({ id: z.uuid(), userId: z.string().min(1).max(100), password }),
  async (parts, { who, body: { id, userId, password: chosen } }) => {
    const user = parts.desk().state.users.byId.get(userId);
    if (user === undefined) return NO_SUCH_USER;
    const refused = refusalOfPassword(chosen, user.name);
    if (refused !== null) return refused;
    const passwordHash = await parts.hashing.run(() => hashPassword(chosen));
    const outcome = await parts.send({ id, kind: 'setPassword', userId, passwordHash }, who.me.userId);
    return deskAnswer({ outcome });
  },
  PASSWORD_BYTES_MAX,
);

export const NO_SUCH_USER = refusalAnswer(404, { code: 'NO_SUCH_USER', words: 'There is no such user.' });

export function refusalOfPassword(chosen: string, name: string): DeskAnswer | null {
  const words = passwordRefusal(chosen, name);
  return words === null ? null : refusalAnswer(400, { code: 'WEAK_PASSWORD', words });
}

/**
 * Before what only the owner may change, the password again: a screen that was left open is not the owner. Null when
 * it is right.
 */
export async function refusalOfOwner(
  parts: DeskParts,
  { user, session }: SignedIn,
  typed: string,
  address: string,
): Promise<DeskAnswer | null> {
  const attempt = { name: user.userId, address, knownDevice: session.id };
  const waitMs = await parts.limits.take(attempt);
  if (waitMs > 0) return tooMany(waitMs);
  if (await parts.hashing.run(() => isPassword(typed, user.passwordHash))) {
    await parts.limits.succeeded(attempt);
    return null;
  }
  parts.security.count({ what: 'signInRefused', userId: user.userId, from: address });
  return refusalAnswer(403, { code: 'WRONG_PASSWORD', words: 'This is not your password.' });
}

/** After one's own account changed, which ended every session of it: this one goes on under a new token. */
export async function goOn(
  parts: DeskParts,
  { me, session }: SignedIn,
  address: string,
  answer: { readonly outcome: { readonly kind: string } },
): Promise<DeskAnswer> {
  const user = parts.desk().state.users.byId.get(me.userId);
  if (answer.outcome.kind !== 'done' || user === undefined || user.disabled) return deskAnswer(answer);
  await parts.sessions.end(session.id);
  const token = await beginSession(parts, user, address);
  parts.recheckSockets();
  return deskAnswer(answer, [sessionCookie(token)]);
}
