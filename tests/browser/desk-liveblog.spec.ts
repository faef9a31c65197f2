import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import { accessProblems } from '#tests/support/axe.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { signInBrowser } from '#tests/support/desk-pages.ts';
import { addPeople, type PersonName, signIn } from '#tests/support/desk-people.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { isLive } from '#tests/support/open-live.ts';

/** The recorded night, by which seats of the test declare. */
const NIGHT: readonly { name: string; kind: string }[] = readFileSync('data/nights/ge2024.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ kind }) => kind === 'result');
const FIRST_SEATS = 3;

let server: DeclaredServer;
const contexts: BrowserContext[] = [];

// One night that goes on from test to test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T00:30:00Z' });
  await addPeople(server);
  for (const result of NIGHT.slice(0, FIRST_SEATS)) await server.declare({ ...result, mode: 'test' });
  await server.waitForSeq(FIRST_SEATS);
});
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
test.afterAll(async () => {
  await server.stop();
});

test('[D100] [D139] a reporter hands a post in, and an editor publishes it to every open page', async ({
  browser,
}) => {
  const rita = await deskOf(browser, 'rita');
  await rita.getByRole('button', { name: 'New post' }).click();
  await rita.getByLabel('Headline').fill('Long queues at the last hour');
  await rita.getByLabel('Headline').press('Enter');
  await expect(rita.getByRole('textbox', { name: 'Text of the post' })).toBeFocused();
  await write(rita, 'Polling stations were busy until ten.');
  await expect(rita.getByRole('complementary', { name: 'As readers will see it' })).toContainText(
    'Polling stations were busy until ten.',
  );
  await expect(rita.getByText('Saved', { exact: true })).toBeVisible();
  await expect(rita.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  await rita.getByRole('button', { name: 'Hand in' }).click();
  await expect(rita.getByText('Handed in: an editor publishes it.')).toBeFocused();

  const reader = await readerOf(browser);
  const edith = await deskOf(browser, 'edith');
  await edith.getByRole('button', { name: /^Long queues at the last hour rita/ }).click();
  await expect(reader.getByText('Polling stations were busy until ten.')).toHaveCount(0);
  await edith.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(edith.locator('.post-told')).toBeFocused();
  await reader.getByRole('button', { name: /1 new post/ }).click();
  await expect(reader.getByRole('heading', { name: 'Long queues at the last hour' })).toBeVisible();
});

test('[D101] a topped card goes out as it is, with the context of its result', async ({ browser }) => {
  const reader = await readerOf(browser);
  const edith = await deskOf(browser, 'edith');
  const card = edith.getByRole('region', { name: 'Cards to top and send' }).getByRole('button').first();
  const title = (await card.locator('b').textContent()) ?? '';
  await card.click();
  await edith.getByRole('button', { name: 'Publish', exact: true }).click();
  await reader.getByRole('button', { name: /1 new post/ }).click();
  const post = reader.locator('.post-written').filter({ hasText: title });
  await expect(post).toContainText('is elected with');
  await expect(post.getByRole('table')).toBeVisible();
  await expect(edith.getByRole('region', { name: 'Cards to top and send' })).not.toContainText(title);
});

test('[D102] two people in one post: both texts are kept, and one of them chooses', async ({ browser }) => {
  const rita = await deskOf(browser, 'rita');
  await rita.getByRole('button', { name: 'New post' }).click();
  await rita.getByLabel('Headline').fill('At the count');
  await write(rita, 'Boxes have arrived.');
  await expect(rita.getByText('Saved', { exact: true })).toBeVisible();
  const edith = await deskOf(browser, 'edith');
  await edith.getByRole('button', { name: /^At the count rita/ }).click();
  await expect(edith.getByText('rita has this post open too.')).toBeVisible();
  await write(edith, 'All of them. ');
  await expect(edith.getByText('Saved', { exact: true })).toBeVisible();
  await write(rita, 'Some are late. ');
  await expect(rita.getByText('edith changed this post while you had it open.')).toBeVisible();
  await rita.getByRole('button', { name: 'Take edith’s' }).click();
  await expect(rita.getByRole('textbox', { name: 'Text of the post' })).toContainText('All of them.');
});

test('[D103] what is published changes with a reason that readers see, and is taken back for good', async ({
  browser,
}) => {
  const reader = await readerOf(browser);
  const edith = await deskOf(browser, 'edith');
  await edith.getByRole('button', { name: /^Long queues at the last hour/ }).click();
  await write(edith, 'In some places: ');
  await edith.getByLabel('Why it changes, for the reader').fill('It was not so everywhere');
  await edith.getByRole('button', { name: 'Publish the change' }).click();
  const post = reader.locator('.post-written').filter({ hasText: 'It was not so everywhere' });
  await expect(post).toContainText('In some places:');
  await edith.getByLabel('Why it changes, for the reader').fill('It was another year');
  await edith.getByRole('button', { name: 'Retract' }).click();
  await expect(reader.locator('.post-written').filter({ hasText: 'It was another year' })).toBeVisible();
  await expect(reader.getByText('In some places:')).toHaveCount(0);
});

test('[D104] [D145] a line of breaking news stands on every open page, and comes down', async ({
  browser,
}) => {
  const reader = await readerOf(browser, '/results');
  const edith = await deskOf(browser, 'edith');
  await edith.getByText(/^Breaking:/).click();
  await edith.getByLabel('One line, on every page at once').fill('The first minister has conceded');
  await edith.getByRole('button', { name: 'Publish the line' }).click();
  await expect(reader.getByText('The first minister has conceded')).toBeVisible();
  await edith.getByRole('button', { name: 'Take it down' }).click();
  await expect(edith.getByText('Taken down.')).toBeFocused();
  await expect(reader.getByText('The first minister has conceded')).toHaveCount(0);
});

test('[D105] a post is published by itself when its time has come, and not before', async ({ browser }) => {
  const edith = await signIn(server, 'edith');
  const postId = 'p-scheduled' as never;
  const document = [{ kind: 'paragraph', children: [{ kind: 'text', text: 'It is time.' }] }] as const;
  const about = { title: null, author: null, keyEvent: false, pinned: false, stage: 'draft' } as const;
  await edith.command({ kind: 'savePost', postId, base: null, document, ...about });
  const reader = await readerOf(browser);
  // The night's clock goes with real time here: two seconds from now is soon enough to wait for.
  const { clock } = await (await fetch(`${server.address}/healthz`)).json();
  const nowMs = Date.parse(clock.nightAt) + (Date.now() - Date.parse(clock.realAt)) * clock.speed;
  const publishAt = new Date(nowMs + 2000 * clock.speed).toISOString();
  const answer = await edith.command({ kind: 'schedulePost', postId, base: 1, publishAt });
  expect(answer.kind, JSON.stringify(answer)).toBe('done');
  expect(await (await fetch(`${server.address}/api/v1/snapshot`)).text()).not.toContain('It is time.');
  await reader.getByRole('button', { name: /new post/ }).click();
  await expect(reader.getByText('It is time.')).toBeVisible();
});

test('[D106] what is pasted is structure or words, whatever it was', async ({ browser }) => {
  const edith = await deskOf(browser, 'edith');
  await edith.getByRole('button', { name: 'New post' }).click();
  const ran: string[] = [];
  edith.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const text = edith.getByRole('textbox', { name: 'Text of the post' });
  await text.focus();
  await edith.evaluate(
    (html) => {
      const data = new DataTransfer();
      data.setData('text/html', html);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    `<p>Good <b onclick="alert(1)">evening</b> <a href="javascript:alert(1)">here</a></p>${HOSTILE_TEXTS.join('')}`,
  );
  await expect(text).toContainText('Good evening here');
  await expect(text.locator('strong', { hasText: 'evening' })).toBeVisible();
  await expect(text.locator('a, script, img, iframe, svg, style, form, input')).toHaveCount(0);
  expect(ran).toEqual([]);
});

test('[D126] [D128] a reload in the middle of a change of a published post loses no word of it', async ({
  browser,
}) => {
  const edith = await deskOf(browser, 'edith');
  const text = edith.getByRole('textbox', { name: 'Text of the post' });
  await edith.getByRole('region', { name: 'Published' }).getByRole('button').first().click();
  await expect(edith.getByRole('button', { name: 'Publish the change' })).toBeVisible();
  await write(edith, 'More is known. ');
  await text.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<table><tr><td>Lab</td><td>12</td></tr><tr><td>Con</td><td>3</td></tr></table>',
    );
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await edith.reload();
  await expect(text).toContainText('More is known.');
  for (const cell of ['12', 'Con']) await expect(text.getByText(cell, { exact: true })).toBeVisible();
  await edith.getByRole('link', { name: 'Watch list' }).click();
  await edith.getByRole('link', { name: 'Liveblog' }).click();
  await expect(text).toContainText('More is known.');
  await edith.getByRole('button', { name: 'Throw the change away' }).click();
  await expect(text).not.toContainText('More is known.');
  await edith.reload();
  await expect(edith.getByText('Begin a post, top a card')).toBeVisible();
});

test('[D107] axe finds nothing on the screens beside the results in light or dark', async ({ browser }) => {
  const context = await browser.newContext();
  contexts.push(context);
  await signInBrowser(context, server, 'clara');
  const page = await context.newPage();
  for (const path of ['/desk/liveblog', '/desk/watch', '/desk/audit', '/desk/people', '/desk/health']) {
    await page.goto(server.address + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    if (path === '/desk/liveblog') await page.getByRole('button', { name: 'New post' }).click();
    if (path === '/desk/audit') await expect(page.getByRole('table')).toBeVisible();
    expect(await accessProblems(page), path).toEqual([]);
  }
});

async function deskOf(browser: { newContext(): Promise<BrowserContext> }, name: PersonName): Promise<Page> {
  const context = await browser.newContext();
  contexts.push(context);
  await signInBrowser(context, server, name);
  const page = await context.newPage();
  await page.goto(`${server.address}/desk/liveblog`);
  await expect(page.getByRole('button', { name: 'New post' })).toBeVisible();
  return page;
}

/** A reader's page that follows the night. */
async function readerOf(browser: { newContext(): Promise<BrowserContext> }, path = '/live'): Promise<Page> {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(server.address + path);
  await isLive(page);
  return page;
}

async function write(page: Page, words: string): Promise<void> {
  const text = page.getByRole('textbox', { name: 'Text of the post' });
  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(words);
}
