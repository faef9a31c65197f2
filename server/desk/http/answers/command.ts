import type { DeskRequest } from '#lib/desk/desk-request.ts';
import { mayDo } from '#lib/desk/permission.ts';
import { permissionNeeded } from '#server/ingest/desk/who-may.ts';
import { browserRequestSchema } from '#server/ingest/desk-command-schema.ts';
import { deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { doing } from '../route.ts';

/**
 * What the screen asks for. The format and the person are added here, from the session; a request that brings its own
 * is refused by its shape. Ingest looks at the person again, at the moment of judging.
 */
export const command = doing(
  '/desk/api/commands',
  'look',
  browserRequestSchema,
  async (parts, { who, body, address }) => {
    const request = body as DeskRequest;
    const permission = permissionNeeded(request.kind);
    if (permission !== 'own' && !mayDo(who.me.role, permission)) {
      parts.security.count({ what: 'refused', userId: who.me.userId, from: address });
      return refusalAnswer(403, { code: 'NOT_ALLOWED', words: `A ${who.me.role} may not do this.` });
    }
    return deskAnswer({ outcome: await parts.send(request, who.me.userId) });
  },
);
