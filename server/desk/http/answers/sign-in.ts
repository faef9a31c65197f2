import { z } from 'zod';
import { beginSession } from '#server/desk/begin-session.ts';
import type { DeskParts } from '#server/desk/desk-parts.ts';
import { isPassword } from '#server/desk/passwords.ts';
import { hashOf } from '#server/desk/secret-token.ts';
import type { Attempt } from '#server/desk/sign-in-limits.ts';
import { meOf } from '#server/desk/sign-in-state.ts';
import { stepOfCode } from '#server/desk/totp.ts';
import { takeTotpStep } from '#server/desk/totp-steps.ts';
import { type DeskUser, plainName, userNamed } from '#server/desk-state/desk-users.ts';
import { DEVICE_COOKIE, deviceCookie, readCookie, SESSION_COOKIE, sessionCookie } from '../cookies.ts';
import { type DeskAnswer, deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { doingForAnyone } from '../route.ts';

const SIGN_IN_BYTES_MAX = 4 * 1024;
const TYPED_CHARACTERS_MAX = 200;

const signInSchema = z.strictObject({
  name: z.string().min(1).max(TYPED_CHARACTERS_MAX),
  password: z.string().min(1).max(TYPED_CHARACTERS_MAX),
  /** Of the second factor, once it is asked for. */
  code: z.string().max(TYPED_CHARACTERS_MAX).optional(),
});

/**
 * A name that nobody has, a wrong password and an account that was switched off are one and the same: the same words
 * after the same work. That a second factor is needed is said only to whoever knows the password.
 */
export const signIn = doingForAnyone(
  '/desk/api/sign-in',
  signInSchema,
  async (parts, { body: { name, password, code }, address, cookie }) => {
    const user = userNamed(parts.desk().state.users, name);
    const device = await parts.devices.find(readCookie(cookie, DEVICE_COOKIE));
    const isKnown = device !== null && device.userId === user?.userId;
    const attempt: Attempt = { name: plainName(name), address, knownDevice: isKnown ? device.id : null };
    const waitMs = await parts.limits.take(attempt);
    if (waitMs > 0) {
      parts.security.count({ what: 'signInsBlocked', userId: user?.userId ?? null, from: address });
      return tooMany(waitMs);
    }
    const isRight = await parts.hashing.run(() => isPassword(password, user?.passwordHash ?? null));
    if (!isRight || user === null || user.disabled) {
      parts.security.count({ what: 'signInRefused', userId: user?.userId ?? null, from: address });
      return REFUSED;
    }
    const refusal = await secondFactor(parts, user, code, attempt, address);
    if (refusal !== null) return refusal;
    await parts.limits.succeeded(attempt);
    return enter(parts, user, { address, cookie, isKnown });
  },
  SIGN_IN_BYTES_MAX,
);

const REFUSED = refusalAnswer(401, {
  code: 'SIGN_IN_REFUSED',
  words: 'This name and this password do not belong together.',
});

/** Why the second factor does not let somebody in whose password was right; null when it does, or is not needed. */
async function secondFactor(
  parts: DeskParts,
  { userId, totpSecret }: DeskUser,
  code: string | undefined,
  attempt: Attempt,
  from: string,
): Promise<DeskAnswer | null> {
  if (totpSecret === null) return null;
  if (code === undefined) {
    await parts.limits.giveBack(attempt);
    return refusalAnswer(401, {
      code: 'CODE_NEEDED',
      words: 'Type the six digits that your authenticator shows.',
    });
  }
  const step = stepOfCode(totpSecret, code.replaceAll(' ', ''), parts.nowMs());
  if (step !== null && (await takeTotpStep(parts.redis, parts.keys, userId, step))) return null;
  parts.security.count({ what: 'signInRefused', userId, from });
  const words = 'These are not the digits of now, or they were used before. Wait for the next ones.';
  return refusalAnswer(401, { code: 'CODE_REFUSED', words });
}

async function enter(
  parts: DeskParts,
  user: DeskUser,
  {
    address,
    cookie,
    isKnown,
  }: { readonly address: string; readonly cookie: string | undefined; readonly isKnown: boolean },
): Promise<DeskAnswer> {
  // Whatever session the browser came with ends here: nobody else may have put it there.
  const before = readCookie(cookie, SESSION_COOKIE);
  if (before !== undefined) await parts.sessions.end(hashOf(before));
  const token = await beginSession(parts, user, address);
  const cookies = [sessionCookie(token)];
  if (!isKnown) cookies.push(deviceCookie(await parts.devices.remember(user.userId)));
  parts.security.note({ what: 'signedIn', userId: user.userId, detail: address });
  return deskAnswer({ me: meOf(parts.desk(), user) }, cookies);
}

export function tooMany(waitMs: number): DeskAnswer {
  const seconds = Math.ceil(waitMs / 1000);
  const words =
    seconds < 90
      ? `Too many attempts. Wait ${seconds} seconds.`
      : `Too many attempts. Wait ${Math.ceil(seconds / 60)} minutes.`;
  const refusal = { code: 'TOO_MANY', words, retryAfterSeconds: seconds };
  return refusalAnswer(429, refusal, { headers: { 'retry-after': String(seconds) } });
}
