import type { Logger } from 'pino';
import type { NightEvent } from '#lib/election/events.ts';
import { type Config, packFolder } from './config.ts';
import { connectRedis } from './log/connect-redis.ts';
import { LogAbsent } from './log/event-log.ts';
import { readMeta, refusalOf } from './log/log-meta.ts';
import { nightKeys } from './log/night-keys.ts';
import { redisEventLog } from './log/redis-event-log.ts';
import { loadPack } from './pack/load-pack.ts';
import { type Night, startNight } from './projection/night.ts';
import { readRedisSigns } from './projection/redis-signs.ts';

/** Connects to the night that the settings name. Resolves when its log has been read to the head. */
export async function openNight(config: Config, logger: Logger): Promise<Night> {
  const pack = await loadPack(packFolder(config));
  const redis = connectRedis(config.redisUrl, (error) => logger.warn({ err: error }, 'Redis'));
  const keys = nightKeys(config);
  // A Redis that is away is waited for; one that holds another night is a mistake to be told of.
  const meta = await readMeta(redis, keys).catch(() => null);
  const refusal = meta === null ? null : refusalOf(meta, { ...config, packHash: pack.hash });
  if (refusal !== null) throw new Error(refusal);
  const night = await startNight({
    pack,
    mode: config.mode,
    log: redisEventLog<NightEvent>({ redis, keys, name: 'night' }),
    readSigns: () => readRedisSigns(redis, keys),
    onProblem(error) {
      // Until ingest has opened the night there is nothing to read, and nothing wrong.
      if (!(error instanceof LogAbsent)) logger.warn({ err: error }, 'The log is read anew');
    },
  });
  return {
    ...night,
    async stop() {
      await night.stop();
      redis.disconnect();
    },
  };
}
