import { z } from 'zod';
import type { DeskParts } from '#server/desk/desk-parts.ts';
import { newTotpSecret, otpauthUri, stepOfCode } from '#server/desk/totp.ts';
import { takeTotpStep } from '#server/desk/totp-steps.ts';
import { deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { doing } from '../route.ts';
import { goOn, NO_SUCH_USER, refusalOfOwner } from './password-answers.ts';

/** Long enough to find a telephone and install an authenticator. */
const PENDING_SECONDS = 15 * 60;
const TOTP_BYTES_MAX = 4 * 1024;

/** Shows a new secret, which counts once a code of it was typed. */
export const beginTotp = doing(
  '/desk/api/totp/begin',
  'signedIn',
  z.strictObject({ password: z.string().min(1).max(200) }),
  async (parts, { who, body, address }) => {
    const refused = await refusalOfOwner(parts, who, body.password, address);
    if (refused !== null) return refused;
    const secret = newTotpSecret();
    await parts.redis.set(parts.keys.pendingTotpOf(who.session.id), secret, 'EX', PENDING_SECONDS);
    const uri = otpauthUri(secret, who.me.name, `Declared ${parts.mode} ${parts.election}`);
    return deskAnswer({ secret, uri });
  },
  TOTP_BYTES_MAX,
);

export const confirmTotp = doing(
  '/desk/api/totp/confirm',
  'signedIn',
  z.strictObject({ id: z.uuid(), code: z.string().max(20) }),
  async (parts, { who, body: { id, code }, address }) => {
    const key = parts.keys.pendingTotpOf(who.session.id);
    const secret = await parts.redis.get(key);
    if (secret === null) {
      return refusalAnswer(409, { code: 'NOTHING_PENDING', words: 'Begin again: the secret is too old.' });
    }
    const step = stepOfCode(secret, code.replaceAll(' ', ''), parts.nowMs());
    if (step === null) {
      const words = 'These are not the digits of now. Look at the clock of your telephone, and try again.';
      return refusalAnswer(400, { code: 'CODE_REFUSED', words });
    }
    const { userId } = who.me;
    await takeTotpStep(parts.redis, parts.keys, userId, step);
    const outcome = await parts.send({ id, kind: 'setTotp', userId, secret }, userId);
    if (outcome.kind === 'done') await parts.redis.del(key);
    return goOn(parts, who, address, { outcome });
  },
  TOTP_BYTES_MAX,
);

/** Takes a lost second factor away; where the role needs one, a new one is set up at the next sign-in. */
export const resetTotp = doing(
  '/desk/api/users/totp-reset',
  'manageUsers',
  z.strictObject({ id: z.uuid(), userId: z.string().min(1).max(100) }),
  async (parts: DeskParts, { who, body: { id, userId } }) => {
    if (!parts.desk().state.users.byId.has(userId)) return NO_SUCH_USER;
    const outcome = await parts.send({ id, kind: 'setTotp', userId, secret: null }, who.me.userId);
    return deskAnswer({ outcome });
  },
);
