import type { Night } from '#server/projection/night.ts';
import { type HttpAnswer, jsonAnswer } from './http-answer.ts';

/** For the operator and the balancer: 503 when what is served may be behind the log. */
export function healthAnswer(night: Night, nowMs: number): HttpAnswer {
  const { position } = night.projection.current();
  const { ingestAliveAt, clock } = night.freshness.signs();
  const isStale = night.freshness.isStale();
  return jsonAnswer(
    {
      serving: !isStale,
      mode: night.mode,
      election: night.roll.reference.election.id,
      epoch: position.epoch,
      head: position.seq,
      redis: isStale ? 'silent' : 'answering',
      // Pages are still served while ingest is away, and say that they are not current: no reason to send readers elsewhere.
      ingest: night.freshness.isIngestSilent() ? 'silent' : 'running',
      /** Seconds since ingest last said that it runs; null when it never did. */
      ingestAgeSeconds:
        ingestAliveAt === null ? null : Math.max(0, Math.round((nowMs - Date.parse(ingestAliveAt)) / 1000)),
      clock,
    },
    { status: isStale ? 503 : 200, cacheControl: 'no-store' },
  );
}
