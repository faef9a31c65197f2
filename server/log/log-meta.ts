import type { Redis } from 'ioredis';
import { type ChainOpening, openingChain } from '#lib/sync/chain.ts';
import { MODES, type Mode } from '#lib/sync/mode.ts';
import type { NightKeys } from './night-keys.ts';

/** Which night a Redis holds: kept beside the two logs, and compared by every process before it reads them. */
export interface LogMeta extends ChainOpening {
  /** The chain before the first event of both logs. */
  readonly opening: string;
  /** True while ingest writes the logs anew from its journal: what is there is a beginning, not yet the whole. */
  readonly isRebuilding: boolean;
}

/** What this Redis says it holds; null when it holds no night under these keys. */
export async function readMeta(redis: Redis, keys: NightKeys): Promise<LogMeta | null> {
  const { mode, election, packHash, epoch, opening, rebuilding } = await redis.hgetall(keys.meta);
  if (!isMode(mode) || !election || !packHash || !epoch || !opening) return null;
  return { mode, election, packHash, epoch, opening, isRebuilding: rebuilding === '1' };
}

/** Opens, or opens again, the logs of a night. In one step, so that nobody ever reads half of it. */
export async function writeMeta(
  redis: Redis,
  keys: NightKeys,
  identity: ChainOpening,
  { isRebuilding }: { readonly isRebuilding: boolean },
): Promise<void> {
  const { mode, election, packHash, epoch } = identity;
  await redis.hset(keys.meta, {
    mode,
    election,
    packHash,
    epoch,
    opening: openingChain(identity),
    rebuilding: isRebuilding ? '1' : '0',
  });
}

/** Why a process that expects one night must not use this Redis, in words for its operator; null when it may. */
export function refusalOf(
  meta: LogMeta,
  expected: { readonly mode: Mode; readonly election: string; readonly packHash: string },
): string | null {
  if (meta.election !== expected.election) {
    return `This Redis holds the election ${meta.election}, not ${expected.election}. Use the Redis of this election.`;
  }
  if (meta.mode !== expected.mode) {
    return `This Redis holds a ${meta.mode} night, not a ${expected.mode} one. The two never share a log.`;
  }
  if (meta.packHash !== expected.packHash) {
    return (
      `The night in this Redis began with another edition of the election pack (${meta.packHash.slice(0, 12)}, ` +
      `now ${expected.packHash.slice(0, 12)}). Put that edition back, or begin a new night with --fresh.`
    );
  }
  return null;
}

function isMode(text: string | undefined): text is Mode {
  return MODES.some((mode) => mode === text);
}
