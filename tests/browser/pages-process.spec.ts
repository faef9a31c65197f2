import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

/** Results of the recorded night in its order, to be declared one by one. */
const RESULTS = readFileSync('data/nights/ge2024.ndjson', 'utf8')
  .split('\n')
  .filter((line) => line.includes('"kind":"result"'))
  .slice(0, 2)
  .map((line) => ({ ...(JSON.parse(line) as { constituency: string; name: string }), mode: 'test' }));

let server: DeclaredServer;

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T06:00:00Z' });
});

test.afterAll(async () => {
  await server.stop();
});

test('[R20] when pages are killed an open page goes on, and one that is asked for comes by itself', async ({
  page,
}) => {
  const [first, second] = RESULTS;
  if (first === undefined || second === undefined) throw new Error('The recorded night is empty');
  await page.goto(server.address);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
  await page.evaluate(() => document.documentElement.setAttribute('data-not-reloaded', ''));
  const before = await server.pagesPid();

  process.kill(before, 'SIGKILL');
  await server.declare(first);
  await expect(page.locator('#latest').getByRole('link', { name: first.name })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-not-reloaded', '');
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');

  // Whatever the browser gets at first, it asks again until it has the page.
  await expect.poll(() => server.pagesPid()).not.toBe(before);
  process.kill(await server.pagesPid(), 'SIGKILL');
  await server.declare(second);
  await server.waitForSeq(2);
  await page.goto(`${server.address}/`);
  await expect(page.locator('.kicker')).toHaveText('2 of 650 declared');
});

test('[R24] what a client says in headers that others believe changes nothing on a page, and leads nowhere', async () => {
  const [first] = RESULTS;
  const spoofed = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'gopher',
    'x-forwarded-port': '666',
    forwarded: 'host=evil.test',
    'x-middleware-rewrite': 'http://evil.test/',
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-invoke-path': '/evil.test',
    'x-declared-moment': '2024-07-04T21:30:00Z',
    'content-security-policy': "script-src 'nonce-evil'",
  };
  const paths = [
    '/',
    `/constituency/${first?.constituency}`,
    '/find?q=E14001305',
    '//evil.test/',
    '/results/',
  ];
  for (const path of paths) {
    const plain = await asked(path, {});
    const told = await asked(path, spoofed);
    expect(told.statusCode, path).toBe(plain.statusCode);
    expect(told.headers.location, path).toBe(plain.headers.location);
    expect(told.headers.location ?? '/', path).toMatch(/^\/(?!\/)/);
    expect(told.headers['content-security-policy'], path).not.toContain('evil');
    expect(await text(told), path).not.toMatch(/gopher|nonce-evil/);
    expect(told.headers['x-frame-options'], path).toBe('DENY');
    plain.resume();
  }
  const absolute = await asked('http://evil.test/', {});
  expect(absolute.statusCode).toBe(400);
  absolute.resume();
});

/** The answer to a path exactly as it is written. */
function asked(path: string, headers: Readonly<Record<string, string>>): Promise<IncomingMessage> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, resolve).on('error', reject);
  });
}
