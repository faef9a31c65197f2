import { expect, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import {
  deskIsOpen,
  expectClean,
  figureFields,
  handIn,
  outcome,
  pressButton,
  queueGroup,
  recordedFigures,
  review,
  sitDown,
  takeSeat,
  typeFigures,
  typeSource,
} from '#tests/support/desk-keyboard.ts';
import { addPeople, PASSWORD, signIn } from '#tests/support/desk-people.ts';

/** As different people write figures. */
const [GREEN = '', LIB_DEM = '', ...OTHERS] = recordedFigures('E14001300');
const ILFORD_NORTH = [grouped(GREEN, ','), grouped(LIB_DEM, ' '), ...OTHERS];
const ALDERSHOT = recordedFigures('E14001063');

let server: DeclaredServer;

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T04:00:00Z' });
  await addPeople(server);
});

test.afterAll(async () => {
  await server.stop();
});

test('[D70] nothing of the desk is in its page, and signing in takes a name, a password and Enter', async ({
  page,
}) => {
  const html = await (await page.request.get(`${server.address}/desk`)).text();
  expect(html).not.toContain('Queue');
  expect(html).not.toContain('Ilford North');
  await page.goto(`${server.address}/desk`);
  await expect(page.getByLabel('Name')).toBeFocused();
  await expectClean(page);
  await page.keyboard.type('edith');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/do not belong together/)).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await deskIsOpen(page);
  await expect(page.getByText('TEST', { exact: true })).toBeVisible();
});

test('[D71] two people enter a seat, the second blind, and it is public on every open page', async ({
  browser,
  page: reader,
}) => {
  await reader.goto(`${server.address}/constituency/ilford-north`);
  const edith = await sitDown(browser, server, 'edith');
  await takeSeat(edith, 'ilford n', 'Ilford North');
  await typeFigures(edith, ILFORD_NORTH);
  await typeSource(edith, 'Returning officer, at the count');
  await expect(edith.page.getByText('Labour hold')).toBeVisible();
  await review(edith);
  await expect(
    edith.page.getByText('Ilford North: Labour hold, Wes Streeting, majority 528, 1.1 points.'),
  ).toBeVisible();
  await expectClean(edith.page);
  await handIn(edith);
  await expect(outcome(edith.page)).toBeFocused();
  await expect(queueGroup(edith.page, 'Waiting for somebody else')).toContainText('Ilford North');

  const rita = await sitDown(browser, server, 'rita');
  await expect(queueGroup(rita.page, 'Second person wanted')).toContainText('edith entered a result');
  await takeSeat(rita, 'ilford n', 'Ilford North');
  const seen = await rita.page.content();
  for (const figure of ['15,647', '15647', '15,119', '15119']) expect(seen).not.toContain(figure);
  await typeFigures(
    rita,
    ILFORD_NORTH.map((figure) => figure.replaceAll(/\D/g, '')),
  );
  await typeSource(rita, 'Declared on television');
  await review(rita);
  await handIn(rita);
  await expect(reader.getByText('Labour hold', { exact: true })).toBeVisible();
  await expect(reader.getByText('Source: Returning officer, at the count.')).toBeVisible();
  await expect(rita.page.getByRole('region', { name: 'Public now' })).toContainText('15,647');
  await expect(queueGroup(edith.page, 'Waiting for somebody else')).toHaveCount(0);
  await edith.context.close();
  await rita.context.close();
});

test('[D72] entries that differ are published by neither, and stand side by side until one is put right', async ({
  browser,
}) => {
  const before = await server.head();
  const edith = await sitDown(browser, server, 'edith');
  const emil = await sitDown(browser, server, 'emil');
  await takeSeat(edith, 'aldersh', 'Aldershot');
  await typeFigures(edith, ALDERSHOT);
  await typeSource(edith, 'Returning officer');
  await review(edith);
  await handIn(edith);
  await expect(outcome(edith.page)).toBeFocused();
  await takeSeat(emil, 'aldersh', 'Aldershot');
  const [first = ''] = ALDERSHOT;
  const slip = `${first.slice(0, -2)}${first.at(-1)}${first.at(-2)}`;
  await typeFigures(emil, ALDERSHOT.with(0, slip));
  await typeSource(emil, 'Returning officer');
  await review(emil);
  await handIn(emil);
  for (const { page } of [edith, emil]) {
    await expect(page.getByText(/^1 line differs: /)).toBeVisible();
    await expect(page.getByRole('row', { name: /differs/ })).toContainText(grouped(first, ','));
    await expect(page.getByRole('row', { name: /differs/ })).toContainText(grouped(slip, ','));
  }
  expect(await server.head()).toBe(before);
  await expectClean(emil.page);
  // What was typed is still there: one figure is put right, not all of them typed anew.
  await figureFields(emil.page).nth(0).focus();
  await emil.page.keyboard.press('Control+a');
  await emil.page.keyboard.type(grouped(first, ' '));
  await review(emil);
  await handIn(emil);
  await server.waitForSeq(before + 1);
  await expect(emil.page.getByRole('region', { name: 'Public now' })).toContainText(grouped(first, ','));
  await edith.context.close();
  await emil.context.close();
});

