import type { Redis } from 'ioredis';
import type { DeskRequest } from '#lib/desk/desk-request.ts';
import { handIn } from '#server/ingest/command-feed.ts';
import { commandText } from '#server/ingest/desk-command.ts';
import { inputIdOf } from '#server/ingest/journal-line.ts';
import type { DeskEvent } from '#server/log/desk-event.ts';
import type { EventLog } from '#server/log/event-log.ts';
import type { NightKeys } from '#server/log/night-keys.ts';
import type { DeskProjection } from './desk-projection.ts';

/** Ingest answers within tens of milliseconds; whoever waits longer is told that nobody knows. */
const ANSWER_MS_MAX = 5_000;

export interface Sender {
  readonly redis: Redis;
  readonly keys: NightKeys;
  readonly log: EventLog<DeskEvent>;
  readonly projection: Pick<DeskProjection<unknown>, 'answerTo'>;
}

/**
 * Hands a request to ingest and waits for the event that answers it. The same request of the same person is the same
 * bytes, and so has the same answer, however often it is sent. Null when no answer came in time: it may still be done.
 */
export async function sendRequest(
  { redis, keys, log, projection }: Sender,
  request: DeskRequest,
  actor: string | null,
): Promise<DeskEvent | null> {
  const text = commandText(request, actor);
  const inputId = inputIdOf(Buffer.from(text, 'utf8'));
  const coming = projection.answerTo(inputId, ANSWER_MS_MAX);
  const answered = await redis.hget(keys.desk.inputs, inputId);
  if (answered !== null) {
    const [event] = await log.read(Number(answered.split(' ')[0]) - 1, 1);
    if (event?.inputId === inputId) return event;
  }
  if (!(await handIn(redis, keys, text))) return null;
  return coming;
}
