import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { WEIGHED_PATHS, weighPage } from '#scripts/bench/page-weight.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { isLive } from '#tests/support/open-live.ts';

/** What a reader loads before the page is live, as gzip sends it: the reach of docs/BENCHMARKS.md. */
const NIGHT_SCRIPT_BYTES_MAX = 180_000;
const PAGE_SCRIPT_BYTES_MAX = 200_000;

/** Two connections are tried one after another, on a machine that does other things. */
const LIVE_MS_MAX = 45_000;

let server: DeclaredServer;

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T06:00:00Z' });
});

test.afterAll(async () => {
  await server.stop();
});

for (const path of WEIGHED_PATHS) {
  const bytesMax = path === '/' ? NIGHT_SCRIPT_BYTES_MAX : PAGE_SCRIPT_BYTES_MAX;
  test(`[V241] ${path} is live with less than ${bytesMax / 1000} kB of scripts`, async ({ browser }) => {
    const { scriptBytes } = await weighPage(browser, server.address, path);
    expect(scriptBytes).toBeLessThan(bytesMax);
  });
}

test('[V400] a page that is looked at is painted before it asks for a script', async ({ page }) => {
  await page.goto(`${server.address}/live`);
  await isLive(page);
  const asked = await page.evaluate(() => {
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    return scripts.map(({ startTime }) => painted !== undefined && startTime >= painted.startTime);
  });
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.every(Boolean)).toBe(true);
});

test('[V400] a page that nobody looks at, or whose browser does not tell what it paints, is live too', async ({
  browser,
}) => {
  for (const spoil of [
    () => Object.defineProperty(document, 'hidden', { get: () => true }),
    () => Reflect.deleteProperty(window, 'PerformanceObserver'),
  ]) {
    const page = await browser.newPage();
    await page.addInitScript(spoil);
    await page.goto(`${server.address}/method`);
    await isLive(page);
    await page.close();
  }
});

test('[R41] a page is live though its line broke once under each of its scripts', async ({ page }) => {
  const broken = new Set<string>();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const address = route.request().url();
    if (broken.has(address)) return route.continue();
    broken.add(address);
    return route.abort('connectionreset');
  });
  await page.goto(`${server.address}/method`);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live', { timeout: LIVE_MS_MAX });
  expect(broken.size).toBeGreaterThan(3);
});

test('[V400] a button that is pressed before the scripts have come is pressed when they have', async ({
  page,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${server.address}/constituency/ilford-north`);
  await page.getByRole('button', { name: 'Follow this seat' }).click();
  release();
  await expect(page.getByRole('button', { name: 'Stop following' })).toBeVisible({ timeout: LIVE_MS_MAX });
});

test('[V242] where WebSockets are blocked a declaration comes by long polling', async ({ page }) => {
  await page.addInitScript(() => {
    // Nothing listens on port 9, as behind a proxy that lets no WebSocket through.
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL) {
        super(String(url).replace(/:\d+/, ':9'));
      }
    };
  });
  const polls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('transport=polling')) polls.push(request.url());
  });
  await page.goto(server.address);
  await isLive(page);
  const [line] = readFileSync('data/nights/ge2024.ndjson', 'utf8').split('\n');
  await server.declare({ ...JSON.parse(line ?? ''), mode: 'test' });
  await expect(page.locator('.kicker')).toHaveText('1 of 650 declared');
  expect(polls.length).toBeGreaterThan(2);
});
