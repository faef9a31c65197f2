import type { Answer } from '#lib/sync/protocol.ts';
import { retryDelayMs } from '#lib/sync/retry.ts';
import { fetchWhole } from './fetch-whole.ts';
import type { FetchPast } from './standing-store.ts';

/** Asks for the events a part at a time, as often as it takes on a bad line. Rejects when the log is another. */
export const fetchPast: FetchPast = async (past, epoch, seq) => {
  for (let failures = 0; past.seq < seq; ) {
    const answer = await eventsAfter(past.seq, epoch).catch(() => null);
    if (answer === null) {
      failures += 1;
      await wait(retryDelayMs(failures, Math.random()));
    } else if (answer.kind !== 'events' || !past.add(answer.events)) {
      throw new Error('The log is another one');
    }
  }
};

/** Null when the line failed. A log of another epoch answers 409, with what it says. */
async function eventsAfter(after: number, epoch: string): Promise<Answer | null> {
  const query = new URLSearchParams({ after: String(after), epoch });
  const { status, text } = await fetchWhole(`/api/v1/events?${query}`);
  if (status !== 200 && status !== 409) return null;
  return JSON.parse(text) as Answer;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
