import { type Browser, expect, type Page, test } from 'playwright/test';
import type { NightEvent, NightFact } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { accessProblems } from '#tests/support/axe.ts';
import { commitFacts, type SaidFact } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { night2024, type RecordedNight } from '#tests/support/night-2024.ts';
import { PUTNEY_REASON, putneyFirstVotes } from '#tests/support/putney-2024.ts';
import { edited, published, retracted } from '#tests/support/written-posts.ts';

/** The first line of a page to a busy machine may take as long; what follows is quick. */
const LIVE_MS_MAX = 45_000;

let night: RecordedNight;

// One night after another, each going on from test to test.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  night = await night2024();
});

test.describe('Putney, twelve days after', () => {
  const CORRECTED = '2024-07-16T14:30:00Z';
  let server: DeclaredServer;

  test.beforeAll(async () => {
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
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      '1 change after publication in Putney',
    );
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
});

test.describe('a majority that comes, goes and comes back', () => {
  const NOW = '2024-07-05T04:30:00Z';
  let server: DeclaredServer;
  let majorityAt: number;

  test.beforeAll(async () => {
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
    await server.declare(resultMessage(last, { revision: 3, time: NOW, more: 7 }));
    await expect(headline).toContainText('Labour has a majority');
    await expect(list.getByRole('heading', { level: 1 })).toContainText('2 changes after publication');
    await list.goto(`${server.address}/corrections`);
    await expect(list.getByRole('article').nth(0)).toContainText(`${last.name} was declared again`);
    await expect(list.getByRole('article').nth(1)).toContainText(
      'The figures of another seat were read out.',
    );
    await home.context().close();
    await list.context().close();
  });

  test('[V305] a tie is decided by the lot that was drawn, and every page names the lot', async ({
    browser,
  }) => {
    const event = night.events[majorityAt + 3];
    if (event?.kind !== 'resultDeclared') throw new Error('A declaration');
    const seat = seatOf(event.constituencyId);
    const [first, second, ...others] = candidatesOf(event.figures.votes).toSorted(
      (a, b) => b.votes - a.votes,
    );
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
    return seatOf(event.constituencyId);
  }
});

test.describe('Inverness, three counts, on Saturday', () => {
  const NAME = 'Inverness, Skye and West Ross-shire';
  const SLUG = 'inverness-skye-and-west-ross-shire';
  const NOW = '2024-07-06T16:49:00Z';
  let server: DeclaredServer;

  test.beforeAll(async () => {
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

  test('[V307] for a whole day 649 of 650 have declared, and no page waits for the last', async ({
    page,
  }) => {
    await page.goto(`${server.address}/`);
    await expect(page.locator('main')).toContainText('649');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      /1 (seat )?(still )?to (come|declare)/,
    );
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
    await server.declare(resultMessage(constituency, { revision: 3, time: '2024-07-06T16:50:00Z' }));
    await expect(seat.locator('main')).toContainText('Saturday 6 July, 17:50');
    await expect(home.locator('main')).toContainText('650');
    await expect(home.getByRole('heading', { level: 1 })).toContainText('411');
    await home.goto(`${server.address}/results?q=inverness`);
    await expect(home.getByRole('row', { name: /Inverness/ })).toContainText('Sat');
    await home.context().close();
    await seat.context().close();
  });
});

/** A page whose line to the server is open. */
async function openLive(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live', { timeout: LIVE_MS_MAX });
  return page;
}

function said({
  v: _v,
  epoch: _e,
  seq: _s,
  at,
  inputId: _i,
  source,
  by: _b,
  chain: _c,
  ...fact
}: NightEvent): SaidFact {
  return { fact: fact as NightFact, at, source, by: 'feed' };
}

/** The recording has the corrected figures, because those are the published ones. */
function withPutneyAsFirstDeclared(each: SaidFact): SaidFact {
  const { fact } = each;
  if (fact.kind !== 'resultDeclared' || seatOf(fact.constituencyId).name !== 'Putney') return each;
  return {
    ...each,
    fact: { ...fact, figures: { ...fact.figures, votes: putneyFirstVotes(fact.figures.votes) } },
  };
}

function seatOf(id: string): Constituency {
  const found = night.roll.reference.constituencies.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No seat ${id}`);
  return found;
}

/** What the recorded night has of the seat, as a message of now. */
function resultMessage(
  seat: Constituency,
  { more = 0, ...about }: { readonly revision: number; readonly time: string; readonly more?: number },
): object {
  const { phase } = night.seat(seat.name).contest;
  if (phase.kind !== 'declared') throw new Error(`${seat.name} is declared`);
  const { winner, figures } = phase;
  return message(seat, {
    kind: 'result',
    source: 'Returning officer, via press feed',
    electorate: figures.electorate,
    rejectedBallots: figures.rejectedBallots,
    candidates: candidatesOf({ ...figures.votes, [winner]: (figures.votes[winner] ?? 0) + more }),
    ...about,
  });
}

function message({ id, name }: Constituency, about: object): object {
  return { format: 'declared-feed/1', election: 'ge2024', mode: 'test', constituency: id, name, ...about };
}

function candidatesOf(votes: Readonly<Record<string, number>>): readonly { id: string; votes: number }[] {
  return Object.entries(votes).map(([id, count]) => ({ id, votes: count }));
}
