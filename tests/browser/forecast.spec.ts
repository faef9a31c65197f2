import { join } from 'node:path';
import { type Browser, expect, type Page, test } from 'playwright/test';
import type { NightEvent } from '#lib/election/events.ts';
import { makeRoll } from '#lib/election/roll.ts';
import type { ForecastReading } from '#lib/forecast/published.ts';
import { recordedResults } from '#scripts/backtest/recorded-results.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { accessProblems } from '#tests/support/axe.ts';
import { commitFacts, type SaidFact } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { signInBrowser } from '#tests/support/desk-pages.ts';
import { addPeople } from '#tests/support/desk-people.ts';

/** Ten past three: some 110 seats are in. */
const START = '2024-07-05T02:10:00Z';
const FIRST = 110;
/** Whoever expects a forecast waits until its thread has made the model, on a machine that does other things. */
const FORECAST_MS = 90_000;
const NOTE = 'An input is being checked.';

let server: DeclaredServer;
let results: readonly NightEvent[];
let committed = 0;

test.beforeAll(async () => {
  const pack = await loadPack(join('data', 'ge2024'));
  results = await recordedResults(makeRoll(pack.reference), join('data', 'nights', 'ge2024.ndjson'));
  server = await startDeclaredServer({ start: START, speed: 1, forecast: true });
  await declareMore(FIRST);
  await expect
    .poll(async () => (await fetch(`${server.address}/api/v1/forecast`)).status, { timeout: FORECAST_MS })
    .toBe(200);
  // The path that the score is made from is walked once the first reading is out.
  await expect.poll(judgedInForecast, { timeout: FORECAST_MS }).toBe(FIRST);
  // The pages hear of a reading a moment after the API has it.
  await expect
    .poll(async () => (await fetch(`${server.address}/forecast`)).text(), { timeout: FORECAST_MS })
    .toMatch(/put as likely to fall just before they declared/);
});

test.afterAll(async () => {
  await server.stop();
});

async function judgedInForecast(): Promise<number> {
  const response = await fetch(`${server.address}/api/v1/forecast`);
  const { score, settled } = (await response.json()) as ForecastReading;
  // The Speaker's seat is settled, and judged by nobody.
  return score.seats + (settled - score.seats === 1 ? 1 : 0);
}

async function declareMore(count: number): Promise<void> {
  const facts = results.slice(committed, committed + count).map((event): SaidFact => {
    if (event.kind !== 'resultDeclared') throw new Error(`Not a result: ${event.kind}`);
    const { kind, constituencyId, revision, figures } = event;
    return { fact: { kind, constituencyId, revision, figures }, at: event.at, by: 'feed' };
  });
  committed += facts.length;
  await server.waitForSeq(await commitFacts(server.redisUrl, facts));
}

async function say(fact: SaidFact['fact']): Promise<void> {
  await server.waitForSeq(await commitFacts(server.redisUrl, [{ fact }]));
}

async function withoutScripts(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.address + path);
  return page;
}

async function isLive(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
}

test('[V279] without scripts the forecast is read: the House, the seats at risk with their reasons, a seat, the method', async ({
  browser,
}) => {
  const forecast = await withoutScripts(browser, '/forecast');
  await expect(forecast.locator('.page-headline')).toHaveText(
    /^A Labour majority is almost certain: about 4\d\d seats/,
  );
  await expect(forecast.getByRole('row', { name: /^Lab Labour/ }).first()).toContainText(/\d{3} to \d{3}/);
  await expect(forecast.getByText(/put as likely to fall just before they declared, \d+ fell/)).toBeVisible();
  const risk = await withoutScripts(browser, '/at-risk?defender=lab');
  await expect(
    risk.getByText(/We expect about \d of the \d+ Labour seats still to declare to fall/),
  ).toBeVisible();
  await risk.locator('.why summary').first().click();
  await expect(risk.getByText(/^Most like it of the declared seats/).first()).toBeVisible();
  const seat = await withoutScripts(browser, '/constituency/dewsbury-and-batley');
  await expect(seat.getByText(/the chance that Labour loses it is about/)).toBeVisible();
  const method = await withoutScripts(browser, '/method');
  await expect(method.getByRole('row', { name: /^General election 2024 not seen/ })).toContainText(
    '0.414 / 0.219',
  );
});

test('[V280] the Night page asks for the forecast when its panel is about to be seen, and not before', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(server.address);
  await isLive(page);
  await expect(page.locator('#at-risk .risk-lead')).toHaveText(/^We expect about 2\d\d of the \d+ seats/);
  expect(asked).not.toContain('/api/v1/forecast');
  await page.locator('#at-risk').scrollIntoViewIfNeeded();
  await expect.poll(() => asked.includes('/api/v1/forecast')).toBe(true);
  await context.close();
});

