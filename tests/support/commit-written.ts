import { EVENT_VERSION, type LiveblogFact, type NightEvent, type NightFact } from '#lib/election/events.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { Mode } from '#lib/sync/mode.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';

interface OfNight {
  readonly mode?: Mode;
  readonly election?: string;
}

/** A fact with when it was and who said so; by default now, as the log has it, and an editor. */
export interface SaidFact {
  readonly fact: NightFact;
  readonly at?: string;
  readonly source?: string;
  /** A feed never overwrites what the desk entered. */
  readonly by?: 'feed' | 'desk';
}

/**
 * Commits what an editor would write to the log of a running night, as its writer commits: compared with the head and
 * appended. Ingest folds it like anything that it missed. Resolves with the number of the last event.
 */
export function commitWritten(
  redisUrl: string,
  facts: readonly LiveblogFact[],
  night: OfNight = {},
): Promise<number> {
  return commitFacts(
    redisUrl,
    facts.map((fact) => ({ fact })),
    night,
  );
}

/** The same for facts of any kind, which nobody judges; all at once, so that a whole night takes a moment. */
export async function commitFacts(
  redisUrl: string,
  said: readonly SaidFact[],
  { mode = 'test', election = 'ge2024' }: OfNight = {},
): Promise<number> {
  const redis = connectRedis(redisUrl, () => {});
  try {
    const log = redisEventLog<NightEvent>({ redis, keys: nightKeys({ mode, election }), name: 'night' });
    const head = await log.head();
    const [last] = await log.read(Math.max(0, head.seq - 1), 1);
    let { chain } = head;
    let now = last?.at ?? '2024-07-04T21:00:00.000Z';
    const events = said.map(({ fact, at = now, source = 'An editor', by = 'desk' }, index) => {
      now = at;
      const seq = head.seq + 1 + index;
      const { epoch } = head;
      const about = { v: EVENT_VERSION, epoch, seq, at, inputId: `written ${seq}`, source };
      const unchained = { ...about, by, ...fact };
      chain = chainOf(chain, unchained);
      return { ...unchained, chain } as NightEvent;
    });
    const answers = await log.commitAll(events, head);
    const refused = answers.find(({ kind }) => kind !== 'committed');
    if (refused !== undefined) throw new Error(`The log answered ${refused.kind}`);
    return head.seq + events.length;
  } finally {
    redis.disconnect();
  }
}
