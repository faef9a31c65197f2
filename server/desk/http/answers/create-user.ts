import { z } from 'zod';
import { PASSWORD_CHARS_MAX, USER_NAME_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import { ROLES } from '#lib/desk/role.ts';
import { hashPassword } from '#server/desk/passwords.ts';
import { deskAnswer } from '../desk-answer.ts';
import { doing } from '../route.ts';
import { refusalOfPassword } from './password-answers.ts';

const CREATE_BYTES_MAX = 4 * 1024;

/** The id of the request is the new user's id too: sent twice, it makes one. */
export const createUser = doing(
  '/desk/api/users',
  'manageUsers',
  z.strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1).max(USER_NAME_CHARS_MAX),
    role: z.enum(ROLES),
    password: z.string().min(1).max(PASSWORD_CHARS_MAX),
  }),
  async (parts, { who, body: { id, name, role, password } }) => {
    const refused = refusalOfPassword(password, name);
    if (refused !== null) return refused;
    const passwordHash = await parts.hashing.run(() => hashPassword(password));
    const outcome = await parts.send(
      { id, kind: 'createUser', userId: id, name, role, passwordHash, demo: false },
      who.me.userId,
    );
    return deskAnswer({ outcome });
  },
  CREATE_BYTES_MAX,
);
