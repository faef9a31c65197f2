import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Mode } from '#lib/sync/mode.ts';
import type { ReplayFaults } from '#server/config.ts';
import type { Feed, FeedItem } from './feed.ts';
import { inputIdOf } from './journal-line.ts';
import type { RunningClock } from './night-clock.ts';
import { type Offer, withFaults } from './replay-faults.ts';

export interface Replay {
  /** A recorded night: one message a line, in the order of their times. */
  readonly path: string;
  /** The recording is stamped with it: a recorded night is never live. */
  readonly mode: Mode;
  /** It is pushed over quiet hours, and runs at real speed once the recording has ended. */
  readonly clock: RunningClock;
  /** Longest stretch without a message that is kept, in night minutes; 0 keeps every one. */
  readonly quietMinutes: number;
  readonly faults: ReplayFaults;
  /** Inputs that the night has already: they are passed over without a word. */
  readonly known: ReadonlySet<string>;
}

/** Plays a recorded night by the night's clock. What happened before the clock's start comes at once. */
export function replayFeed(replay: Replay): Feed {
  if (replay.mode === 'live') throw new Error('A recorded night is never played in live mode');
  return {
    name: 'replay',
    async *items(signal) {
      const offers = withFaults(await readRecording(replay.path, replay.mode), replay.faults);
      for (const offer of offers) {
        if (replay.known.has(inputIdOf(offer.bytes))) continue;
        await untilNight(replay, Date.parse(offer.at), signal);
        if (signal.aborted) return;
        yield itemOf(offer);
      }
      replay.clock.setSpeed(1);
    },
  };
}

function itemOf({ bytes, at }: Offer): FeedItem {
  return { bytes, origin: 'replay', nightAt: at, accepted: async () => {} };
}

/** Only what playing needs: what else a message says is judged like any other's. */
const recorded = z.looseObject({ mode: z.string(), time: z.iso.datetime({ offset: true }) });

async function readRecording(path: string, mode: Mode): Promise<readonly Offer[]> {
  const text = await readFile(path, 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const message = recorded.parse(JSON.parse(line));
    const stamped = message.mode === mode ? line : JSON.stringify({ ...message, mode });
    return { bytes: Buffer.from(stamped, 'utf8'), at: new Date(message.time).toISOString() };
  });
}

async function untilNight(
  { clock, quietMinutes }: Replay,
  targetMs: number,
  signal: AbortSignal,
): Promise<void> {
  const quietMs = quietMinutes * 60_000;
  if (quietMs > 0 && targetMs - clock.nowMs() > quietMs) clock.jumpTo(targetMs - quietMs);
  while (!signal.aborted) {
    const leftMs = (targetMs - clock.nowMs()) / clock.reading().speed;
    if (leftMs <= 0) return;
    await wait(Math.min(Math.ceil(leftMs), TIMER_MS_MAX), undefined, { signal }).catch(() => {});
  }
}

/** A timer set for longer than 2^31 milliseconds would ring at once. */
const TIMER_MS_MAX = 60_000;
