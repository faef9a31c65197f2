import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { isLive } from '#tests/support/open-live.ts';

/** Results of the recorded night in its order, to be declared one by one. */
const RESULTS = readFileSync('data/nights/ge2024.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line.includes('"kind":"result"'))
  .map((line) => ({ ...(JSON.parse(line) as { constituency: string; name: string }), mode: 'test' }));

let server: DeclaredServer;
let declaredSeats = 0;

// One night that goes on from test to test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T06:00:00Z' });
});

test.afterAll(async () => {
  await server.stop();
});

/** Declares the next seat of the night, and gives its name. */
async function declareNext(): Promise<string> {
  const result = RESULTS[declaredSeats];
  if (result === undefined) throw new Error('The recorded night is over');
  declaredSeats += 1;
  await server.declare(result);
  return result.name;
}

async function openLive(page: Page): Promise<void> {
  await page.goto(server.address);
  await isLive(page);
}

test('[V33] before the first seat and without scripts the page says what is awaited', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Polls have closed and no seat has declared yet',
  );
  await expect(page.getByText('Expected first')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Test' })).toBeVisible();
  await context.close();
});

test('[V30] a seat declares on an open page, everywhere at once and without a reload', async ({ page }) => {
  await openLive(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
  const name = await declareNext();
  await expect(page.locator('.kicker')).toHaveText('1 of 650 declared');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/has the first seat/);
  await expect(page.locator('#latest').getByRole('link', { name })).toBeVisible();
  await expect(page.locator('.seat-panel').getByRole('link', { name })).toBeVisible();
  await expect(page.locator(`a[aria-label^="${name}: "]`)).toHaveClass(/hex-declared/);
  await expect(
    page.getByRole('table', { name: 'Seats and share by party, 1 of 650 declared' }),
  ).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-not-reloaded', '');
});

test('[V30] nothing around it moves when a seat declares', async ({ page }) => {
  await openLive(page);
  const places = () =>
    page.evaluate(() =>
      ['night-title', 'scoreboard', 'my-seat', 'latest', 'map', 'at-risk', 'live'].map(
        (id) => document.getElementById(id)?.getBoundingClientRect().top,
      ),
    );
  // From the second seat on the story has its sections; the list of the latest is filled by then on a phone.
  for (let seat = 0; seat < 16; seat += 1) await declareNext();
  await server.waitForSeq(declaredSeats);
  await expect(page.locator('html')).toHaveAttribute('data-seq', String(declaredSeats));
  const before = await places();
  await declareNext();
  await expect(page.locator('html')).toHaveAttribute('data-seq', String(declaredSeats));
  await expect(page.locator('.kicker')).toHaveText(`${declaredSeats} of 650 declared`);
  expect(await places()).toEqual(before);
});

test('[V31] a phone and a desk agree', async ({ browser }) => {
  const contexts = await Promise.all(
    [
      { width: 390, height: 844 },
      { width: 1440, height: 900 },
    ].map((viewport) => browser.newContext({ viewport })),
  );
  const pages = await Promise.all(contexts.map((context) => context.newPage()));
  await Promise.all(pages.map(openLive));
  await declareNext();
  const readings = await Promise.all(
    pages.map(async (page) => {
      await expect(page.locator('html')).toHaveAttribute('data-seq', String(declaredSeats));
      await expect(page.locator('.kicker')).toHaveText(`${declaredSeats} of 650 declared`);
      return page.evaluate(() => [
        document.querySelector('h1')?.textContent,
        document.querySelector('.standfirst')?.textContent,
        document.querySelector('.score')?.textContent,
        document.querySelector('.seat-bar svg')?.getAttribute('aria-label'),
      ]);
    }),
  );
  expect(readings[0]).toEqual(readings[1]);
  await Promise.all(contexts.map((context) => context.close()));
});

test('[V32] without a line the page says so and keeps what it has; with one it catches up', async ({
  page,
  context,
}) => {
  await openLive(page);
  await context.setOffline(true);
  await expect(page.locator('.chip b')).toHaveText(/Offline since \d\d:\d\d/);
  const kept = await page.locator('.kicker').textContent();
  await declareNext();
  await declareNext();
  await server.waitForSeq(declaredSeats);
  expect(await page.locator('.kicker').textContent()).toBe(kept);
  await context.setOffline(false);
  await expect(page.locator('.kicker')).toHaveText(`${declaredSeats} of 650 declared`, { timeout: 40_000 });
  await expect(page.locator('.chip')).toHaveText(/^Test/);
});

test('[V414] that the line is lost is said once it has lasted, and so is that it is back', async ({
  page,
  context,
}) => {
  await openLive(page);
  const said = page.locator('.chip [role="status"]');
  await expect(said).toHaveText('Test');
  await page.evaluate(() => {
    const [badge, words] = document.querySelectorAll('.chip b, .chip [role="status"]');
    if (badge === undefined || words === undefined) return;
    new MutationObserver(() => {
      document.documentElement.dataset['saidAtOnce'] ??= `${badge.textContent}, said: ${words.textContent}`;
    }).observe(badge, { characterData: true, childList: true, subtree: true });
  });
  await context.setOffline(true);
  await expect(said).toHaveText(/Offline since \d\d:\d\d/);
  await expect(page.locator('html')).toHaveAttribute('data-said-at-once', /^Offline since .*, said: Test$/);
  await context.setOffline(false);
  await expect(said).toHaveText('Test', { timeout: 40_000 });
});

