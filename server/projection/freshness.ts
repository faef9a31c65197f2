import { setTimeout as wait } from 'node:timers/promises';
import type { NightClock } from '#lib/sync/clock.ts';

/** How often the log's keeper is asked whether it is there, and what the night's clock shows. */
const ASK_MS = 1000;
/** Without an answer for this long, what is served may be behind, and says so. */
const STALE_MS = 5000;
/** Ingest says every two seconds that it runs; so much silence is more than a slow disk or a restart under its supervisor. */
const INGEST_SILENT_MS = 8000;

/** What the keeper of the log says of itself and of ingest. */
export interface NightSigns {
  readonly clock: NightClock | null;
  /** UTC instant of real time at which ingest last said that it runs; null when it never did. */
  readonly ingestAliveAt: string | null;
  /** What ingest counts, by the field of its hash: `backlog`, `rejected`, `code:SUM_MISMATCH`. Empty when it never did. */
  readonly ingestFigures: ReadonlyMap<string, number>;
}

/** Whether the process is in touch with the log, and the last signs that it had from there. */
export interface Freshness {
  signs(): NightSigns;
  /** True when the log's keeper has not answered for a while. */
  isStale(): boolean;
  /** True when ingest has said nothing new for a while: nothing that is declared can reach the log. */
  isIngestSilent(): boolean;
  stop(): Promise<void>;
}

/** Asks once before it answers, so that the first page has a clock, and then again and again. */
export async function startFreshness(
  readSigns: () => Promise<NightSigns>,
  nowMs: () => number = () => performance.now(),
): Promise<Freshness> {
  const stopping = new AbortController();
  let signs: NightSigns = { clock: null, ingestAliveAt: null, ingestFigures: new Map() };
  let answeredAtMs = Number.NEGATIVE_INFINITY;
  // When its word changed by our clock: ingest may run on a machine whose clock is another.
  let ingestHeardAtMs = Number.NEGATIVE_INFINITY;

  const ask = async () => {
    try {
      const next = await readSigns();
      if (next.ingestAliveAt !== signs.ingestAliveAt) ingestHeardAtMs = nowMs();
      signs = next;
      answeredAtMs = nowMs();
    } catch {
      // Being stale is the answer: the connection's owner hears why.
    }
  };

  await ask();
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      await wait(ASK_MS, undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) await ask();
    }
  })();

  return {
    signs: () => signs,
    isStale: () => nowMs() - answeredAtMs > STALE_MS,
    isIngestSilent: () => nowMs() - ingestHeardAtMs > INGEST_SILENT_MS,
    async stop() {
      stopping.abort();
      await asking;
    },
  };
}
