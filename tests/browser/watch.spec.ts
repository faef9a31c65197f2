import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { isLive } from '#tests/support/open-live.ts';

/** The recorded night, by which seats of the test declare. */
const NIGHT: readonly ResultMessage[] = readFileSync('data/nights/ge2024.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const PAGES = [
  '/watch',
  '/watch?show=overdue&region=E12000007',
  '/candidates',
  '/candidates?party=green',
  '/candidates?q=corbyn',
  '/candidates/targets?by=lab&from=con',
  '/at-risk',
  '/at-risk?winner=lab&second=con',
];

const START = '2024-07-05T02:10:00Z';

let server: DeclaredServer;

// One night that goes on from test to test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: START });
  for (const message of NIGHT.slice(0, 60)) await server.declare(asTest(message));
  await server.waitForSeq(60);
});

test.afterAll(async () => {
  await server.stop();
});

test('[V220] without scripts a reader sees what is next, filters by region and finds the picks', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/watch`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('due in the next 15 minutes');
  await expect(page.getByText('Seats are declaring about', { exact: false })).toBeVisible();
  await page.getByLabel('Region').selectOption({ label: 'London' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/\/watch\?region=E12000007#schedule$/);
  await expect(page.getByText('75 seats, London, in order of expected time')).toBeVisible();
  await page.getByRole('link', { name: /Editor’s picks \d/ }).click();
  await expect(page).toHaveURL(/show=picks&region=E12000007/);
  await expect(page.getByRole('row', { name: /Islington North/ })).toBeVisible();
  await context.close();
});

test('[V220] without scripts a candidate is found by name, and any pair of parties has its list', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/candidates`);
  await page.getByLabel('Name of a person or a seat').fill('farage');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByRole('row', { name: /Nigel Farage.*Clacton/ })).toBeVisible();
  await page.getByRole('link', { name: 'Target lists' }).click();
  await page.getByLabel('Targets of').selectOption({ label: 'Liberal Democrat' });
  await page.getByLabel('Defended by').selectOption({ label: 'Conservative' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('targets from the Conservatives');
  await expect(page.getByRole('row', { name: /^1 / })).toBeVisible();
  await context.close();
});

test('[V220] without scripts a number of the second places leads to its seats', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/at-risk`);
  const link = page.getByRole('link', { name: /^Labour won, Reform UK second: \d+$/ });
  const count = Number((await link.textContent())?.trim());
  expect(count).toBeGreaterThan(5);
  await link.click();
  await expect(
    page.getByRole('heading', { name: `Labour won, Reform UK second: ${count} seats` }),
  ).toBeVisible();
  const rows = page.getByRole('table', { name: /^Labour won, Reform UK second/ }).locator('tbody tr');
  await expect(rows).toHaveCount(count);
  await context.close();
});

test('[V372] on a phone a number that takes the focus stands beside its row’s name, not under it', async ({
  browser,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${server.address}/at-risk`);
  const row = page.locator('.matrix tr').filter({
    has: page.getByRole('link', { name: /^Labour won, Reform UK second: \d+$/ }),
  });
  const numbers = await row.getByRole('link').all();
  await numbers.at(-1)?.focus();
  for (const number of numbers.toReversed()) {
    await expect(number).toBeFocused();
    const name = await row.getByRole('rowheader').boundingBox();
    const box = await number.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual((name?.x ?? 0) + (name?.width ?? 0));
    await page.keyboard.press('Shift+Tab');
  }
  await context.close();
});

test('[V221] a seat declares in its row of what is next, and nothing moves until the reader asks', async ({
  page,
}) => {
  await page.goto(`${server.address}/watch`);
  await isLive(page);
  const list = page.locator('#next .watch-list > li');
  const message = await firstStillToDeclare(page);
  const row = list.filter({ has: page.locator(`a[href="${message.href}"]`) });
  const order = await list.getByRole('link').allTextContents();
  const before = await row.boundingBox();
  await page.mouse.move(200, 300);
  await server.declare(asTest(message.result));
  await expect(row).toContainText('declared');
  await expect(row).toContainText('majority');
  expect(await list.getByRole('link').allTextContents()).toEqual(order);
  expect((await row.boundingBox())?.y).toBe(before?.y);
  const ask = page.locator('#next').getByRole('button', { name: 'Show the list as it is now' });
  await ask.click();
  await expect(row).toHaveCount(0);
  await expect(ask).toHaveCount(0);
});

test('[V221] targets and second places follow in place', async ({ browser }) => {
  const context = await browser.newContext();
  const [targets, places] = [await context.newPage(), await context.newPage()];
  await targets.goto(`${server.address}/candidates/targets?by=lab&from=con`);
  await places.goto(`${server.address}/at-risk`);
  for (const page of [targets, places]) {
    await isLive(page);
  }
  // Labour gained it from the Conservatives, who came second.
  const result = NIGHT.slice(60).find(({ name }) => name === 'Hyndburn');
  if (result === undefined) throw new Error('The recorded night has no Hyndburn');
  const total = places.locator('.matrix tfoot .matrix-total');
  const count = Number(await total.textContent());
  const row = targets.getByRole('row', { name: /Hyndburn/ });
  await expect(row).toContainText('Still to come');
  await server.declare(asTest(result));
  await expect(row).toContainText('Fallen');
  await expect(total).toHaveText(String(count + 1));
  await context.close();
});

for (const path of PAGES) {
  test(`[V222] axe finds nothing in light or dark: ${path}`, async ({ page }) => {
    await page.goto(server.address + path);
    expect(await accessProblems(page)).toEqual([]);
  });
}

for (const width of [320, 390, 1280, 2560]) {
  test(`[V222] nothing is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of PAGES) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
    }
    await context.close();
  });
}

interface ResultMessage {
  readonly constituency: string;
  readonly name: string;
  readonly mode: string;
  readonly time: string;
}

/** The recorded message on a night of mode test; a result of later than now would wait for an editor. */
function asTest(message: ResultMessage): ResultMessage {
  return { ...message, mode: 'test', time: message.time < START ? message.time : START };
}

/** The first seat of the list of what is next, with what it declared. */
async function firstStillToDeclare(page: Page): Promise<{ href: string; result: ResultMessage }> {
  const link = page.locator('#next .watch-list > li').first().getByRole('link');
  const name = await link.textContent();
  const result = NIGHT.find((each) => each.name === name);
  if (result === undefined) throw new Error(`The recorded night has no ${name}`);
  return { href: (await link.getAttribute('href')) ?? '', result };
}
