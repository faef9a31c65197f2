import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import { type DeskState, emptyDeskState, foldDesk } from '#server/desk-state/desk-state.ts';
import { handIn } from '#server/ingest/command-feed.ts';
import { commandText } from '#server/ingest/desk-command.ts';
import { inputIdOf } from '#server/ingest/journal-line.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { NightKeys } from '#server/log/night-keys.ts';
import { redisEventLog } from '#server/log/redis-event-log.ts';

/** Ingest answers within milliseconds; a Redis that restarts may take seconds. */
const ANSWER_MS_MAX = 10_000;
const LOOK_MS = 25;
const READ_EVENTS_MAX = 1_000;

/** The desk as its log has it now, for a program that looks once. */
export async function readDesk(redis: Redis, keys: NightKeys): Promise<DeskState> {
  const log = redisEventLog<DeskEvent>({ redis, keys, name: 'desk' });
  let state = emptyDeskState;
  for (;;) {
    const events = await log.read(state.seq, READ_EVENTS_MAX);
    state = events.reduce(foldDesk, state);
    if (events.length < READ_EVENTS_MAX) return state;
  }
}

/**
 * Asks ingest in somebody's name, or in the machine's own, for a program without a projection. Null when there was no
 * answer in time: the request waits in Redis, and is done when ingest is back.
 */
export async function askIngest(
  redis: Redis,
  keys: NightKeys,
  request: DeskRequest,
  actor: string | null = null,
): Promise<DeskEvent | null> {
  const text = commandText(request, actor);
  if (!(await handIn(redis, keys, text))) return null;
  const log = redisEventLog<DeskEvent>({ redis, keys, name: 'desk' });
  const inputId = inputIdOf(Buffer.from(text, 'utf8'));
  const deadlineMs = performance.now() + ANSWER_MS_MAX;
  while (performance.now() < deadlineMs) {
    const place = await redis.hget(keys.desk.inputs, inputId);
    const [event] = place === null ? [] : await log.read(Number(place.split(' ')[0]) - 1, 1);
    if (event !== undefined) return event;
    await wait(LOOK_MS);
  }
  return null;
}
