// Longer than other files: one night that goes on from test to test; another file would need another server.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import type { LiveblogFact } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import { POSTS_A_PAGE } from '#lib/view/live-range.ts';
import { accessProblems } from '#tests/support/axe.ts';
import { commitWritten } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { HOSTILE_LINKS, HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { edited, FIRST, published, retracted, SECOND, text } from '#tests/support/written-posts.ts';

/** Seats of the recorded night in the order in which they declared; the night of the tests begins with most of them. */
const RESULTS = recordedResults();
const FIRST_SEATS = 130;

let server: DeclaredServer;

// One night that goes on from test to test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T08:00:00Z' });
  await declare(...RESULTS.slice(0, FIRST_SEATS));
});

test.afterAll(async () => {
  await server.stop();
});

test('[V197] without scripts the whole blog is read page by page, and a permalink stands at its post', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/live`);
  await expect(page.getByRole('heading', { level: 1, name: 'Live' })).toBeVisible();
  const key = page.getByRole('navigation', { name: 'Key events' });
  await expect(key.getByRole('link', { name: /^First to declare/ })).toHaveCount(1);
  for (let older = page.getByRole('link', { name: /Older posts/ }); (await older.count()) > 0; ) {
    await older.click();
    older = page.getByRole('link', { name: /Older posts/ });
  }
  await expect(page.locator('.post').last()).toContainText(RESULTS[0]?.name ?? '');
  await key.getByRole('link', { name: '100 of 650 seats have declared' }).click();
  await expect(page).toHaveURL(/\/live\/\d+-summary$/);
  const post = page.getByRole('heading', { level: 3, name: '100 of 650 seats have declared' });
  await expect(post).toBeInViewport();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/live\/\d+-summary$/);
  await context.close();
});

test('[V189] the address of a post that there is not is answered with 404 and the way back', async ({
  page,
}) => {
  const answer = await page.goto(`${server.address}/live/nothing`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('main').getByRole('link', { name: 'the liveblog' }).click();
  await expect(page).toHaveURL(`${server.address}/live`);
});

test('[V194] new posts move nothing that is read, are counted in a line and the title, and come when asked for', async ({
  page,
}) => {
  await openLive(page);
  await page.mouse.wheel(0, 900);
  const read = page.locator('.live-item').nth(3);
  const before = await settledTop(page, read);
  const title = await page.title();
  await declare(...next(3));
  const waiting = page.getByRole('button', { name: /^\d+ new posts$/ });
  await expect(waiting).toBeVisible();
  await expect(waiting).toBeInViewport();
  expect(await top(read)).toBe(before);
  await expect(page).toHaveTitle(new RegExp(`^\\(\\d+\\) ${title}$`));
  await waiting.click();
  await expect(waiting).toBeHidden();
  await expect(page).toHaveTitle(title);
  await expect(page.locator('.post:not(.pinned-post .post)').first()).toBeInViewport();
});

test('[V194] new posts are said politely in one sentence', async ({ page }) => {
  await openLive(page);
  const said = page.getByRole('status').filter({ hasText: /new post/ });
  await declare(...next(2));
  await expect(said).toHaveText(/^\d+ new posts$/, { timeout: 20_000 });
  await expect(page.locator('.live-feed [aria-live], .live-feed [role=alert]')).toHaveCount(0);
});

test('[V195] who comes back finds the line where reading stopped, and the way to the first unread post', async ({
  context,
}) => {
  const page = await context.newPage();
  await openLive(page);
  await page.mouse.move(200, 300);
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('declared.read');
  await page.goto('about:blank');
  const missed = next(4);
  await declare(...missed);
  await openLive(page);
  await expect(page.locator('.live-item-read')).toHaveCount(1);
  await page.getByRole('link', { name: 'First unread' }).click();
  await expect(page).toHaveURL(/\/live\?after=\d+#first-unread$/);
  const first = page.locator('#first-unread');
  await expect(first).toContainText(missed[0]?.name ?? '');
  await expect(first).toBeInViewport();
});

test('[V196] what becomes of a post reaches the liveblog, the post’s own page and the Night page', async ({
  context,
}) => {
  await write(
    published(FIRST, 'The first seat was Sunderland', { title: 'What we know', author: 'Ann Author' }),
  );
  const pages: Page[] = [];
  for (const path of ['/live', `/live/${FIRST}`, '/']) {
    const page = await context.newPage();
    await page.goto(server.address + path);
    await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
    pages.push(page);
  }
  for (const page of pages) await expect(page.locator(`#post-${FIRST}`)).toContainText('By Ann Author');
  await write(
    edited(FIRST, 'The first seat was Houghton', 'The name of the seat was wrong', { title: 'What we know' }),
  );
  for (const page of pages) {
    const post = page.locator(`#post-${FIRST}`);
    await expect(post).toContainText('The first seat was Houghton');
    await expect(post).toContainText(/Updated .*: The name of the seat was wrong\./);
    await expect(post).not.toContainText('Sunderland');
  }
  await write(retracted(FIRST, 'It told nothing new'));
  for (const page of pages) {
    const post = page.locator(`#post-${FIRST}`);
    await expect(post).toContainText(/Retracted .*: It told nothing new\./);
    await expect(post).not.toContainText('Houghton');
  }
});