test('[V281] the forecast moves in place as seats declare, and what is around it stays', async ({ page }) => {
  await page.goto(`${server.address}/forecast`);
  await isLive(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
  await expect(page.locator('.page-story')).toContainText(`the first ${committed} results`);
  const before = await page.locator('#seats').boundingBox();
  await declareMore(3);
  await expect(page.locator('.page-story')).toContainText(`the first ${committed} results`, {
    timeout: FORECAST_MS,
  });
  await expect(page.locator('html')).toHaveAttribute('data-not-reloaded', '');
  expect((await page.locator('#seats').boundingBox())?.y).toBe(before?.y);
});

test('[V282] switched off, every figure of it is gone from open pages, with a note; pages are whole; and it comes back', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(server.address + path);
    await isLive(page);
    return page;
  };
  const forecast = await open('/forecast');
  const risk = await open('/at-risk');
  const seat = await open('/constituency/dewsbury-and-batley');
  const night = await open('/');
  await say({ kind: 'forecastHidden', reason: NOTE });
  await expect(forecast.locator('.page-headline')).toHaveText('The forecast is switched off');
  await expect(forecast.locator('.page-story')).toContainText(NOTE);
  await expect(forecast.locator('.ranges')).toHaveCount(0);
  for (const page of [risk, seat, night]) {
    await expect(page.getByText(NOTE)).toHaveCount(1);
    await expect(page.getByText(/Toss-up|Likely to fall|expected to change hands|chance that/)).toHaveCount(
      0,
    );
    await expect(page.getByText(/arithmetic|One swing for all/i).first()).toBeAttached();
  }
  const still = await withoutScripts(browser, '/');
  await expect(still.locator('#at-risk')).toContainText(NOTE);
  await expect(still.locator('#at-risk')).toContainText('Arithmetic, not a probability');
  await say({ kind: 'forecastShown' });
  await expect(forecast.locator('.page-headline')).toHaveText(/^A Labour majority/, { timeout: FORECAST_MS });
  await expect(seat.getByText(/chance that Labour loses it/)).toBeVisible({ timeout: FORECAST_MS });
  await context.close();
});

test('[V283] before the close of poll the pages carry nothing of it', async ({ browser }) => {
  const at = '?at=2024-07-04T20:30:00Z';
  const forecast = await withoutScripts(browser, `/forecast${at}`);
  await expect(forecast.locator('.page-headline')).toHaveText('Nothing is forecast before the polls close');
  for (const path of ['/', '/at-risk', '/constituency/dewsbury-and-batley', '/forecast']) {
    const page = await withoutScripts(browser, path + at);
    await expect(page.getByText(/Toss-up|Likely to fall|expected to change hands|chance that/)).toHaveCount(
      0,
    );
  }
});

test('[V284] a moment of the past is shown at once, says that its forecast is being worked out, and gets it', async ({
  browser,
  page,
}) => {
  const path = '/forecast?at=2024-07-05T01:00:00Z';
  const still = await withoutScripts(browser, path);
  await expect(still.locator('.page-story')).toContainText('being worked out');
  await page.goto(server.address + path);
  await expect(page.locator('.page-headline')).toHaveText(/^A Labour majority/, { timeout: FORECAST_MS });
  await expect(page.locator('.page-story')).toContainText(/the first \d\d results/);
});

test('[M37] a page of the past without scripts has the forecast of that moment, once somebody has asked for it', async ({
  browser,
}) => {
  const page = await withoutScripts(browser, '/forecast?at=2024-07-05T01:30:00Z');
  await expect(async () => {
    await page.reload();
    await expect(page.locator('.page-story')).toContainText(/From the first \d+ results/, { timeout: 1 });
  }).toPass({ timeout: FORECAST_MS });
});

test('[D134] [V338] a chief tells the forecast what to expect of a candidate, and readers of the seat read why', async ({
  browser,
}) => {
  await addPeople(server);
  const context = await browser.newContext();
  await signInBrowser(context, server, 'clara');
  const desk = await context.newPage();
  await desk.goto(`${server.address}/desk/watch`);
  const told = desk.getByRole('region', { name: 'What the forecast is told of candidates' });
  await told.getByRole('combobox').fill('Blackburn');
  await told.getByRole('option', { name: 'Blackburn', exact: true }).click();
  await told.getByLabel('Who, in Blackburn').selectOption({ index: 1 });
  await told.getByLabel('Expected share, per cent').fill('a third');
  await told.getByLabel('Give or take, points').fill('5');
  await told.getByLabel('Why, for the reader').fill('a poll of the seat');
  await told.getByRole('button', { name: 'Tell the forecast' }).click();
  await expect(told.getByText(/The share is a number/)).toBeVisible();
  await told.getByLabel('Expected share, per cent').fill('33');
  await told.getByRole('button', { name: 'Tell the forecast' }).click();
  const row = told.getByRole('listitem').filter({ hasText: 'Blackburn' });
  await expect(row).toContainText(
    /clara, since \d\d:\d\d\s*33\.0%, give or take 5\.0 points: a poll of the seat/,
  );
  const reader = await context.newPage();
  await reader.goto(`${server.address}/constituency/blackburn`);
  await isLive(reader);
  await expect(reader.locator('.outlook-story')).toContainText(
    /The newsroom has the forecast expect .* Why: A poll of the seat\./,
  );
  await expect(reader.locator('main')).not.toContainText('clara');
  await row.getByRole('button').click();
  await expect(row).toHaveCount(0);
  await expect(reader.locator('.outlook-story')).not.toContainText('The newsroom');
  await context.close();
});

const PATHS = [
  '/forecast',
  '/at-risk?defender=lab',
  '/method',
  '/map?mode=risk',
  '/constituency/dewsbury-and-batley',
];

for (const width of [390, 1280]) {
  for (const path of PATHS) {
    test(`[V285] axe finds nothing on ${path} at ${width} px in light or dark`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(server.address + path);
      await isLive(page);
      expect(await accessProblems(page)).toEqual([]);
      await context.close();
    });
  }
}

for (const width of [320, 390, 1280, 2560]) {
  test(`[V285] nothing is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const path of PATHS) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
    }
    await context.close();
  });
}
