import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

const RESULTS = readFileSync('data/nights/ge2024.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line.includes('"kind":"result"'))
  .map((line) => ({ ...(JSON.parse(line) as { constituency: string; name: string }), mode: 'test' }));

/** Declared before the first test. */
const SEATS_DECLARED = 40;

let server: DeclaredServer;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T06:00:00Z' });
  for (const result of RESULTS.slice(0, SEATS_DECLARED)) await server.declare(result);
  await server.waitForSeq(SEATS_DECLARED);
});

test.afterAll(async () => {
  await server.stop();
});

async function openMap(page: Page, query = ''): Promise<void> {
  await page.goto(`${server.address}/map${query}`);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
}

/** How large the map stands in its window. */
async function zoomOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const content = document.querySelector('.map-content');
    return content === null ? 0 : new DOMMatrix(getComputedStyle(content).transform).a;
  });
}

test('[V157] a reader colours the map by turnout, and a link to it shows the same to another', async ({
  page,
  browser,
}) => {
  await openMap(page);
  await page.getByRole('link', { name: 'Turnout' }).click();
  await expect(page).toHaveURL(/mode=turnout/);
  await expect(page.locator('.map-sentence')).toHaveText(/higher the turnout/);
  const name = RESULTS[0]?.name ?? '';
  await expect(page.locator(`[aria-label^="${name}: "]`)).toHaveAttribute('aria-label', /Turnout \d\d\.\d%/);
  const other = await browser.newContext({ javaScriptEnabled: false });
  const without = await other.newPage();
  await without.goto(page.url());
  await expect(without.locator('.map-sentence')).toHaveText(/higher the turnout/);
  await expect(without.locator('.hex-map a')).toHaveCount(650);
  await other.close();
});

test('[V157] a reader chooses two parties for the swing, with scripts and without', async ({
  page,
  browser,
}) => {
  await openMap(page, '?mode=swing');
  await page.locator('select[name="to"]').selectOption({ label: 'Liberal Democrat' });
  await expect(page).toHaveURL(/from=con&to=ld/);
  await expect(page.locator('.map-sentence')).toHaveText(/Conservatives and the Liberal Democrats/);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const without = await context.newPage();
  await without.goto(`${server.address}/map?mode=share`);
  await without.locator('select[name="party"]').selectOption({ label: 'Reform UK' });
  await without.locator('.map-asks').getByRole('button', { name: 'Show' }).click();
  await expect(without).toHaveURL(/mode=share&party=ruk/);
  await expect(without.locator('.map-sentence')).toHaveText(/Reform UK/);
  await context.close();
});

test('[V158] a seat declares on the open map in the chosen colours, without a reload', async ({ page }) => {
  await openMap(page, '?mode=majority');
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
  const result = RESULTS[SEATS_DECLARED];
  if (result === undefined) throw new Error('The recorded night is over');
  await server.declare(result);
  await expect(page.locator(`[data-seat="${result.constituency}"]`)).toHaveClass(/hex-band-\d/);
  await expect(page.locator('.map-count')).toHaveText(`${SEATS_DECLARED + 1} of 650 declared`);
  await expect(page.locator('html')).toHaveAttribute('data-not-reloaded', '');
});

test('[V159] a reader finds a seat by name or postcode and is flown to it', async ({ page }) => {
  await openMap(page);
  const field = page.getByLabel('Constituency or postcode');
  await field.fill('ynys mon');
  await field.press('Enter');
  await expect(page).toHaveURL(/seat=ynys-mon/);
  await expect(page.locator('.seat-panel h3')).toHaveText('Ynys Môn');
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(3);
  await field.fill('sw1a 0aa');
  await field.press('Enter');
  await expect(page.locator('.seat-panel h3')).toHaveText('Cities of London and Westminster');
  await expect(page.locator('.found-seats')).toHaveText(/best matched by Cities of London and Westminster/);
  await expect(page).not.toHaveURL(/sw1a/i);
  await field.fill('SW1A');
  await field.press('Enter');
  await expect(page.locator('.found-seats')).toHaveText(/is not a whole postcode/);
  await field.fill('BT1 5GS');
  await field.press('Enter');
  await expect(page.locator('.found-seats a')).toHaveCount(18);
  await page.locator('.found-seats').getByRole('link', { name: 'Belfast East' }).click();
  await expect(page.locator('.seat-panel h3')).toHaveText('Belfast East');
});

test('[V159] without scripts the search, a seat and a region work by forms and links', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/map?mode=turnout`);
  await page.getByLabel('Constituency or postcode').fill('SW1A 0AA');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.locator('.seat-panel h3')).toHaveText('Cities of London and Westminster');
  await expect(page.locator('.map-sentence')).toHaveText(/higher the turnout/);
  await expect(page.locator('.hex-map > g')).toHaveAttribute('transform', /scale/);
  await page.goto(`${server.address}/map?area=scotland&shape=land`);
  await expect(page.locator('.map-count')).toHaveText(/of 57 declared in Scotland$/);
  await expect(page.locator('.hex-faded')).toHaveCount(593);
  await expect(page.locator('.hex-map use.hex')).toHaveCount(650);
  await context.close();
});

test('[V160] a search leads to the seat, offers what it could be, or says what is wrong', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/find?q=ynys+mon`);
  await expect(page).toHaveURL(/\/constituency\/ynys-mon$/);
  await page.goto(`${server.address}/find?q=ilford`);
  await expect(page.locator('.found-seats a')).toHaveText(['Ilford North', 'Ilford South']);
  await page.getByLabel('Constituency or postcode').fill('12345');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.locator('.found-seats')).toHaveText(/is not a whole postcode/);
  await context.close();
});