test('[V196] [V249] a pinned post stands above all others on the liveblog and the Night page, and goes when unpinned', async ({
  page,
}) => {
  await write(published(SECOND, 'Three things to know', { title: 'Start here', pinned: true }));
  for (const path of ['/', '/live']) {
    await page.goto(server.address + path);
    await expect(page.locator('.pinned-post')).toContainText('Start here');
    const place = page.locator(`#post-${SECOND}`);
    await expect(place).toHaveText(/^Pinned\d\d:\d\dStart here stands at the top\.$/);
    await place.getByRole('link', { name: 'Start here', exact: true }).click();
    await expect(page.locator(`#pinned-${SECOND}`)).toBeInViewport();
  }
  await write({ kind: 'postUnpinned', postId: SECOND });
  await page.goto(`${server.address}/live`);
  await expect(page.locator('.pinned-post')).toContainText('100 of 650 seats have declared');
});

test('[V204] a banner comes to every open page, moves nothing, is put away, and is gone when cleared', async ({
  page,
}) => {
  await openLive(page);
  const heading = page.getByRole('heading', { level: 1 });
  const before = await settledTop(page, heading);
  await write({ kind: 'bannerSet', words: 'The count has stopped in Ashfield', href: '/live' });
  const line = page.getByRole('status', { name: 'Breaking' });
  await expect(line).toContainText('The count has stopped in Ashfield');
  expect(await top(heading)).toBe(before);
  await line.getByRole('button', { name: 'Close' }).click();
  await expect(line).toBeEmpty();
  await page.goto(`${server.address}/constituency/ashfield`);
  await expect(page.getByRole('status', { name: 'Breaking' })).toContainText('Ashfield');
  await write({ kind: 'bannerCleared' });
  await expect(page.getByRole('status', { name: 'Breaking' })).toBeEmpty();
});

test('[V198] the feed is XML that a browser reads, and a reader that has it is told so', async ({ page }) => {
  const answer = await page.request.get(`${server.address}/live.atom`);
  expect(answer.headers()['content-type']).toContain('application/atom+xml');
  expect(answer.headers()['cache-control']).toContain('max-age=15');
  const again = await page.request.get(`${server.address}/live.atom`, {
    headers: { 'if-none-match': answer.headers()['etag'] ?? '' },
  });
  expect(again.status()).toBe(304);
  await openLive(page);
  const parsed = await parsedXml(page, await answer.text());
  expect(parsed.error).toBeNull();
  expect(parsed.entries).toBeGreaterThan(100);
  const href = await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href');
  expect(href).toContain('/live.atom');
});

test('[V200] the page carries its posts as structured data, with the nonce of its policy', async ({
  page,
}) => {
  const answer = await page.request.get(`${server.address}/live`);
  const html = await answer.text();
  const [, nonce = '', json = ''] =
    /<script type="application\/ld\+json" nonce="([^"]+)">([\s\S]*?)<\/script>/.exec(html) ?? [];
  expect(answer.headers()['content-security-policy']).toContain(`'nonce-${nonce}'`);
  const data = JSON.parse(json) as { readonly '@type': string; readonly liveBlogUpdate: readonly unknown[] };
  expect(data['@type']).toBe('LiveBlogPosting');
  // One of the page was retracted.
  expect(data.liveBlogUpdate.length).toBeGreaterThanOrEqual(POSTS_A_PAGE - 1);
});

test('[V203] axe finds nothing on the liveblog and a post’s page in light or dark', async ({ browser }) => {
  await write({ kind: 'bannerSet', words: 'The count has stopped in Ashfield', href: '/live' });
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ['/live', '/live?before=100', `/live/${SECOND}`, `/live/${FIRST}`, '/live/nothing']) {
    await page.goto(server.address + path);
    expect(await accessProblems(page), path).toEqual([]);
  }
  await context.close();
});

