import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NightEvent } from '#lib/election/events.ts';
import { chainOf } from '#lib/sync/chain.ts';
import type { Position } from '#lib/sync/position.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { writeMeta } from '#server/log/log-meta.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';
import { startRedis } from '../launcher/redis.mjs';
import { ELECTION, withFolder } from './launched-night.ts';
import type { Measurement } from './measurement.ts';

const ONE_BY_ONE = 500;
const ROUNDS = 5;

/** Commits real events to a Redis of its own that syncs the disk at every write. */
export function measureCommits(
  packHash: string,
  events: readonly NightEvent[],
): Promise<readonly Measurement[]> {
  return withFolder(async (folder) => {
    const server = await startRedis({ folder: join(folder, 'redis') });
    const redis = connectRedis(server.url, () => {});
    try {
      const keys = nightKeys({ mode: 'test', election: ELECTION });
      const epoch = randomUUID();
      await writeMeta(
        redis,
        keys,
        { mode: 'test', election: ELECTION, packHash, epoch },
        { isRebuilding: false },
      );
      const log = redisEventLog<NightEvent>({ redis, keys, name: 'night' });
      let head = await log.opening();

      const single = numberedAfter(head, events, ONE_BY_ONE);
      const startSingle = performance.now();
      for (const event of single) {
        await log.commit(event, head);
        head = { epoch, seq: event.seq, chain: event.chain };
      }
      const singleMs = performance.now() - startSingle;

      const many = numberedAfter(head, events, events.length * ROUNDS);
      const startMany = performance.now();
      const answers = await log.commitAll(many, head);
      const manyMs = performance.now() - startMany;
      if (answers.some(({ kind }) => kind !== 'committed')) throw new Error('A commit was refused');
      return [
        {
          what: 'Commit rate, `appendfsync always`',
          reach: 'over 1,000 a second',
          value: `${perSecond(many.length, manyMs)} a second`,
          how: `${many.length} events, pipelined as ingest does with a batch`,
        },
        {
          what: 'The same, each waiting for the one before',
          reach: null,
          value: `${perSecond(single.length, singleMs)} a second`,
          how: `${single.length} events, one fsync and one round trip each`,
        },
      ];
    } finally {
      redis.disconnect();
      await server.stop();
    }
  });
}

/** So many events that follow a position: the night's, again and again, each as a new input. */
function numberedAfter(head: Position, events: readonly NightEvent[], count: number): readonly NightEvent[] {
  const numbered: NightEvent[] = [];
  let before = head;
  for (let index = 0; index < count; index++) {
    const event = events[index % events.length];
    if (event === undefined) throw new Error('A night without events');
    const { chain: _, ...rest } = { ...event, epoch: head.epoch, seq: before.seq + 1, inputId: randomUUID() };
    const next: NightEvent = { ...rest, chain: chainOf(before.chain, rest) };
    numbered.push(next);
    before = next;
  }
  return numbered;
}

function perSecond(count: number, ms: number): string {
  return Math.round((1000 * count) / ms).toLocaleString('en-GB');
}
