import { expect, test } from 'playwright/test';
import type { PostId } from '#lib/election/ids.ts';
import { accessProblems } from '#tests/support/axe.ts';
import { commitFacts, type SaidFact } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { night2024, type RecordedNight } from '#tests/support/night-2024.ts';
import { openLive } from '#tests/support/open-live.ts';
import { PUTNEY_REASON, putneyFirstVotes } from '#tests/support/putney-2024.ts';
import { candidatesOf, message, said, seatOf } from '#tests/support/told-again.ts';
import { edited, published, retracted } from '#tests/support/written-posts.ts';

// Putney, twelve days after. What is told goes on from test to test.
test.describe.configure({ mode: 'serial' });

const CORRECTED = '2024-07-16T14:30:00Z';
let night: RecordedNight;
let server: DeclaredServer;

test.beforeAll(async () => {
  night = await night2024();
  server = await startDeclaredServer({ start: CORRECTED });
  const seq = await commitFacts(server.redisUrl, night.events.map(said).map(withPutneyAsFirstDeclared));
  await server.waitForSeq(seq);
});
test.afterAll(() => server.stop());

test('[V293] while nothing was changed, the page says so and what it is for', async ({ page }) => {
  await page.goto(`${server.address}/corrections`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No corrections');
  await expect(page.getByText('Everything that was published stands')).toBeVisible();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Corrections' }).click();
  await expect(page).toHaveURL(`${server.address}/corrections`);
});

test('[V300] every open page shows the new figures, and says that they are corrected', async ({
  browser,
}) => {
  const open = (path: string) => openLive(browser, server.address + path);
  const seat = await open('/constituency/putney');
  const results = await open('/results?q=putney');
  const list = await open('/corrections');
  const live = await open('/live');
  await expect(seat.getByRole('table').first()).toContainText('20,952');
  await expect(results.getByRole('row', { name: /Putney/ })).toContainText('10,941');

  await server.declare(putneyCorrection());
  await expect(seat.getByRole('table').first()).toContainText('24,113');
  await expect(seat.getByText('Corrected', { exact: false }).first()).toBeVisible();
  await expect(results.getByRole('row', { name: /Putney/ })).toContainText('12,488');
  await expect(results.getByRole('row', { name: /Putney/ })).toContainText('corrected');
  await expect(list.getByRole('heading', { level: 1 })).toContainText('1 change after publication');
  await expect(live.locator('.live-page, main').first()).toContainText(/1 new|Putney/);

  const show = list.getByRole('button', { name: 'Show 1 new change' });
  if (await show.isVisible()) await show.click();
  const article = list.getByRole('article', { name: 'Putney: the majority is 12,488, not 10,941' });
  await expect(article.getByRole('row', { name: /20,952 24,113 \+3,161/ })).toBeVisible();
  await expect(article.getByRole('row', { name: /10,011 11,625 \+1,614/ })).toBeVisible();
  await expect(article.getByRole('row', { name: /5,189 5,943 \+754/ })).toBeVisible();
  await expect(article.getByText('Revision 1').locator('..')).toContainText('02:25');
  await expect(article.getByText('Revision 2').locator('..')).toContainText('Tuesday 16 July, 15:');
  for (const page of [seat, results, list, live]) await page.context().close();
});

test('[V295] the change has its own address, and the seat leads there and back', async ({ page }) => {
  await page.goto(`${server.address}/constituency/putney`);
  await page.getByRole('link', { name: /Revision 2, corrected.*the whole change/ }).click();
  await expect(page).toHaveURL(/\/corrections\/651$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Putney: the majority is 12,488, not 10,941',
  );
  await page.getByRole('link', { name: 'The record of Putney' }).click();
  await expect(page).toHaveURL(/\/constituency\/putney#record$/);
  await page.getByRole('link', { name: 'All corrections of this seat' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 change after publication in Putney');
  expect((await page.request.get(`${server.address}/corrections/1`)).status()).toBe(404);
});

test('[V301] without scripts the page is complete and is filtered by its form', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/corrections`);
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByLabel('Constituency').selectOption({ label: 'Putney (1)' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/\/corrections\?seat=putney$/);
  await expect(page.getByRole('row', { name: /Majority 10,941 12,488/ })).toBeVisible();
  await context.close();
});

test('[V302] an edit and a retraction are listed with their reasons, never the words; nor does any page keep them', async ({
  browser,
}) => {
  const id = 'a-slip' as PostId;
  const list = await openLive(browser, `${server.address}/corrections`);
  const seq = await commitFacts(server.redisUrl, [
    { fact: published(id, 'Unlawful words', { title: 'Unlawful title' }) },
    { fact: edited(id, 'Unlawful words, shorter', 'it was too long', { title: 'Unlawful title' }) },
  ]);
  await server.waitForSeq(seq);
  await expect(list.getByRole('heading', { level: 1 })).toContainText('2 changes');
  await commitFacts(server.redisUrl, [{ fact: retracted(id, 'it named the wrong person') }]);
  await server.waitForSeq(seq + 1);
  await expect(list.getByRole('heading', { level: 1 })).toContainText('3 changes');
  await list.goto(`${server.address}/corrections`);
  await expect(list.getByRole('article', { name: 'A post was retracted' })).toContainText(
    'It named the wrong person.',
  );
  for (const path of ['/corrections', '/live', `/live/${id}`, '/corrections.atom', '/api/v1/corrections']) {
    expect(await (await list.request.get(server.address + path)).text(), path).not.toContain('Unlawful');
  }
  await list.context().close();
});

test('[V303] axe finds nothing in light or dark', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ['/corrections', '/corrections?seat=ilford-north', '/corrections/651']) {
    await page.goto(server.address + path);
    expect(await accessProblems(page), path).toEqual([]);
  }
  await context.close();
});

for (const width of [320, 390, 1280, 2560]) {
  test(`[V303] nothing is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of ['/corrections', '/corrections/651']) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
    }
    await context.close();
  });
}

/** The correction as the council's source sends it. */
function putneyCorrection(): object {
  const { constituency, contest } = night.seat('Putney');
  if (contest.phase.kind !== 'declared') throw new Error('Putney is declared');
  return message(constituency, {
    kind: 'correction',
    revision: 2,
    time: CORRECTED,
    source: 'Wandsworth Council',
    reason: PUTNEY_REASON,
    electorate: contest.phase.figures.electorate,
    rejectedBallots: contest.phase.figures.rejectedBallots,
    candidates: candidatesOf(contest.phase.figures.votes),
  });
}

/** The recording has the corrected figures, because those are the published ones. */
function withPutneyAsFirstDeclared(each: SaidFact): SaidFact {
  const { fact } = each;
  if (fact.kind !== 'resultDeclared' || seatOf(night, fact.constituencyId).name !== 'Putney') return each;
  return {
    ...each,
    fact: { ...fact, figures: { ...fact.figures, votes: putneyFirstVotes(fact.figures.votes) } },
  };
}
