import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import type { NightKeys } from '#server/log/night-keys.ts';
import { commandText, DESK_ORIGIN } from './desk-command.ts';
import type { Feed } from './feed.ts';
import { inputIdOf } from './journal-line.ts';

/** How long one read waits for a command. */
const BLOCK_MS = 1_000;
/** Above BLOCK_MS, so that waiting never counts as a Redis that does not answer. */
const COMMAND_MS_MAX = 5_000;
const RETRY_MS = 200;
/** Taken out of Redis at once; more stay there, where they are safe. */
const COMMANDS_READ_MAX = 200;
/**
 * While ingest is away commands wait in Redis: a hundred people who type for a minute. Whoever sends one more is told
 * that nobody takes it, which is better than a Redis that has no room for results.
 */
export const COMMANDS_WAITING_MAX = 6_000;

/** What the desk asks for, as a feed like the others: journalled first, and taken from the stream after that. */
export function commandFeed(redis: Redis, keys: NightKeys): Feed {
  return {
    name: DESK_ORIGIN,
    async *items(signal) {
      const connection = redis.duplicate({ commandTimeout: COMMAND_MS_MAX });
      connection.on('error', () => {});
      const close = () => connection.disconnect();
      signal.addEventListener('abort', close);
      let last = '0-0';
      while (!signal.aborted) {
        for (const [id, text] of await nextCommands(connection, keys, last, signal)) {
          last = id;
          const accepted = async () => {
            // Left in the stream, it is the same input when it is read again after a restart.
            await redis.xdel(keys.commands, id).catch(() => {});
          };
          yield { bytes: Buffer.from(text, 'utf8'), origin: DESK_ORIGIN, accepted };
        }
      }
    },
  };
}

async function nextCommands(
  connection: Redis,
  keys: NightKeys,
  after: string,
  signal: AbortSignal,
): Promise<readonly (readonly [id: string, text: string])[]> {
  try {
    const count = COMMANDS_READ_MAX;
    const batch = await connection.xread('COUNT', count, 'BLOCK', BLOCK_MS, 'STREAMS', keys.commands, after);
    const entries = (batch?.[0]?.[1] ?? []) as unknown as readonly (readonly [string, readonly string[]])[];
    return entries.map(([id, fields]) => [id, fields[1] ?? ''] as const);
  } catch {
    // Redis is away: the commands wait in it.
    await wait(RETRY_MS, undefined, { signal }).catch(() => {});
    return [];
  }
}

/** Puts a command where ingest takes it. False when so many wait that it was not: nothing has happened then. */
export async function handIn(redis: Redis, keys: NightKeys, text: string): Promise<boolean> {
  if ((await redis.xlen(keys.commands)) >= COMMANDS_WAITING_MAX) return false;
  await redis.xadd(keys.commands, '*', 'command', text);
  return true;
}

/**
 * Hands a request to ingest, of a person or of the machine's command line (null). Returns its input id, by which the
 * desk's log will answer.
 */
export async function sendCommand(
  redis: Redis,
  keys: NightKeys,
  request: DeskRequest,
  actor: string | null,
): Promise<string> {
  const text = commandText(request, actor);
  if (!(await handIn(redis, keys, text))) throw new Error('Too many commands wait for ingest');
  return inputIdOf(Buffer.from(text, 'utf8'));
}
