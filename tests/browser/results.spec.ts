import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

/** Results of the recorded night in its order, to be declared one by one. */
const RESULTS = readFileSync('data/nights/ge2024.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line.includes('"kind":"result"'))
  .map((line) => ({ ...(JSON.parse(line) as { constituency: string; name: string }), mode: 'test' }));

/** Enough for gains, holds, several parties and every column. */
const DECLARED_AT_FIRST = 40;

let server: DeclaredServer;
let declaredSeats = 0;

// One night that goes on from test to test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T06:00:00Z' });
  for (let seat = 0; seat < DECLARED_AT_FIRST; seat += 1) await declareNext();
  await server.waitForSeq(DECLARED_AT_FIRST);
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

/** Asked of the page itself: an expectation that waits describes the whole table to itself at every look. */
async function openLive(page: Page, path: string): Promise<void> {
  await page.goto(`${server.address}${path}`);
  await page.waitForFunction(() => document.documentElement.dataset['status'] === 'live');
}

const rowsOf = (page: Page) => page.locator('.results tbody tr');
const namesOf = (page: Page) => page.locator('.results tbody .c-name').allTextContents();

test('[V133] without scripts all seats are in the page, and form, headings and files answer', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/results`);
  await expect(rowsOf(page)).toHaveCount(650);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All 650 seats');
  await page.getByLabel('State').selectOption('declared');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(rowsOf(page)).toHaveCount(DECLARED_AT_FIRST);
  await page.getByRole('link', { name: 'Majority', exact: true }).click();
  expect(new URL(page.url()).search).toBe('?state=declared&sort=majority');
  await expect(page.getByRole('columnheader', { name: 'Majority' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const answer = await page.request.get(
    new URL((await page.getByRole('link', { name: 'JSON' }).getAttribute('href')) ?? '', server.address).href,
  );
  const { rows } = (await answer.json()) as { rows: readonly { constituency: string }[] };
  expect(rows.map(({ constituency }) => constituency)).toEqual(await namesOf(page));
  const csv = await page.request.get(`${server.address}/results.csv?state=declared`);
  expect(csv.headers()['content-type']).toContain('text/csv');
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(DECLARED_AT_FIRST + 1);
  await context.close();
});

test('[V134] a filter, a word and an order show at once and stand in the address', async ({ page }) => {
  await openLive(page, '/results');
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
  await page.getByLabel('Find a seat or a member').fill('ynys mon');
  await expect(rowsOf(page)).toHaveCount(1);
  expect(await namesOf(page)).toEqual(['Ynys Môn']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seats matching “ynys mon”: 1 of 650');
  await page.getByLabel('Find a seat or a member').fill('');
  await page.getByLabel('Result').selectOption('gain');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gains: \d+ of 650$/);
  await page.getByRole('link', { name: 'Majority', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Majority' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  expect(new URL(page.url()).search).toBe('?outcome=gain&sort=majority');
  const names = await namesOf(page);
  expect(await page.evaluate(() => document.documentElement.hasAttribute('data-not-reloaded'))).toBe(true);
  await page.reload();
  expect(await namesOf(page)).toEqual(names);
});

test('[V136] a seat declares in its row, which stays where it is', async ({ page }) => {
  await openLive(page, '/results');
  const name = RESULTS[declaredSeats]?.name ?? '';
  const row = rowsOf(page).filter({ has: page.getByRole('link', { name, exact: true }) });
  await row.scrollIntoViewIfNeeded();
  await expect(row.locator('.c-majority')).toHaveText('–');
  const place = () => row.evaluate((element) => element.getBoundingClientRect().top);
  const before = await place();
  await declareNext();
  await expect(row.locator('.c-majority')).not.toHaveText('–');
  expect(await place()).toBe(before);
  await expect(page.locator('.results-newer')).toHaveText('');
});

test('[V136] in order of time a new result waits until the reader asks for it', async ({ page }) => {
  await openLive(page, '/results?sort=declared');
  const before = await namesOf(page);
  const name = await declareNext();
  // Waited for by its selector, for the same reason as above.
  await page.waitForSelector('.results-newer button:text-is("1 new result")');
  expect(await namesOf(page)).toEqual(before);
  await page.locator('.results-newer button').click();
  await page.waitForSelector('.results-newer button', { state: 'detached' });
  expect((await namesOf(page)).indexOf(name)).toBeLessThan(before.indexOf(name));
});

test('[V128] a list says what it counts, and follows the night', async ({ page }) => {
  await openLive(page, '/results/gains');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gains: \d+$/);
  await expect(page.getByText('Seats taken from the defending party')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'By party' }).getByRole('link').first()).toHaveText(
    /^All/,
  );
  await page.goto(`${server.address}/results/records`);
  await expect(page.getByRole('rowheader', { name: 'Smallest majority' })).toBeVisible();
});

test('[V402] a list that there is not is answered with 404 and those that there are, without scripts too', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(`${server.address}/results/nothing`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such list');
  await page.getByRole('main').getByRole('link', { name: 'Defeated MPs' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Defeated MPs');
  await context.close();
});

for (const { width, height } of [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
  { width: 2560, height: 1440 },
]) {
  test(`[V135] ${width} px: one table, nothing wider than the window`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${server.address}/results?state=declared`);
    await expect(page.getByRole('table')).toHaveCount(1);
    await expect(page.getByRole('rowheader')).toHaveCount(declaredSeats);
    const cells = await page.locator('.results tbody tr').first().getByRole('cell').count();
    expect(cells).toBeGreaterThanOrEqual(10);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    for (const list of ['lost-deposits', 'defeated-mps', 'records', 'gains']) {
      await page.goto(`${server.address}/results/${list}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), list).toBe(width);
    }
  });
}

for (const width of [390, 1280]) {
  test(`[V135] axe finds nothing at ${width} px in light or dark`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const path of ['/results?state=declared', '/results/records', '/results/lost-deposits']) {
      await page.goto(`${server.address}${path}`);
      expect(await accessProblems(page), path).toEqual([]);
    }
    await context.close();
  });
}
