import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

/** Ilford North as it was declared, from the recorded night. */
const RESULT = recorded('E14001300');
const PATH = '/constituency/ilford-north';

/** A line of a candidate's name, and no more. */
const LINE_PX_MAX = 26;

let server: DeclaredServer;

// One night that goes on from test to test: awaiting, declared, corrected.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T04:00:00Z' });
});

test.afterAll(async () => {
  await server.stop();
});

test('[V68] without scripts a seat that is not declared has candidates, defence and expected time', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + PATH);
  await expect(page.getByRole('heading', { level: 1, name: 'Ilford North' })).toBeVisible();
  await expect(page.getByText('Labour defending')).toBeVisible();
  await expect(page.getByRole('row', { name: /Leanne Mohamad.*no base/ })).toBeVisible();
  await expect(page.getByText(/expected about 04:45/i).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The place' })).toBeVisible();
  await context.close();
});

test('[V68] [V231] [V336] a seat declares while its page is open, and its shares take the room they had', async ({
  page,
}) => {
  await page.goto(server.address + PATH);
  await expect(page).toHaveTitle('Ilford North: awaiting result · Declared');
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
  await markDocument(page);
  const slope = page.getByRole('region', { name: 'Shares since 2019 notional' });
  await expect(slope).toContainText('to come');
  const before = await slope.boundingBox();
  const place = page.getByRole('region', { name: 'The place' });
  const placeBefore = await place.boundingBox();
  await server.declare(RESULT);
  await expect(page.getByText('Labour hold', { exact: true })).toBeVisible();
  await expect(slope).toContainText('Mohamad');
  const after = await slope.boundingBox();
  expect(after?.height).toBe(before?.height);
  // A name that breaks in the narrower column is a line; a sentence, a row or a remark more would be several.
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(LINE_PX_MAX);
  expect((await place.boundingBox())?.y).toBe(placeBefore?.y);
  await expect(page).toHaveTitle('Ilford North: Labour hold, majority 528 · Declared');
  await expect(page.getByRole('row', { name: /Wes Streeting.*15,647.*33\.4%.*−20\.8/ })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Ilford North: Labour hold' })).toBeAttached();
  expect(await isSameDocument(page)).toBe(true);
});

test('[V59] [V248] a correction shows old and new figures, its reason and its time, and moves no figure', async ({
  page,
}) => {
  await page.goto(server.address + PATH);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
  await markDocument(page);
  const figures = page.locator('.key-figures');
  const before = await figures.boundingBox();
  await server.declare(correctionOf(RESULT));
  const notice = page.getByRole('complementary', { name: /^Corrected at/ });
  await expect(notice).toContainText('One bundle of 40 votes was not counted.');
  await expect(notice).toBeInViewport();
  expect((await figures.boundingBox())?.y).toBe(before?.y);
  await page.getByRole('button', { name: 'Put it above the figures' }).click();
  await expect(notice).toHaveCount(1);
  expect((await notice.boundingBox())?.y).toBeLessThan((await figures.boundingBox())?.y ?? 0);
  const changes = page.getByRole('table', { name: 'Figures that changed' });
  await expect(changes.getByRole('row', { name: 'Leanne Mohamad 15,119 15,159' })).toBeVisible();
  await expect(changes.getByRole('row', { name: 'Majority 528 488' })).toBeVisible();
  await expect(page).toHaveTitle('Ilford North: Labour hold, majority 488 · Declared');
  expect(await isSameDocument(page)).toBe(true);
});

test('[V68] without scripts a declared seat has its result, and the record of its correction', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + PATH);
  await expect(page.getByRole('row', { name: /Leanne Mohamad.*15,159.*no base/ })).toBeVisible();
  await expect(page.getByText('Revision 2, corrected')).toBeVisible();
  await context.close();
});

test('[V50] a code leads to the page, and an unknown name to the nearest ones, without scripts', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/constituency/${RESULT.constituency}`);
  await expect(page).toHaveURL(server.address + PATH);
  const answer = await page.goto(`${server.address}/constituency/ilfrod`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'Ilford North' }).click();
  await expect(page).toHaveURL(server.address + PATH);
  await context.close();
});

test('[V234] a seat that is followed is the reader’s own on the Night page, until it is not', async ({
  page,
}) => {
  await page.goto(server.address + PATH);
  const deck = page.locator('.seat-deck');
  const before = await deck.boundingBox();
  await page.getByRole('button', { name: 'Follow this seat' }).click();
  await expect(page.getByText('Following', { exact: true })).toBeVisible();
  expect(await deck.boundingBox()).toEqual(before);
  await page.goto(server.address);
  const mySeat = page.getByRole('region', { name: 'My seat' });
  await expect(mySeat.getByRole('link', { name: 'Ilford North' })).toBeVisible();
  await page.goto(server.address + PATH);
  await page.getByRole('button', { name: 'Stop following' }).click();
  await expect(page.getByText('Following', { exact: true })).toBeHidden();
  await page.goto(server.address);
  await expect(mySeat.getByRole('combobox', { name: 'Constituency' })).toBeVisible();
});

test('[V234] [V235] without scripts nothing is offered to follow, and seats are found by name or postcode', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + PATH);
  await expect(page.getByRole('img', { name: /Leanne Mohamad .*, no base/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Follow this seat' })).toBeHidden();
  for (const path of [PATH, '/']) {
    await page.goto(server.address + path);
    await page.getByRole('main').getByRole('link', { name: 'Find a seat by name or postcode' }).click();
    await expect(page).toHaveURL(/\/find$/);
  }
  await context.close();
});

test('[V69] axe finds nothing in light or dark: awaiting, corrected and unknown', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of [PATH, '/constituency/chorley', '/constituency/ilfrod']) {
    await page.goto(server.address + path);
    expect(await accessProblems(page), path).toEqual([]);
  }
  await context.close();
});

for (const width of [320, 390, 1280]) {
  test(`[V69] nothing is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of [PATH, '/constituency/inverness-skye-and-west-ross-shire']) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await context.close();
  });
}

interface ResultMessage {
  readonly constituency: string;
  readonly validVotes: number;
  readonly majority: number;
  readonly candidates: readonly { readonly id: string; readonly votes: number }[];
}

function recorded(constituency: string): ResultMessage {
  const line = readFileSync('data/nights/ge2024.ndjson', 'utf8')
    .split('\n')
    .find((each) => each.includes(`"${constituency}"`) && each.includes('"kind":"result"'));
  if (line === undefined) throw new Error(`No result of ${constituency}`);
  return { ...(JSON.parse(line) as ResultMessage), mode: 'test' } as ResultMessage;
}

/** Forty votes more for the second. (Votes that fall would wait for an editor.) */
function correctionOf(result: ResultMessage): object {
  const [, second] = result.candidates.map(({ votes }) => votes).sort((left, right) => right - left);
  return {
    ...result,
    kind: 'correction',
    revision: 2,
    reason: 'One bundle of 40 votes was not counted',
    validVotes: result.validVotes + 40,
    majority: result.majority - 40,
    candidates: result.candidates.map((each) =>
      each.votes === second ? { ...each, votes: each.votes + 40 } : each,
    ),
  };
}

/** A mark that only a reload would take away. */
async function markDocument(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
}

function isSameDocument(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-not-reloaded'));
}
