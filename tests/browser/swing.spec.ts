import { expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

const SWING = '/swing?party=lab&measure=muslim';
const MOMENTS = ['', 'at=2024-07-04T21:30:00Z'];

let server: DeclaredServer;

test.beforeAll(async () => {
  // Some ninety seats are in, and one more every two or three seconds.
  server = await startDeclaredServer({ feed: 'replay', start: '2024-07-05T02:10:00Z', speed: 12 });
  await server.waitForSeq(80);
});

test.afterAll(async () => {
  await server.stop();
});

for (const path of [SWING, '/charts']) {
  test(`[V180] ${path} follows the night in place`, async ({ page }) => {
    await page.goto(server.address + path);
    await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
    await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
    const kicker = page.locator('main .kicker');
    const before = await kicker.innerText();
    await expect(kicker).not.toHaveText(before);
    await expect(page.locator('html')).toHaveAttribute('data-not-reloaded', '');
  });
}

test('[V180] the bins of a measure fill as seats declare, though the server only sent the first', async ({
  page,
}) => {
  await page.goto(server.address + SWING);
  const declared = page
    .getByRole('row', { name: /^under 5%/ })
    .getByRole('cell')
    .first();
  const before = await declared.innerText();
  await expect(declared).not.toHaveText(before);
});

test('[V181] a party and a measure are chosen in place, and the address says so', async ({ page }) => {
  await page.goto(server.address + SWING);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
  await expect(page.locator('.drivers')).toHaveAttribute('data-follows', 'true');
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
  await page.getByRole('combobox', { name: 'Change of' }).selectOption({ label: 'Reform UK' });
  await expect(page).toHaveURL(/party=ruk&measure=muslim/);
  await page.getByRole('link', { name: 'Leave in 2016 (estimate)' }).click();
  await expect(page).toHaveURL(/party=ruk&measure=leave/);
  await expect(page.getByRole('combobox', { name: 'Against' })).toHaveValue('leave');
  await expect(page.locator('#measure figcaption')).toContainText('Reform UK’s share');
  await expect(page.getByText('Chris Hanretty (CC BY-SA 4.0)').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-not-reloaded', '');
});

test('[V181] without scripts the form and the links choose, and keep the moment', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}${SWING}&at=2024-07-05T01:30:00Z`);
  await page.getByRole('combobox', { name: 'Change of' }).selectOption({ label: 'Conservative' });
  await page
    .locator('form', { has: page.getByRole('combobox', { name: 'Change of' }) })
    .getByRole('button')
    .click();
  await expect(page).toHaveURL(/party=con&measure=muslim&at=2024-07-05T01%3A30%3A00Z/);
  await page.getByRole('link', { name: 'Home owners' }).click();
  await expect(page).toHaveURL(/party=con&measure=home-owners&at=/);
  await expect(page.getByRole('combobox', { name: 'Against' })).toHaveValue('home-owners');
  await context.close();
});

test('[V183] without scripts every chart is drawn, and its figures are a table', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/charts`);
  const seats = page.locator('#seats-over-time');
  await expect(seats.getByRole('img')).toBeVisible();
  await seats.getByText('The figures as a table').click();
  await expect(seats.getByRole('columnheader', { name: 'Lab', exact: true })).toBeVisible();
  await expect(page.locator('#parliament').getByRole('row', { name: /Labour/ })).toBeVisible();
  await page.goto(server.address + SWING);
  await expect(page.getByRole('row', { name: /^30% or more \d+ of 21/ })).toBeVisible();
  await expect(page.locator('#swing-over-time').getByRole('img')).toBeVisible();
  await context.close();
});

for (const width of [320, 390]) {
  test(`[V251] at ${width} px the table of parts is read without scrolling sideways, and is still a table`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(server.address + SWING);
    const box = page.getByRole('region', { name: /swing so far, like for like/ });
    expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const row = box.getByRole('row', { name: /^Scotland / });
    await expect(row.getByRole('rowheader', { name: 'Scotland' })).toBeVisible();
    await expect(row.getByRole('cell').first()).toHaveText(/^\d+ of 57$/);
    await expect(box.getByRole('columnheader', { name: 'Swing' })).toBeAttached();
    await context.close();
  });
}

test('[V182] axe finds nothing in light or dark: under way and before the first seat', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of pathsAtMoments()) {
    await page.goto(server.address + path);
    await openTables(page);
    expect(await accessProblems(page), path).toEqual([]);
  }
  await context.close();
});

for (const width of [320, 390, 1280, 2560]) {
  test(`[V182] nothing is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of pathsAtMoments()) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      await openTables(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await context.close();
  });
}

function pathsAtMoments(): readonly string[] {
  return MOMENTS.flatMap((moment) => [`${SWING}${moment === '' ? '' : `&${moment}`}`, `/charts?${moment}`]);
}

async function openTables(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
}
