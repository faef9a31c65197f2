import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { startRedis } from '#scripts/launcher/redis.mjs';
import type { RedisUser } from '#scripts/launcher/redis-users.mjs';
import { connectRedis } from '#server/log/connect-redis.ts';

/** A real Redis of a test's own, on a free port, with the durability of a real night. */
export interface PrivateRedis {
  /** Of the operator, who may do everything. */
  readonly url: string;
  /** Of one of our processes, with no more rights than it has in a night. */
  urlFor(user: RedisUser): string;
  readonly folder: string;
  /** A new connection, the operator's unless a process is named; closed by `close`. */
  connect(user?: RedisUser): Redis;
  /** As if the power went: SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with whatever is in its folder. */
  start(): Promise<void>;
  /** Deletes everything that it stored. Only while it is not running. */
  wipe(): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  close(): Promise<void>;
}

const STORED = 'appendonlydir';

export async function privateRedis(): Promise<PrivateRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'declared-redis-'));
  let running = await startRedis({ folder });
  const { port, url, urlFor } = running;
  const connections: Redis[] = [];
  return {
    url,
    folder,
    urlFor,
    connect(user) {
      const connection = connectRedis(user === undefined ? url : urlFor(user), () => {});
      connections.push(connection);
      return connection;
    },
    kill: () => running.kill(),
    async start() {
      running = await startRedis({ folder, port });
    },
    wipe: () => rm(join(folder, STORED), { recursive: true, force: true }),
    signal(name) {
      process.kill(running.pid, name);
    },
    async close() {
      for (const connection of connections) connection.disconnect();
      await running.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