test('[V161] buttons and keys zoom and move the map, and arrows walk it', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => zoomOf(page)).toBeCloseTo(2);
  await page.getByRole('button', { name: 'Whole map' }).click();
  await expect.poll(() => zoomOf(page)).toBe(1);
  await page.locator('.hex-map a[tabindex="0"]').focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(() => zoomOf(page)).toBeCloseTo(4);
  const before = await page.locator('.map-content').evaluate((each) => getComputedStyle(each).transform);
  await page.keyboard.press('Shift+ArrowDown');
  await expect
    .poll(() => page.locator('.map-content').evaluate((each) => getComputedStyle(each).transform))
    .not.toBe(before);
  const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('ArrowDown');
  const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(second).not.toBe(first);
  await expect(page.locator('.seat-panel h3')).toHaveText(second?.split(':')[0] ?? '');
  await page.keyboard.press('0');
  await expect.poll(() => zoomOf(page)).toBe(1);
});

test('[V161] a drag moves the map and opens nothing; a press keeps the seat and stays on the map', async ({
  page,
}) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => zoomOf(page)).toBeCloseTo(2);
  const seat = page.locator('.hex-map a').nth(330);
  const box = await page.locator('.map-stage').boundingBox();
  if (box === null) throw new Error('The map has no window');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const transform = () => page.locator('.map-content').evaluate((each) => getComputedStyle(each).transform);
  const before = await transform();
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 80, middle.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(transform).not.toBe(before);
  await expect(page).toHaveURL(`${server.address}/map`);
  await page.getByRole('button', { name: 'Whole map' }).click();
  await expect.poll(() => zoomOf(page)).toBe(1);
  await seat.click();
  await expect(page).toHaveURL(/\/map\?seat=/);
  await page.locator('.seat-panel h3 a').click();
  await expect(page).toHaveURL(/\/constituency\//);
});

test('[V411] a press that was let go beside the map drags nothing; a phone that is turned keeps what it shows', async ({
  page,
}) => {
  await openMap(page);
  const box = await page.locator('.map-stage').boundingBox();
  if (box === null) throw new Error('The map has no window');
  await page.mouse.move(box.x + 5, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 10, box.y + 200);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => zoomOf(page)).toBe(2);
  const transform = () => page.locator('.map-content').evaluate((each) => getComputedStyle(each).transform);
  const before = await transform();
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.mouse.move(box.x + 260, box.y + 240, { steps: 4 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await transform()).toBe(before);
  const seat = page.locator('[data-seat="E14001063"]');
  await page.setViewportSize({ width: 390, height: 664 });
  await openMap(page, '?seat=aldershot');
  await page.setViewportSize({ width: 750, height: 342 });
  await page.locator('.map-stage').scrollIntoViewIfNeeded();
  const middleOf = async (each: Locator) => {
    const { x = 0, width = 0 } = (await each.boundingBox()) ?? {};
    return x + width / 2;
  };
  const offMiddle = async () => (await middleOf(seat)) - (await middleOf(page.locator('.map-stage')));
  await expect.poll(async () => Math.abs(await offMiddle())).toBeLessThan(2);
});

test('[V162] hexagons flow into the land and back, and for those who want no motion at once', async ({
  page,
  browser,
}) => {
  await openMap(page, '?mode=winner');
  await page.getByRole('link', { name: 'Land', exact: true }).click();
  await expect(page.locator('.map-morph')).toHaveCount(1);
  await expect(page.locator('.map-content.map-land')).toHaveCount(1);
  await expect(page.locator('.map-morph')).toHaveCount(0);
  await expect(page).toHaveURL(/shape=land/);
  await page.getByRole('link', { name: 'Hexagons' }).click();
  await expect(page.locator('.map-land')).toHaveCount(0);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const still = await context.newPage();
  await openMap(still);
  await still.getByRole('link', { name: 'Land', exact: true }).click();
  await expect(still.locator('.map-content.map-land')).toHaveCount(1);
  await expect(still.locator('.map-morph')).toHaveCount(0);
  await context.close();
});

test('[V163] a wide screen has the parties’ maps beside it, and nothing is wider than any screen', async ({
  browser,
}) => {
  for (const width of [320, 390, 768, 1280, 1700, 2560]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await openMap(page, '?mode=swing');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    await expect(page.locator('.multiples li:visible')).toHaveCount(width >= 1600 ? 8 : 0);
    await context.close();
  }
});

const READ_FOR_ACCESS = ['', '?mode=change&area=wales', '?shape=land&mode=share', '?q=BT1+5GS'];

for (const width of [390, 1700]) {
  test(`[V164] axe finds nothing on the map at ${width} px in light or dark`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const query of READ_FOR_ACCESS) {
      await openMap(page, query);
      expect(await accessProblems(page), query).toEqual([]);
    }
    await context.close();
  });
}
