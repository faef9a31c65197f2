import { z } from 'zod';
import { mayDo } from '#lib/desk/permission.ts';
import { NO_SESSION_COOKIE } from '../cookies.ts';
import { deskAnswer, refusalAnswer } from '../desk-answer.ts';
import { doing, reading } from '../route.ts';

/** Who is signed in here. */
export const me = reading('/desk/api/me', 'signedIn', async (_parts, { who }) => deskAnswer({ me: who.me }));

export const signOut = doing(
  '/desk/api/sign-out',
  'signedIn',
  z.strictObject({}),
  async (parts, { who, address }) => {
    await parts.sessions.end(who.session.id);
    parts.recheckSockets();
    parts.security.note({ what: 'signedOut', userId: who.me.userId, detail: address });
    return deskAnswer({ signedOut: true }, [NO_SESSION_COOKIE]);
  },
);

/** Where somebody is signed in: oneself; whoever manages users may ask for anybody. */
export const sessions = reading('/desk/api/sessions', 'signedIn', async (parts, { who, query }) => {
  const userId = query.get('user') ?? who.me.userId;
  if (userId !== who.me.userId && !mayManage(who.me)) return NOT_YOURS;
  const found = await parts.sessions.of(userId);
  return deskAnswer({
    sessions: found
      .toSorted((left, right) => right.seenMs - left.seenMs)
      .map(({ id, startedMs, seenMs, address }) => ({
        startedAt: new Date(startedMs).toISOString(),
        seenAt: new Date(seenMs).toISOString(),
        address,
        isThisOne: id === who.session.id,
      })),
  });
});

/** Signs somebody out everywhere; oneself everywhere else. */
export const endSessions = doing(
  '/desk/api/end-sessions',
  'signedIn',
  z.strictObject({ userId: z.string().min(1).max(100) }),
  async (parts, { who, body: { userId } }) => {
    const isOwn = userId === who.me.userId;
    if (!isOwn && !mayManage(who.me)) return NOT_YOURS;
    const ended = await parts.sessions.endAllOf(userId, isOwn ? who.session.id : undefined);
    parts.recheckSockets();
    parts.security.note({
      what: 'sessionsEnded',
      userId: parts.desk().state.users.byId.has(userId) ? userId : null,
      detail: `${ended} by ${isOwn ? 'themselves' : who.me.userId}`,
    });
    return deskAnswer({ ended });
  },
);

const NOT_YOURS = refusalAnswer(403, {
  code: 'NOT_ALLOWED',
  words: 'Only a chief may do this for somebody else.',
});

function mayManage({
  role,
  mustSetTotp,
}: {
  readonly role: Parameters<typeof mayDo>[0];
  readonly mustSetTotp: boolean;
}) {
  return mayDo(role, 'manageUsers') && !mustSetTotp;
}
