import type { Redis } from 'ioredis';

export interface Durability {
  /** Why a live night must not begin on this Redis; null when it may. */
  readonly refusal: string | null;
  /** What an operator should put right. */
  readonly warnings: readonly string[];
}

/** What this Redis promises about the disk. A server that hides its configuration is judged by what it shows. */
export async function checkDurability(redis: Redis): Promise<Durability> {
  const [persistence, memory, fsync] = await Promise.all([
    redis.info('persistence'),
    redis.info('memory'),
    redis
      .config('GET', 'appendfsync')
      .then((answer) => String((answer as readonly unknown[])[1] ?? 'unknown'))
      .catch(() => 'unknown'),
  ]);
  return durabilityOf({
    hasAppendOnlyFile: fieldOf(persistence, 'aof_enabled') === '1',
    fsync,
    memoryBytesMax: Number(fieldOf(memory, 'maxmemory')),
    eviction: fieldOf(memory, 'maxmemory_policy') ?? 'unknown',
  });
}

export function durabilityOf({
  hasAppendOnlyFile,
  fsync,
  memoryBytesMax,
  eviction,
}: {
  readonly hasAppendOnlyFile: boolean;
  readonly fsync: string;
  readonly memoryBytesMax: number;
  readonly eviction: string;
}): Durability {
  const refusals: string[] = [];
  if (!hasAppendOnlyFile) {
    refusals.push(
      'This Redis keeps no append-only file: start it with --appendonly yes --appendfsync always.',
    );
  }
  if (memoryBytesMax > 0 && eviction !== 'noeviction') {
    refusals.push(`This Redis may throw keys away (${eviction}): set maxmemory-policy noeviction.`);
  }
  const warnings =
    fsync === 'always' || !hasAppendOnlyFile
      ? []
      : [
          `appendfsync is ${fsync}: set it to always, or a power cut can take what the journal must then bring back.`,
        ];
  return { refusal: refusals.length === 0 ? null : refusals.join(' '), warnings };
}

function fieldOf(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}
