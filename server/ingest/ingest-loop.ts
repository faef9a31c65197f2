import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { ticketsOf } from '#server/desk-state/quarantine.ts';
import { type Committer, makeCommitter } from './commit-inputs.ts';
import type { PassPoint } from './crash-point.ts';
import { DESK_ORIGIN } from './desk-command.ts';
import type { Feed } from './feed.ts';
import { acceptItems } from './ingest-loop-accept.ts';
import { publishStatus } from './ingest-status.ts';
import { readJournal } from './journal-contents.ts';
import type { ReceivedInput } from './journal-line.ts';
import { makeStamp, type RunningClock } from './night-clock.ts';
import { recoverNight } from './recover.ts';
import type { StartedNight } from './recover-start.ts';
import { SCHEDULE_ORIGIN, scheduleFeed } from './schedule-feed.ts';
import type { Bench } from './verdict.ts';
import { verdictOnFailure } from './verdict-on.ts';

/** Inputs judged and committed together; one wait for the disk of Redis serves them all. */
const BATCH_INPUTS_MAX = 100;
/** How often a quiet ingest looks whether Redis still has the night. */
const CHECK_MS = 1_000;
/** How often the clock and the counters are published when nothing happens. */
const PUBLISH_MS_MAX = 2_000;
/** In a burst they are not published more often than anybody could read them. */
const PUBLISH_MS_MIN = 200;
/** An input that ended ingest so often while it was judged once more is left to a person. */
const ATTEMPTS_MAX = 2;

export interface IngestParts {
  readonly night: StartedNight;
  readonly bench: Bench;
  readonly redis: Redis;
  readonly clock: RunningClock;
  readonly feeds: readonly Feed[];
  readonly journalPath: string;
  readonly passPoint: PassPoint;
  readonly onTrouble: (words: string) => void;
  /** Hears of each batch that is committed. */
  readonly onSettled: (inputs: number) => void;
  /** Called once: everything that was left from last time is judged, and the feeds are about to be read. */
  readonly onReady: () => void;
}

/**
 * Runs the night until the signal is aborted: takes what the feeds give, and judges and commits it in the order of
 * the journal. Throws when the journal can no longer be written or when Redis turns out to hold another night.
 */
export async function runIngest(parts: IngestParts, signal: AbortSignal): Promise<void> {
  const { night, feeds, passPoint, onTrouble } = parts;
  const { journal, contents } = night;
  const stop = new AbortController();
  const stopAll = () => stop.abort();
  signal.addEventListener('abort', stopAll);
  const committer = makeCommitter({
    bench: parts.bench,
    recovered: night,
    recover: () => recoverAgain(parts),
    append: (lines) => journal.append(lines),
    leftovers: new Set(contents.received.map(({ inputId }) => inputId)),
    passPoint,
    onTrouble,
    signal: stop.signal,
  });
  const queue = makeQueue(stop.signal);
  const status = makeStatus(parts, committer, () => queue.inputs.length);
  try {
    await settleLeftovers(parts, committer);
    const known = new Set([...committer.view().judged, ...contents.received.map(({ inputId }) => inputId)]);
    const acceptance = {
      mode: night.identity.mode,
      epoch: night.identity.epoch,
      stamp: makeStamp(parts.clock, lastStampOf(night)),
      known,
      append: journal.append,
      onReceived: (input: ReceivedInput) => {
        queue.push(input);
        status.received(input.origin);
      },
      onDuplicate: status.duplicate,
      onTrouble,
      backlog: () => queue.inputs.length,
      passPoint,
    };
    parts.onReady();
    const schedule = scheduleFeed({
      clock: parts.clock,
      closeOfPoll: parts.bench.roll.reference.election.closeOfPoll,
      posts: () => committer.view().deskState.posts,
    });
    const accepting = [...feeds, schedule].map((feed) => acceptItems(feed, acceptance, stop.signal));
    await Promise.all([
      ...accepting.map((each) => each.catch(failAll(stop))),
      settleQueue(parts, committer, queue, status, stop.signal).catch(failAll(stop)),
    ]);
  } finally {
    signal.removeEventListener('abort', stopAll);
    stop.abort();
    await journal.close();
  }
}

/** One part that cannot go on ends the others too. */
function failAll(stop: AbortController): (error: unknown) => never {
  return (error) => {
    stop.abort();
    throw error;
  };
}

/**
 * What was journalled and not judged when ingest ended last time, one by one: an input that ends ingest again and
 * again must not take the ones beside it along.
 */
