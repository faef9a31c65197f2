import { Counter, Gauge, type Registry } from 'prom-client';
import type { Freshness } from '#server/projection/freshness.ts';

const DISPOSITIONS = ['committed', 'noop', 'rejected', 'quarantined'] as const;
/** How the hash of ingest names the count of one code. */
const CODE_FIELD = /^code:(.+)$/;

/**
 * What ingest publishes of itself, as an operator's figures. They are its last words: when it or Redis is silent they
 * stand, and the two ages grow. Counts are of the desk's log, so they go on after a restart; duplicates begin again.
 */
export function registerIngestMetrics(registry: Registry, freshness: Freshness, nowMs: () => number): void {
  const registers = [registry];
  const figure = (field: string) => freshness.signs().ingestFigures.get(field);
  const gauge = (name: string, help: string, read: () => number | undefined) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = read();
        // Unknown is no sample: 0 would say that all is well.
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  gauge('declared_stale', '1 when the keeper of the log is silent and what is served may be old', () =>
    freshness.isStale() ? 1 : 0,
  );
  gauge('declared_ingest_age_seconds', 'Since ingest last said that it runs', () => {
    const { ingestAliveAt } = freshness.signs();
    return ingestAliveAt === null ? undefined : secondsSince(Date.parse(ingestAliveAt), nowMs());
  });
  gauge('declared_ingest_last_message_age_seconds', 'Since the last message of a feed, new or known', () => {
    const lastMs = figure('lastMessageMs') ?? 0;
    return lastMs === 0 ? undefined : secondsSince(lastMs, nowMs());
  });
  gauge('declared_ingest_backlog', 'Messages journalled and not judged yet', () => figure('backlog'));
  gauge('declared_ingest_waiting', 'Items that wait for an editor', () => figure('waiting'));
  new Counter({
    name: 'declared_ingest_messages_total',
    help: 'Messages, by what became of them',
    labelNames: ['disposition'],
    registers,
    collect() {
      this.reset();
      for (const disposition of DISPOSITIONS) this.inc({ disposition }, figure(disposition) ?? 0);
      this.inc({ disposition: 'duplicate' }, figure('duplicates') ?? 0);
    },
  });
  new Counter({
    name: 'declared_ingest_problems_total',
    help: 'Why messages were not committed, by code',
    labelNames: ['code'],
    registers,
    collect() {
      this.reset();
      for (const [field, count] of freshness.signs().ingestFigures) {
        const code = CODE_FIELD.exec(field)?.[1];
        if (code !== undefined) this.inc({ code }, count);
      }
    },
  });
}

function secondsSince(thenMs: number, nowMs: number): number {
  return Math.max(0, (nowMs - thenMs) / 1000);
}
