import { setTimeout as wait } from 'node:timers/promises';
import type { Mode } from '#lib/sync/mode.ts';
import type { PassPoint } from './crash-point.ts';
import type { Feed, FeedItem } from './feed.ts';
import { JournalFailed } from './journal.ts';
import { inputIdOf, type JournalLine, type ReceivedInput, receivedLine } from './journal-line.ts';

/** Inputs that one feed may have on their way to the disk: one wait for the disk then serves many. */
const IN_FLIGHT_MAX = 64;
/** Beyond it a feed waits: its messages are safer where they are than in memory. */
export const BACKLOG_INPUTS_MAX = 5_000;
const BACKLOG_WAIT_MS = 50;
/** A feed that fails is tried again: a directory may come back, an address too. */
const FEED_RETRY_MS = 1_000;

export interface Acceptance {
  readonly mode: Mode;
  readonly epoch: string;
  readonly stamp: (nightAt?: string) => string;
  /** Every input id that the journal or the logs have. Accepting adds to it. */
  readonly known: Set<string>;
  readonly append: (lines: readonly JournalLine[]) => Promise<void>;
  /** Hears of each input that is on the disk, in the order of the journal. */
  readonly onReceived: (input: ReceivedInput) => void;
  readonly onDuplicate: (origin: string) => void;
  readonly onTrouble: (words: string) => void;
  readonly backlog: () => number;
  readonly passPoint: PassPoint;
}

/** Takes every item of a feed: journal first, then tell the feed. Throws only when the journal fails. */
export async function acceptItems(feed: Feed, acceptance: Acceptance, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await acceptOnce(feed, acceptance, signal);
      return;
    } catch (error) {
      if (error instanceof JournalFailed) throw error;
      if (signal.aborted) return;
      acceptance.onTrouble(`The feed ${feed.name} failed and is tried again: ${(error as Error).message}`);
      await wait(FEED_RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }
}

async function acceptOnce(feed: Feed, acceptance: Acceptance, signal: AbortSignal): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  let failure: unknown = null;
  for await (const item of feed.items(signal)) {
    const accepting = accept(item, acceptance)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => inFlight.delete(accepting));
    inFlight.add(accepting);
    while (inFlight.size >= IN_FLIGHT_MAX) await Promise.race(inFlight);
    while (acceptance.backlog() > BACKLOG_INPUTS_MAX && !signal.aborted) await wait(BACKLOG_WAIT_MS);
    if (failure !== null) throw failure;
  }
  await Promise.all(inFlight);
  if (failure !== null) throw failure;
}

async function accept(item: FeedItem, acceptance: Acceptance): Promise<void> {
  const { known, passPoint } = acceptance;
  const inputId = inputIdOf(item.bytes);
  if (known.has(inputId)) {
    acceptance.onDuplicate(item.origin);
    return item.accepted();
  }
  known.add(inputId);
  const input: ReceivedInput = {
    inputId,
    at: acceptance.stamp(item.nightAt),
    origin: item.origin,
    channelMode: item.channelMode ?? acceptance.mode,
    bytes: item.bytes,
  };
  await acceptance.append([receivedLine(input, acceptance.epoch)]);
  passPoint('received', inputId);
  acceptance.onReceived(input);
  await item.accepted();
}
