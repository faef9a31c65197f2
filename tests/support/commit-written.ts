import { EVENT_VERSION, type LiveblogFact, type NightEvent } from '#lib/election/events.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { Mode } from '#lib/sync/mode.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';

/**
 * Commits what an editor would write to the log of a running night, as its writer commits: compared with the head and
 * appended. Ingest folds it like anything that it missed. Resolves with the number of the last event.
 */
export async function commitWritten(
  redisUrl: string,
  facts: readonly LiveblogFact[],
  { mode = 'test', election = 'ge2024' }: { readonly mode?: Mode; readonly election?: string } = {},
): Promise<number> {
  const redis = connectRedis(redisUrl, () => {});
  try {
    const log = redisEventLog<NightEvent>({ redis, keys: nightKeys({ mode, election }), name: 'night' });
    let head = await log.head();
    for (const fact of facts) {
      const [last] = await log.read(Math.max(0, head.seq - 1), 1);
      const unchained = {
        v: EVENT_VERSION,
        epoch: head.epoch,
        seq: head.seq + 1,
        at: last?.at ?? '2024-07-04T21:00:00.000Z',
        inputId: `written ${head.seq + 1}`,
        source: 'An editor',
        by: 'desk' as const,
        ...fact,
      };
      const event = { ...unchained, chain: chainOf(head.chain, unchained) } as NightEvent;
      const answer = await log.commit(event, head);
      if (answer.kind !== 'committed') throw new Error(`The log answered ${answer.kind}`);
      head = { epoch: head.epoch, seq: answer.seq, chain: answer.chain };
    }
    return head.seq;
  } finally {
    redis.disconnect();
  }
}
