import { mustSetTotp } from '#server/desk-state/desk-users.ts';
import type { DeskLine } from '#server/realtime/desk-line.ts';
import type { DeskParts } from './desk-parts.ts';
import { readCookie, SESSION_COOKIE } from './http/cookies.ts';
import type { Session } from './session-store.ts';
import { signInStateOf, userOf } from './sign-in-state.ts';

/** What the desk's sockets are told, by the same rules as its addresses. */
export function socketAnswers(parts: DeskParts, subscribe: DeskLine['subscribe']): DeskLine {
  const { sessions, desk, origin } = parts;
  return {
    origin,
    subscribe,
    seq: () => desk().seq,
    async visitor(cookieHeader) {
      const state = await signInStateOf(parts, readCookie(cookieHeader, SESSION_COOKIE));
      if (state.kind !== 'signedIn') return { refusal: REFUSALS[state.kind] };
      const { session, me } = state.who;
      if (me.mustSetTotp) return { refusal: 'TOTP_FIRST' };
      return { sessionId: session.id, userId: me.userId, name: me.name };
    },
    async stillThere(sessionIds) {
      const alive = await sessions.alive(sessionIds);
      const copy = desk();
      const isThere = (session: Session) => {
        const user = userOf(copy, session);
        return user !== null && !mustSetTotp(copy.state.users, user);
      };
      return new Set([...alive.values()].filter(isThere).map(({ id }) => id));
    },
    async touch(sessionId) {
      const session = (await sessions.alive([sessionId])).get(sessionId);
      if (session !== undefined) await sessions.touch(session);
    },
  };
}

const REFUSALS = { nobody: 'NOT_SIGNED_IN', expired: 'SESSION_EXPIRED', ended: 'SESSION_ENDED' } as const;