for (const width of [320, 390, 1280]) {
  test(`[V203] nothing on the liveblog is wider than a window of ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of ['/live', '/live?before=100', `/live/${SECOND}`]) {
      await page.goto(server.address + path);
      await page.evaluate(() => document.fonts.ready);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await context.close();
  });
}

test('[V201] whatever is written is shown as it was written, and nothing of it runs', async ({ page }) => {
  test.setTimeout(180_000);
  // Past the door, as a log of unknown making could hold it. What no page can hold at all is left out.
  const shown = HOSTILE_TEXTS.filter((each) => each.isWellFormed() && !/[\p{Cc}\uFFFE\uFFFF]/u.test(each));
  const problems: string[] = [];
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) problems.push(message.text());
  });
  const perPost = 50;
  for (let start = 0; start < shown.length; start += perPost) {
    const texts = shown.slice(start, start + perPost);
    const id = `hostile-${start}` as PostId;
    const document = texts.map((each) => ({
      kind: 'quote' as const,
      attribution: each,
      children: [text(each)],
    }));
    await write({
      kind: 'postPublished',
      postId: id,
      document,
      title: texts[0] ?? '',
      author: texts[1] ?? '',
      keyEvent: true,
      pinned: true,
    });
    await write({
      kind: 'bannerSet',
      words: texts[2] ?? '',
      href: HOSTILE_LINKS[start % HOSTILE_LINKS.length] ?? '',
    });
    await page.goto(`${server.address}/live/${id}`);
    const post = page.locator(`#post-${id}`);
    expect(await post.locator('blockquote > p').allTextContents()).toEqual(texts);
    expect(await post.locator('blockquote > footer').allTextContents()).toEqual(texts);
    expect(await post.locator('h3').textContent()).toBe(texts[0]);
  }
  await write({
    kind: 'postPublished',
    postId: 'links' as PostId,
    title: null,
    author: null,
    keyEvent: false,
    pinned: false,
    document: HOSTILE_LINKS.map((href) => ({
      kind: 'paragraph' as const,
      children: [{ kind: 'link' as const, href, children: [text('here')] }],
    })),
  });
  for (const path of ['/live', '/', '/live/links']) {
    await page.goto(server.address + path);
    await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
    expect(await page.locator('main .post-words a, main .post-quote a').count()).toBe(0);
    expect(await page.locator('main img, main iframe, main form[action^=javascript]').count()).toBe(0);
  }
  await page.goto(`${server.address}/live`);
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(data ?? '').liveBlogUpdate.length).toBeGreaterThan(10);
  const feed = await (await page.request.get(`${server.address}/live.atom`)).text();
  expect((await parsedXml(page, feed)).error).toBeNull();
  expect(problems).toEqual([]);
});

let taken = FIRST_SEATS;

/** The next results of the recorded night. */
function next(count: number): readonly Result[] {
  taken += count;
  return RESULTS.slice(taken - count, taken);
}

interface Result {
  readonly name: string;
  readonly message: object;
}

async function declare(...results: readonly Result[]): Promise<void> {
  const head = await server.head();
  await server.drop(
    `${String(Date.now())}.ndjson`,
    results.map(({ message }) => `${JSON.stringify(message)}\n`).join(''),
  );
  await server.waitForSeq(head + results.length);
}

async function write(fact: LiveblogFact): Promise<void> {
  await server.waitForSeq(await commitWritten(server.redisUrl, [fact]));
}

async function openLive(page: Page): Promise<void> {
  await page.goto(`${server.address}/live`);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
}

function top(element: ReturnType<Page['locator']>): Promise<number> {
  return element.evaluate((each) => Math.round(each.getBoundingClientRect().top));
}

/** Where it stands once fonts have come and the page has stopped scrolling. */
async function settledTop(page: Page, element: ReturnType<Page['locator']>): Promise<number> {
  await page.evaluate(() => document.fonts.ready);
  let before = Number.NaN;
  await expect
    .poll(async () => {
      const last = before;
      before = await top(element);
      return before === last;
    })
    .toBe(true);
  return before;
}

function parsedXml(page: Page, xml: string) {
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'application/xml');
    return {
      error: parsed.querySelector('parsererror')?.textContent ?? null,
      entries: parsed.querySelectorAll('entry').length,
    };
  }, xml);
}

function recordedResults(): readonly Result[] {
  return readFileSync('data/nights/ge2024.ndjson', 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kind":"result"'))
    .map((line) => {
      const message = { ...(JSON.parse(line) as { readonly name: string }), mode: 'test' };
      return { name: message.name, message };
    });
}