test('[V33] without scripts the page is complete and every hexagon is a link', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address);
  await expect(page.locator('.kicker')).toHaveText(`${declaredSeats} of 650 declared`);
  await expect(page.locator('.hex-map a')).toHaveCount(650);
  await expect(page.locator('.hex-declared[href]')).toHaveCount(declaredSeats);
  await expect(page.locator('.post')).not.toHaveCount(0);
  await expect(page.getByText('Choosing a seat needs scripts')).toBeVisible();
  await expect(page.getByRole('combobox')).toBeHidden();
  await page.locator('.hex-map .hex-declared').first().click();
  await expect(page).toHaveURL(/\/constituency\//);
  await context.close();
});

test('[V36] the map is one tab stop, arrows walk it, and Enter opens a seat', async ({ page }) => {
  await openLive(page);
  await expect(page.locator('.hex-map a[tabindex="0"]')).toHaveCount(1);
  await page.locator('.hex-map a[tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  const second = await focused();
  expect(second).not.toBe(first);
  expect(second).toMatch(/: (awaiting|.*(hold|gain|win))/);
  await expect(page.locator('.seat-panel')).toContainText('Looking at');
  await expect(page.locator('.seat-panel h3')).toHaveText(second.split(':')[0] ?? '');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(first);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/constituency\//);
});

test('[V36] the first tap of a finger looks, the second opens', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await openLive(page);
  const seat = page.locator('.hex-map a').nth(300);
  await seat.tap();
  const name = ((await seat.getAttribute('aria-label')) ?? '').split(':')[0] ?? '';
  await expect(page.locator('.seat-panel h3')).toHaveText(name);
  await expect(page).toHaveURL(new RegExp(`^${server.address}/?$`));
  await seat.tap();
  await expect(page).toHaveURL(/\/constituency\//);
  await context.close();
});

test('[V37] new posts wait until they are asked for, and are counted in the title', async ({ page }) => {
  await openLive(page);
  const newest = page.locator('.post').first();
  const before = await newest.getAttribute('id');
  const name = await declareNext();
  const waiting = page.getByRole('button', { name: /\d+ new posts?/ });
  await expect(waiting).toBeVisible();
  await expect(page).toHaveTitle(/^\(\d+\) /);
  expect(await newest.getAttribute('id')).toBe(before);
  await waiting.click();
  await expect(
    page
      .locator('.posts')
      .getByRole('heading', { name: new RegExp(name) })
      .first(),
  ).toBeVisible();
  await expect(waiting).toHaveCount(0);
  await expect(page).toHaveTitle(/^[^(]/);
});

test('[V37] on a phone that reads the scoreboard the posts below come in by themselves', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await openLive(page);
  const name = await declareNext();
  await expect(
    page
      .locator('.posts')
      .getByRole('heading', { name: new RegExp(name) })
      .first(),
  ).toBeAttached();
  await expect(page.locator('.new-posts')).toHaveCount(0);
  await context.close();
});

test('[V38] a seat is chosen by name, ringed, and there again after a reload, in this browser alone', async ({
  browser,
  page,
}) => {
  await openLive(page);
  const input = page.getByRole('combobox', { name: 'Constituency' });
  await input.fill('ynys');
  await page.keyboard.press('Enter');
  const card = page.locator('#my-seat');
  await expect(card.getByRole('link', { name: 'Ynys Môn' })).toBeVisible();
  await expect(page.locator('.hex-mine')).toHaveCount(1);
  await page.reload();
  await expect(card.getByRole('link', { name: 'Ynys Môn' })).toBeVisible();
  expect([await page.context().cookies(), new URL(page.url()).search]).toEqual([[], '']);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await openLive(elsewhere);
  await expect(elsewhere.getByRole('combobox', { name: 'Constituency' })).toBeVisible();
  await expect(elsewhere.locator('.hex-mine')).toHaveCount(0);
  await other.close();
  await card.getByRole('button', { name: 'Forget it' }).click();
  await expect(input).toBeVisible();
  await expect(page.locator('.hex-mine')).toHaveCount(0);
});

test('[V343] printed from a dark screen the page is ink on white; more contrast is given when asked for', async ({
  browser,
}) => {
  const context = await browser.newContext({ colorScheme: 'dark', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address);
  const quiet = page.locator('.standfirst');
  await page.emulateMedia({ media: 'print' });
  await expect(quiet).toHaveCSS('color', 'rgb(86, 89, 96)');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen', contrast: 'more' });
  await expect(quiet).toHaveCSS('color', 'rgb(214, 216, 219)');
  await context.close();
});

test('[V35] nothing is wider than the window', async ({ browser }) => {
  for (const width of [320, 390, 768, 1280, 2560]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.address);
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    await context.close();
  }
});

for (const width of [390, 1440]) {
  test(`[V34] axe finds nothing at ${width} px in light or dark`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await openLive(page);
    expect(await accessProblems(page)).toEqual([]);
    await context.close();
  });
}
