import { type Browser, expect, type Page, test } from 'playwright/test';
import { formatTime } from '#lib/format/times.ts';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

const AT = '2024-07-05T03:10';
/** The state of play at that moment, which 99 declarations made. */
const THEN = 'Labour has 82 of the first 99 seats and needs 244 more of the 551 still to declare';
const BEFORE_CLOSE = '2024-07-04T21:30';

let server: DeclaredServer;

test.beforeAll(async () => {
  // In real time: it is 05:30 in London for as long as the tests run.
  server = await startDeclaredServer({ feed: 'replay', start: '2024-07-05T04:30:00Z', speed: 1 });
  await server.waitForSeq(500);
});

test.afterAll(async () => {
  await server.stop();
});

test('[V101] without scripts the Night page shows 03:10 as it stood, and says so', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await page.goto(`${server.address}/?at=${AT}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(THEN);
  await expect(page.getByRole('banner')).toContainText('As it stood at 03:10, Friday 5 July');
  await expect(page.getByText('Nothing here is happening now')).toBeVisible();
  await page.getByRole('link', { name: 'Return to now' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText(THEN);
  await expect(page.getByRole('banner')).not.toContainText('As it stood');
});

test('[V101] without scripts a seat that declared at 04:36 is awaited at 04:30 and declared at 04:40', async ({
  browser,
}) => {
  const page = await withoutScripts(browser);
  await page.goto(`${server.address}/constituency/ilford-north?at=2024-07-05T04:30`);
  await expect(page).toHaveTitle(/awaiting result/);
  await page.goto(`${server.address}/constituency/ilford-north?at=2024-07-05T04:40`);
  await expect(page).toHaveTitle(/Labour hold, majority 528/);
});

test('[V101] before the close of poll there is no result to be seen, with scripts or without', async ({
  browser,
  page,
}) => {
  for (const each of [await withoutScripts(browser), page]) {
    await each.goto(`${server.address}/?at=${BEFORE_CLOSE}`);
    await expect(each.getByRole('heading', { level: 1 })).toContainText('Polls close at 22:00');
    await expect(each.getByText('0 of 650 declared').first()).toBeVisible();
  }
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Polls close at 22:00');
});

test('[V100] a moment that is none is answered in words, with the night as it is', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await page.goto(`${server.address}/?at=bedtime`);
  await expect(page.getByRole('status').filter({ hasText: '“bedtime” is not a time' })).toBeVisible();
  await page.goto(`${server.address}/?at=2024-07-09T10:00`);
  await expect(
    page.getByRole('status').filter({ hasText: 'Nothing has happened since 10:00' }),
  ).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Rehearsal');
});

test('[V100] a header of the client cannot move a page in time', async ({ request }) => {
  const answer = await request.get(server.address, {
    headers: { 'x-declared-moment': '2024-07-05T02:10:00Z' },
  });
  expect(await answer.text()).not.toContain(THEN);
});

test('[V102] without scripts links and forms keep the moment', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await page.goto(`${server.address}/?at=${AT}`);
  await page.getByRole('region', { name: 'Latest' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/constituency\/.*at=2024-07-05T03(:|%3A)10/);
  await expect(page.getByRole('banner')).toContainText('As it stood at 03:10');
  await page.getByRole('textbox', { name: /as it stood at/ }).fill('2024-07-05T01:00');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('banner')).toContainText('As it stood at 01:00');
  await page.getByText('All landmarks of the night').click();
  await page
    .getByRole('link', { name: /The first gain/ })
    .last()
    .click();
  await expect(page.getByRole('banner')).toContainText('As it stood at 00:17');
});

test('[V416] Rewind that is pressed without a line leaves the page, and comes with the line', async ({
  page,
  context,
}) => {
  await page.goto(server.address);
  await live(page);
  await context.setOffline(true);
  await page.getByText('Rewind').click();
  const handle = page.getByRole('slider', { name: 'Moment of the night' });
  await expect(page.locator('.chip')).toHaveText(/Offline since/);
  await expect(page.getByText('All landmarks of the night')).toBeVisible();
  await expect(page.locator('.kicker')).toBeVisible();
  await expect(handle).toHaveCount(0);
  await context.setOffline(false);
  await expect(handle).toBeVisible({ timeout: 40_000 });
});

test('[V105] scrubbing shows what the server shows of the moment, and the page is not loaded', async ({
  page,
}) => {
  await page.goto(server.address);
  await live(page);
  await mark(page);
  await page.getByText('Rewind').click();
  const handle = page.getByRole('slider', { name: 'Moment of the night' });
  await handle.press('PageDown');
  await handle.press('PageDown');
  await handle.press('ArrowLeft');
  // The address follows when the handle has rested: read before that, it would tell of a moment on the way.
  const moment = (await handle.getAttribute('aria-valuetext'))?.slice(0, '05:00'.length);
  await expect(page.getByRole('banner')).toContainText(`As it stood at ${moment}`);
  await expect.poll(() => londonTimeInAddress(page)).toBe(moment);
  const scrubbed = await page.getByRole('heading', { level: 1 }).textContent();
  expect(await isMarked(page)).toBe(true);
  await page.goto(page.url());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(scrubbed ?? '');
});

test('[V106] return to now is one press, wherever the page stands', async ({ page }) => {
  await page.goto(`${server.address}/?at=${AT}`);
  await live(page);
  await mark(page);
  await page.getByRole('banner').getByRole('link', { name: 'Return to now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Labour has a majority');
  await expect(page.getByRole('banner')).not.toContainText('As it stood');
  await expect(page).toHaveURL(`${server.address}/`);
  expect(await isMarked(page)).toBe(true);
});

test('[V104] landmarks are reached by name, by Earlier and Later and by the keyboard', async ({ page }) => {
  await page.goto(`${server.address}/?at=${AT}`);
  await live(page);
  const banner = page.getByRole('banner');
  await page.getByText('All landmarks of the night').click();
  await page.getByRole('link', { name: '05:01 Labour has a majority: 326 seats of 650' }).click();
  await expect(banner).toContainText('As it stood at 05:01');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Labour has a majority');
  await page.getByRole('link', { name: /^Earlier/ }).click();
  await expect(banner).toContainText('As it stood at 04:53');
  await page.getByRole('link', { name: /^Later/ }).click();
  await expect(banner).toContainText('As it stood at 05:01');
  await page.getByRole('slider').press('PageUp');
  await expect(banner).toContainText('As it stood at 05:05');
});

test('[V102] with scripts a link keeps the moment to which the page was scrubbed', async ({ page }) => {
  await page.goto(server.address);
  await live(page);
  await page.getByText('Rewind').click();
  await page.getByText('All landmarks of the night').click();
  await page.getByRole('link', { name: /05:01 Labour has a majority/ }).click();
  await page.getByRole('region', { name: 'Latest' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/constituency\/.*at=2024-07-05T04(:|%3A)01/);
  await expect(page.getByRole('banner')).toContainText('As it stood at 05:01');
  await page.getByRole('banner').getByRole('link', { name: 'Return to now' }).click();
  await page.getByRole('link', { name: 'Declared', exact: true }).click();
  await expect(page).toHaveURL(`${server.address}/`);
});

test('[V108] the night plays, pauses, and ends at now', async ({ page }) => {
  await page.goto(`${server.address}/?at=2024-07-05T05:25`);
  await live(page);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('5 minutes a second');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('banner')).not.toContainText('at 05:25');
  await expect(page.getByRole('banner')).not.toContainText('As it stood');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('as it happened');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('banner')).toContainText('As it stood at 22:00, Thursday 4 July');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('[V109] what changed since 02:30 is one page, without scripts too', async ({ browser, page }) => {
  for (const each of [await withoutScripts(browser), page]) {
    await each.goto(`${server.address}/since?from=2024-07-05T02:30`);
    await expect(each.getByRole('heading', { level: 1 })).toContainText(
      'have declared since 02:30, Friday 5 July',
    );
    await expect(each.getByRole('row', { name: /Labour 35 \d+ \d+ \d+/ })).toBeVisible();
    await expect(each.getByRole('region', { name: 'People' })).toContainText(
      'George Galloway loses Rochdale',
    );
    await expect(each.getByRole('region', { name: 'Corrections' })).toContainText(
      'Nothing that was published',
    );
  }
  await live(page);
  await page.goto(`${server.address}/since?from=2024-07-05T02:30&at=${AT}`);
  await expect(page.getByRole('row', { name: /Labour 35 82 / })).toBeVisible();
});

test('[V111] who comes back after half an hour of the night is offered what changed', async ({ page }) => {
  await page.goto(server.address);
  await live(page);
  await expect(page.getByRole('link', { name: 'What changed?' })).toBeVisible();
  await page.evaluate(() => {
    const here = JSON.parse(localStorage.getItem('declared-here') ?? '{}');
    localStorage.setItem('declared-here', JSON.stringify({ ...here, nightMs: here.nightMs - 2 * 3_600_000 }));
  });
  await page.reload();
  await page.getByRole('link', { name: /^What changed since 03:/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('have declared since 03:');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['declared-here']);
});

test('[V101] axe finds nothing in the past in light or dark', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of [
    `/constituency/ilford-north?at=${AT}`,
    '/since?at=bedtime',
    '/since?from=2024-07-05T02:30',
  ]) {
    await page.goto(server.address + path);
    expect(await accessProblems(page), path).toEqual([]);
  }
  await context.close();
});

for (const width of [320, 390, 1280]) {
  test(`[V101] nothing of the past is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of [`/?at=${AT}`, '/since?from=2024-07-05T02:30', '/since']) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await context.close();
  });
}

async function withoutScripts(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

/** The moment of the address, which is UTC, as the page words it; null while the address has none. */
function londonTimeInAddress(page: Page): string | null {
  const at = new URL(page.url()).searchParams.get('at');
  return at === null ? null : formatTime(at);
}

async function live(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
}

/** A mark that only a load would take away. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-not-loaded', ''));
}

function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-not-loaded'));
}
