import type { Redis } from 'ioredis';
import { readDesk } from '#server/desk/ask-ingest.ts';
import { deskKeys } from '#server/desk/desk-keys.ts';
import { SESSION_COOKIE } from '#server/desk/http/cookies.ts';
import { sessionStore } from '#server/desk/session-store.ts';
import { readMeta } from '#server/log/log-meta.ts';
import { nightKeys } from '#server/log/night-keys.ts';

/** Sessions without a password being checked, for tests that need many, or old ones. Returns the cookie. */
export async function openSession(
  redis: Redis,
  night: { readonly mode: 'test' | 'rehearsal' | 'live'; readonly election: string },
  userId: string,
  { agoMs = 0 }: { readonly agoMs?: number } = {},
): Promise<string> {
  const keys = nightKeys(night);
  const meta = await readMeta(redis, keys);
  const { users } = await readDesk(redis, keys);
  const store = sessionStore(redis, deskKeys(night), () => Date.now() - agoMs);
  const { token } = await store.begin({
    userId,
    epoch: meta?.epoch ?? '',
    accountSeq: users.byId.get(userId)?.changedSeq ?? 0,
    address: '127.0.0.1',
  });
  return `${SESSION_COOKIE}=${token}`;
}

/** Ends a session behind the back of its owner. */
export async function revoke(
  redis: Redis,
  night: Parameters<typeof openSession>[1],
  cookie: string,
): Promise<void> {
  const store = sessionStore(redis, deskKeys(night));
  const found = await store.find(cookie.slice(SESSION_COOKIE.length + 1));
  if (found.kind === 'found') await store.end(found.session.id);
}