test('[D73] what is typed is kept: over a reload, a lost network and a session that ends', async ({
  browser,
}) => {
  const ravi = await sitDown(browser, server, 'ravi');
  const { page, context } = ravi;
  await takeSeat(ravi, 'altrincham', 'Altrincham and Sale West');
  await typeFigures(ravi, ['1,234', '5 678']);
  await expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await deskIsOpen(page);
  await expect(figureFields(page).nth(0)).toHaveValue('1,234');
  await expect(figureFields(page).nth(1)).toHaveValue('5 678');

  await context.setOffline(true);
  await figureFields(page).nth(2).focus();
  await page.keyboard.type('910');
  await expect(page.getByText('Not saved: no connection. It is kept in this browser.')).toBeVisible();
  await expect(page.getByText('No connection: nothing can be published')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();

  const elsewhere = await signIn(server, 'ravi');
  await figureFields(page).nth(3).focus();
  await page.keyboard.type('11');
  await elsewhere.post('/desk/api/end-sessions', { userId: 'ravi' });
  await expect(page.getByText(/You were signed out. What you typed is still here/)).toBeVisible();
  await expect(figureFields(page).nth(0)).toBeHidden();
  await page.keyboard.type('ravi');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await deskIsOpen(page);
  for (const [place, text] of ['1,234', '5 678', '910', '11'].entries()) {
    await expect(figureFields(page).nth(place)).toHaveValue(text);
  }
  await expect(page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();
  const { queue } = await elsewhere.view().catch(async () => (await signIn(server, 'ravi')).view());
  expect(queue.drafts.map(({ form }) => Object.values(form ?? {}))).toContainEqual(
    expect.arrayContaining(['11']),
  );
  await context.close();
});

test('[D74] a double Enter and a reply that was lost make one event', async ({ browser }) => {
  const edith = await sitDown(browser, server, 'edith');
  const { page } = edith;
  const before = await server.head();
  let sent = 0;
  await page.route('**/desk/api/commands', async (route) => {
    if (!route.request().postData()?.includes('submitEntry')) return route.continue();
    sent += 1;
    // The first answer never arrives; what was asked was done.
    const answer = await route.fetch();
    if (sent === 1) return route.abort();
    return route.fulfill({ response: answer });
  });
  await takeSeat(edith, 'basildon and b', 'Basildon and Billericay');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Counting' })).toBeChecked();
  await typeSource(edith, 'Reporter at the count');
  await review(edith);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/No answer yet. It may have been done/)).toBeVisible();
  await expect(outcome(page)).toBeFocused();
  expect(sent).toBe(2);
  expect(await server.head()).toBe(before + 1);
  await expect(page.getByRole('region', { name: 'Public now' })).toContainText('Counting');
  await edith.context.close();
});

test('[D75] two editors race on one seat: the slower one sees what changed, and loses nothing', async ({
  browser,
}) => {
  const edith = await sitDown(browser, server, 'edith');
  const emil = await sitDown(browser, server, 'emil');
  for (const editor of [edith, emil]) {
    await takeSeat(editor, 'bexleyheath', 'Bexleyheath and Crayford');
  }
  await emil.page.keyboard.type('12,345');
  await edith.page.keyboard.press('Shift+Tab');
  await edith.page.keyboard.press('ArrowRight');
  await edith.page.keyboard.press('ArrowRight');
  await typeSource(edith, 'Reporter at the count');
  await review(edith);
  await handIn(edith);
  await expect(emil.page.getByRole('alert', { name: 'Changed while you typed' })).toContainText('counting');
  await expect(figureFields(emil.page).first()).toHaveValue('12,345');
  await expect(figureFields(emil.page).first()).toBeFocused();
  await pressButton(emil, 'Go on from what is public now');
  await expect(emil.page.getByRole('alert', { name: 'Changed while you typed' })).toHaveCount(0);
  await expect(figureFields(emil.page).first()).toHaveValue('12,345');
  await edith.context.close();
  await emil.context.close();
});

test('[D76] the whole desk is reached by keyboard, and says how', async ({ browser }) => {
  const clara = await sitDown(browser, server, 'clara');
  const { page } = clara;
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const name of ['Queue', 'In hand', 'Public now', 'Queue']) {
    await page.keyboard.press('F6');
    await expect(page.getByRole('region', { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'In hand' }).getByRole('heading', { level: 2 }),
  ).toBeVisible();
  await expect(figureFields(page).first()).toBeFocused();
  await clara.context.close();
});

test('[D77] the screen fits a laptop without scrolling the page, a phone without scrolling sideways, and is clean', async ({
  browser,
}) => {
  const edith = await sitDown(browser, server, 'edith');
  const { page } = edith;
  await takeSeat(edith, 'houghton', 'Houghton and Sunderland South');
  await typeFigures(edith, ['1,234']);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
    { width: 2560, height: 1440 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    const { scrollWidth, scrollHeight } = await page.evaluate(() => {
      const { scrollWidth: across, scrollHeight: down } = document.documentElement;
      return { scrollWidth: across, scrollHeight: down };
    });
    expect(scrollWidth, `${size.width} wide`).toBeLessThanOrEqual(size.width);
    if (size.width >= 1280) expect(scrollHeight, `${size.height} high`).toBeLessThanOrEqual(size.height);
    await expectClean(page);
  }
  await edith.context.close();
});

function grouped(figure: string, mark: string): string {
  return figure.replaceAll(/\B(?=(\d{3})+$)/g, mark);
}
