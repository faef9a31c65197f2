import { expect, type Page, test } from 'playwright/test';
import type { Constituency } from '#lib/election/reference.ts';
import { commitFacts } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { night2024, type RecordedNight } from '#tests/support/night-2024.ts';
import { openLive } from '#tests/support/open-live.ts';
import { candidatesOf, message, resultMessage, said, seatOf } from '#tests/support/told-again.ts';

// A majority that comes, goes and comes back. What is told goes on from test to test.
test.describe.configure({ mode: 'serial' });

const NOW = '2024-07-05T04:30:00Z';
let night: RecordedNight;
let server: DeclaredServer;
let majorityAt: number;

test.beforeAll(async () => {
  night = await night2024();
  majorityAt = seqOfMajority();
  server = await startDeclaredServer({ start: NOW });
  const seq = await commitFacts(server.redisUrl, night.events.slice(0, majorityAt).map(said));
  await server.waitForSeq(seq);
});
test.afterAll(() => server.stop());

test('[V304] a withdrawn result takes the majority back on every open page; declared again, it is back', async ({
  browser,
}) => {
  const last = lastOf(majorityAt);
  const home = await openLive(browser, `${server.address}/`);
  const list = await openLive(browser, `${server.address}/corrections`);
  const headline = home.getByRole('heading', { level: 1 });
  await expect(headline).toContainText('Labour has a majority');

  await commitFacts(server.redisUrl, [
    {
      fact: {
        kind: 'resultWithdrawn',
        constituencyId: last.id,
        revision: 2,
        reason: 'the figures of another seat were read out',
      },
      at: NOW,
    },
  ]);
  await expect(headline).toContainText('needs 1 more');
  await expect(headline).not.toContainText('has a majority');
  await expect(home.locator('main')).toContainText('325');
  await expect(list.getByRole('heading', { level: 1 })).toContainText('1 change after publication');

  // The same figures again would wait for an editor.
  await server.declare(resultMessage(night, last, { revision: 3, time: NOW, more: 7 }));
  await expect(headline).toContainText('Labour has a majority');
  await expect(list.getByRole('heading', { level: 1 })).toContainText('2 changes after publication');
  await list.goto(`${server.address}/corrections`);
  await expect(list.getByRole('article').nth(0)).toContainText(`${last.name} was declared again`);
  await expect(list.getByRole('article').nth(1)).toContainText('The figures of another seat were read out.');
  await home.context().close();
  await list.context().close();
});

test('[V305] a tie is decided by the lot that was drawn, and every page names the lot', async ({
  browser,
}) => {
  const event = night.events[majorityAt + 3];
  if (event?.kind !== 'resultDeclared') throw new Error('A declaration');
  const seat = seatOf(night, event.constituencyId);
  const [first, second, ...others] = candidatesOf(event.figures.votes).toSorted((a, b) => b.votes - a.votes);
  if (first === undefined || second === undefined) throw new Error('Two candidates');
  const page = await openLive(browser, `${server.address}/constituency/${seat.slug}`);
  await server.declare(
    message(seat, {
      kind: 'result',
      revision: 1,
      time: NOW,
      source: 'Returning officer, via press feed',
      electorate: event.figures.electorate,
      rejectedBallots: event.figures.rejectedBallots,
      decidedByLot: second.id,
      candidates: [{ ...first, votes: second.votes }, second, ...others],
    }),
  );
  await expect(page.locator('main')).toContainText(/by lot/i);
  await page.goto(`${server.address}/results?q=${encodeURIComponent(seat.name)}`);
  await expect(page.getByRole('row', { name: new RegExp(seat.name) }).last()).toContainText('by lot');
  await page.context().close();
});

test('[V306] a doubt is marked wherever the seat stands, with its words, and so is its end', async ({
  browser,
}) => {
  const { id, slug, name } = lastOf(majorityAt);
  const row = (page: Page) => page.getByRole('row', { name: new RegExp(name) }).last();
  const results = await openLive(browser, `${server.address}/results?q=${encodeURIComponent(name)}`);
  const seat = await openLive(browser, `${server.address}/constituency/${slug}`);
  const words = 'The turnout is being checked with the council';
  await commitFacts(server.redisUrl, [
    { fact: { kind: 'resultFlagged', constituencyId: id, words }, at: NOW },
  ]);
  await expect(row(results)).toContainText('in doubt');
  await expect(seat.locator('main')).toContainText(words);
  const detail = await (await seat.request.get(`${server.address}/api/v1/constituencies/${slug}`)).json();
  expect(detail.constituency.flag.words).toBe(words);
  expect(await (await seat.request.get(`${server.address}/results.csv`)).text()).toContain(words);
  await commitFacts(server.redisUrl, [{ fact: { kind: 'flagCleared', constituencyId: id }, at: NOW }]);
  await expect(row(results)).not.toContainText('in doubt');
  await expect(seat.locator('#record')).toContainText('No longer in doubt');
  await results.context().close();
  await seat.context().close();
});

/** How many events it takes until a party has a majority. */
function seqOfMajority(): number {
  const entry = night.state.timeline.find(
    (each) => each.kind === 'moment' && each.moment === 'majorityReached',
  );
  if (entry === undefined) throw new Error('The recorded night has a majority');
  return entry.seq;
}

function lastOf(seq: number): Constituency {
  const event = night.events[seq - 1];
  if (event === undefined || !('constituencyId' in event)) throw new Error('A declaration');
  return seatOf(night, event.constituencyId);
}
