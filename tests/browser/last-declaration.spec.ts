import { expect, test } from 'playwright/test';
import { commitFacts, type SaidFact } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { night2024, type RecordedNight } from '#tests/support/night-2024.ts';
import { openLive } from '#tests/support/open-live.ts';
import { resultMessage, said } from '#tests/support/told-again.ts';

// Inverness, three counts, on Saturday. What is told goes on from test to test.
test.describe.configure({ mode: 'serial' });

const NAME = 'Inverness, Skye and West Ross-shire';
const SLUG = 'inverness-skye-and-west-ross-shire';
const NOW = '2024-07-06T16:49:00Z';
let night: RecordedNight;
let server: DeclaredServer;

test.beforeAll(async () => {
  night = await night2024();
  server = await startDeclaredServer({ start: NOW });
  const { constituency } = night.seat(NAME);
  const others = night.events.filter(
    (event) => !('constituencyId' in event) || event.constituencyId !== constituency.id,
  );
  const recount = (number: number, at: string): SaidFact => ({
    fact: { kind: 'recountStarted', constituencyId: constituency.id, revision: number, recount: number },
    at,
    source: 'Returning officer',
  });
  const seq = await commitFacts(server.redisUrl, [
    ...others.map(said),
    recount(1, '2024-07-05T11:40:00Z'),
    recount(2, '2024-07-06T09:30:00Z'),
  ]);
  await server.waitForSeq(seq);
});
test.afterAll(() => server.stop());

test('[V307] for a whole day 649 of 650 have declared, and no page waits for the last', async ({ page }) => {
  await page.goto(`${server.address}/`);
  await expect(page.locator('main')).toContainText('649');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/1 (seat )?(still )?to (come|declare)/);
  await page.goto(`${server.address}/constituency/${SLUG}`);
  await expect(page.locator('main')).toContainText('Second recount');
  await expect(page.locator('#record')).toContainText('Saturday 6 July, 10:30');
});

test('[V308] declared at 17:50 on Saturday, its times are shown with the day, and the night is complete', async ({
  browser,
}) => {
  const home = await openLive(browser, `${server.address}/`);
  const seat = await openLive(browser, `${server.address}/constituency/${SLUG}`);
  const { constituency } = night.seat(NAME);
  await server.declare(resultMessage(night, constituency, { revision: 3, time: '2024-07-06T16:50:00Z' }));
  await expect(seat.locator('main')).toContainText('Saturday 6 July, 17:50');
  await expect(home.locator('main')).toContainText('650');
  await expect(home.getByRole('heading', { level: 1 })).toContainText('411');
  await home.goto(`${server.address}/results?q=inverness`);
  await expect(home.getByRole('row', { name: /Inverness/ })).toContainText('Sat');
  await home.context().close();
  await seat.context().close();
});
