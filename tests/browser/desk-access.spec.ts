import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'playwright/test';
import { codeAt } from '#server/desk/totp.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { signInBrowser } from '#tests/support/desk-pages.ts';
import { addPeople, ask, type DeskClient, PASSWORD, signIn } from '#tests/support/desk-people.ts';

let server: DeclaredServer;
test.beforeAll(async () => {
  server = await startDeclaredServer({ start: '2024-07-05T01:00:00Z' });
  await addPeople(server);
});
test.afterAll(() => server.stop());

/** Every page under /desk, from the folders that they are built from: a new one is covered when it is there. */
const PAGES = readdirSync('app/desk', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => join('/desk', dirname(file)).replaceAll(/\[\w+\]/g, 'x'));

/** What only the desk knows: it is in the log by now. */
const SECRET_WORDS = 'By telephone, 07700 900123, not yet public';

/** The ways in which a framework answers for a page besides its HTML, and names that might be believed. */
const FORMS: readonly { readonly suffix: string; readonly headers: Readonly<Record<string, string>> }[] = [
  { suffix: '', headers: {} },
  { suffix: '', headers: { rsc: '1' } },
  {
    suffix: '',
    headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  },
  { suffix: '', headers: { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D', 'next-url': '/desk' } },
  { suffix: '?_rsc=1', headers: { rsc: '1' } },
  { suffix: '.rsc', headers: {} },
  { suffix: '.txt', headers: {} },
  { suffix: '/index.rsc', headers: {} },
  { suffix: '.segments/_tree.segment.rsc', headers: {} },
  { suffix: '', headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' } },
  { suffix: '', headers: { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' } },
  { suffix: '', headers: { 'x-forwarded-host': 'evil.test', 'x-original-url': '/desk' } },
];

test('[X37] a page of the desk is an empty frame, whoever asks for it, in whatever form', async () => {
  test.slow();
  expect(PAGES.length).toBeGreaterThan(1);
  const people: (DeskClient | null)[] = [null];
  for (const name of ['rita', 'edith', 'clara']) people.push(await signIn(server, name));
  const clara = people[3] as DeskClient;
  await clara.command({
    kind: 'saveDraft',
    constituencyId: 'E14001305' as never,
    form: { source: SECRET_WORDS },
  });
  for (const path of PAGES) {
    for (const { suffix, headers } of FORMS) {
      const address = `${server.address}${path}${suffix}`;
      const answers = await Promise.all(
        people.map(async (person) => {
          const response = await fetch(address, {
            redirect: 'manual',
            headers: { ...headers, ...(person === null ? {} : { cookie: person.cookie }) },
          });
          return { status: response.status, text: await response.text() };
        }),
      );
      for (const { status, text } of answers) {
        const words = `${address} ${JSON.stringify(headers)}`;
        expect(status, words).toBe(answers[0]?.status);
        for (const secret of [SECRET_WORDS, 'userId', 'edith', PASSWORD]) {
          expect(text.includes(secret), `${words}: ${secret}`).toBe(false);
        }
      }
    }
  }
});

test('[X13] somebody signs in by keyboard, is there after a reload, signs out, and nothing is left', async ({
  page,
  context,
}) => {
  await page.goto(`${server.address}/desk`);
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('edith');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(signOut).toBeVisible();
  const cookies = await context.cookies(server.address);
  expect(cookies.map(({ name, secure, httpOnly, sameSite }) => [name, secure, httpOnly, sameSite])).toEqual([
    ['__Host-declared-desk', true, true, 'Strict'],
    ['__Host-declared-device', true, true, 'Strict'],
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.reload();
  await expect(signOut).toBeVisible();
  await signOut.click();
  await expect(page.getByLabel('Name')).toBeVisible();
  expect((await context.cookies(server.address)).map(({ name }) => name)).toEqual(['__Host-declared-device']);
});

test('[X38] what the browser keeps of the desk is no secret, and is gone after signing out', async ({
  page,
  context,
}) => {
  await signInBrowser(context, server, 'emil');
  await page.goto(`${server.address}/desk`);
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(signOut).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const secret of [PASSWORD, ...(await context.cookies()).map(({ value }) => value)]) {
    expect((await kept()).includes(secret)).toBe(false);
  }
  await signOut.click();
  await expect(page.getByLabel('Name')).toBeVisible();
  expect(await kept()).not.toContain('emil');
});

test('[X15] whoever loses the account while the desk is open sees the sign-in at once', async ({
  page,
  context,
}) => {
  await signInBrowser(context, server, 'ravi');
  await page.goto(`${server.address}/desk`);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await ask(server, { kind: 'disableUser', userId: 'ravi', reason: 'Lost a laptop' });
  await expect(page.getByLabel('Password')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
});

test('[D141] [D146] a role is given by its button, which nothing covers: the arrows pass the roles between and give none', async ({
  context,
  page,
}) => {
  const clara = await signIn(server, 'clara');
  const roleOfEmil = async () =>
    (await clara.view()).users?.users.find(({ userId }) => userId === 'emil')?.role;
  await signInBrowser(context, server, 'clara');
  await page.goto(`${server.address}/desk/people`);
  await page.getByLabel('Say first why you change them, for the record').fill('The chief goes home');
  const role = page.getByLabel('Role of emil');
  await role.focus();
  await page.keyboard.press('ArrowDown');
  const give = page.getByRole('button', { name: 'Make emil chief' });
  await expect(give).toBeVisible();
  expect(await roleOfEmil()).toBe('editor');
  await give.click({ trial: true });
  await give.press('Enter');
  await expect(role).toBeFocused();
  await expect.poll(roleOfEmil).toBe('chief');
  await expect(give).toHaveCount(0);
});

test('[X16] whoever is asked for a second factor sets it up first, and is asked for its digits after that', async ({
  page,
}) => {
  await ask(server, { kind: 'requireTotp', roles: ['reporter'], reason: 'From tonight' });
  const enter = async () => {
    await page.getByLabel('Name').fill('rita');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
  };
  await page.goto(`${server.address}/desk`);
  await enter();
  await expect(page.getByRole('alert').filter({ hasText: 'second factor' })).toBeVisible();
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  const secret = (await page.getByRole('code').textContent()) ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const step = () => Math.floor(Date.now() / 30_000);
  await page.getByLabel('six digits').fill(codeAt(secret, step()));
  await page.keyboard.press('Enter');
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await expect(signOut).toBeVisible();
  await signOut.click();
  await enter();
  await expect(page.getByLabel('Six digits')).toBeFocused();
  // The digits of now were used to set it up: those of the next step are good already.
  await page.keyboard.type(codeAt(secret, step() + 1));
  await page.keyboard.press('Enter');
  await expect(signOut).toBeVisible();
  await ask(server, { kind: 'requireTotp', roles: [], reason: 'No longer' });
  await ask(server, { kind: 'setTotp', userId: 'rita', secret: null });
});

test('[X39] no page of the desk can be framed, and signing in leads nowhere but to the desk', async ({
  page,
}) => {
  for (const path of PAGES) {
    const { headers } = await fetch(server.address + path);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
  for (const next of ['//evil.test', 'https://evil.test', 'javascript:alert(1)', '/\\evil.test']) {
    await page.goto(`${server.address}/desk?next=${encodeURIComponent(next)}#${next}`);
    await page.getByLabel('Name').fill('rita');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(server.address);
    await page.context().clearCookies();
  }
});

test('[X13] a browser without scripts is told that the desk needs them', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/desk`);
  await expect(page.locator('noscript p')).toHaveText(/^The desk needs scripts/);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.getByRole('status')).toBeHidden();
  await context.close();
});
