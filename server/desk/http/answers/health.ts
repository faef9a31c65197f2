import type { DeskHealth, FeedHealth } from '#lib/desk/health.ts';
import type { Freshness } from '#server/projection/freshness.ts';
import { deskAnswer } from '../desk-answer.ts';
import { reading } from '../route.ts';

/** Feeds, backlog, readers, lag, faults, and results that the forecast does not believe. */
export const health = reading('/desk/api/health', 'look', async ({ night, serving, forecast }) => {
  const { freshness } = night;
  const answer: DeskHealth = {
    feed: feedHealth(freshness),
    serving: { logAnswers: !freshness.isStale(), ...(await serving()) },
    unused: forecast.unused().map(({ id, why }) => ({ constituencyId: id, why })),
  };
  return deskAnswer(answer);
});

/** How ingest names the count of one code among its figures. */
const CODE = /^code:(.+)$/;

function feedHealth(freshness: Pick<Freshness, 'signs' | 'isIngestSilent'>): FeedHealth {
  const { ingestFigures } = freshness.signs();
  const figure = (field: string) => ingestFigures.get(field) ?? null;
  const lastMessageMs = figure('lastMessageMs') ?? 0;
  const codes = [...ingestFigures].flatMap(([field, count]) => {
    const code = CODE.exec(field)?.[1];
    return code === undefined ? [] : [{ code, count }];
  });
  return {
    ingestRuns: !freshness.isIngestSilent(),
    lastMessageAt: lastMessageMs === 0 ? null : new Date(lastMessageMs).toISOString(),
    backlog: figure('backlog'),
    committed: figure('committed'),
    waiting: figure('waiting'),
    rejected: figure('rejected'),
    duplicates: figure('duplicates'),
    codes: codes.toSorted((left, right) => right.count - left.count || left.code.localeCompare(right.code)),
  };
}