async function settleLeftovers({ night }: IngestParts, committer: Committer): Promise<void> {
  const { contents, journal } = night;
  for (const input of contents.received) {
    if (committer.view().judged.has(input.inputId)) continue;
    const attempts = contents.attempts.get(input.inputId) ?? 0;
    if (attempts >= ATTEMPTS_MAX && !committer.view().committed.has(input.inputId)) {
      const words = `ingest ended ${attempts} times while judging it`;
      await committer.settle([input], () => verdictOnFailure(input, words));
    } else {
      await journal.append([{ line: 'attempt', inputId: input.inputId }]);
      await committer.settle([input]);
    }
  }
}

async function settleQueue(
  { onSettled, night: { journal } }: IngestParts,
  committer: Committer,
  queue: Queue,
  status: Status,
  signal: AbortSignal,
): Promise<void> {
  let checkedMs = Number.NEGATIVE_INFINITY;
  while (!signal.aborted || queue.inputs.length > 0) {
    const batch = queue.inputs.slice(0, BATCH_INPUTS_MAX);
    if (batch.length > 0) {
      await committer.settle(batch);
      queue.inputs.splice(0, batch.length);
      onSettled(batch.length);
    } else if (performance.now() - checkedMs > CHECK_MS) {
      checkedMs = performance.now();
      await committer.check();
      await journal.check();
    }
    await status.publish();
    if (queue.inputs.length === 0) await queue.untilNews(CHECK_MS);
  }
}

/** Inputs on the disk that are to be judged, oldest first. */
interface Queue {
  readonly inputs: ReceivedInput[];
  push(input: ReceivedInput): void;
  /** Waits for the next input, for so many milliseconds at most, or for the end. */
  untilNews(waitMs: number): Promise<void>;
}

function makeQueue(signal: AbortSignal): Queue {
  const inputs: ReceivedInput[] = [];
  let news = new AbortController();
  return {
    inputs,
    push(input) {
      inputs.push(input);
      news.abort();
    },
    async untilNews(waitMs) {
      news = new AbortController();
      const until = AbortSignal.any([news.signal, signal]);
      await wait(waitMs, undefined, { signal: until }).catch(() => {});
    },
  };
}

/** A feed that fell silent is not made up for by people who type. */
function isFeed(origin: string): boolean {
  return origin !== DESK_ORIGIN && origin !== SCHEDULE_ORIGIN;
}

interface Status {
  received(origin: string): void;
  duplicate(origin: string): void;
  publish(): Promise<void>;
}

function makeStatus(
  { redis, night, clock }: IngestParts,
  committer: Committer,
  backlog: () => number,
): Status {
  let duplicates = 0;
  let lastMessageMs = 0;
  let publishedMs = Number.NEGATIVE_INFINITY;
  let published = '';
  return {
    received(origin) {
      if (isFeed(origin)) lastMessageMs = Date.now();
    },
    duplicate(origin) {
      if (!isFeed(origin)) return;
      duplicates += 1;
      lastMessageMs = Date.now();
    },
    async publish() {
      const { counts, deskState } = committer.view();
      const waiting = ticketsOf(deskState.quarantine).length;
      const status = { ...counts, backlog: backlog(), duplicates, lastMessageMs, waiting };
      const reading = clock.reading();
      const text = JSON.stringify([status, clock.changes()]);
      const sinceMs = performance.now() - publishedMs;
      if (sinceMs < (text === published ? PUBLISH_MS_MAX : PUBLISH_MS_MIN)) return;
      publishedMs = performance.now();
      published = text;
      // What operators see may be a moment old; what readers see does not depend on it.
      await publishStatus(redis, night.keys, reading, status).catch(() => {});
    },
  };
}

async function recoverAgain({ night, redis, journalPath }: IngestParts) {
  const { keys, identity, journal } = night;
  const contents = await readJournal(journalPath);
  const recovered = await recoverNight({ redis, keys, identity, contents, mayReplace: false });
  if (recovered.missingInJournal.length > 0) await journal.append(recovered.missingInJournal);
  return recovered;
}

function lastStampOf({ contents, nightEvents, deskEvents }: StartedNight): string | undefined {
  const stamps = [contents.received.at(-1)?.at, nightEvents.at(-1)?.at, deskEvents.at(-1)?.at];
  return stamps
    .filter((stamp) => stamp !== undefined)
    .sort()
    .at(-1);
}
