import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '#scripts/launcher/paths.mjs';
import { securityHeaders } from '#server/http/security-headers.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';

/** Said to the processes as a secret would be, and nowhere else. */
const CANARY = 'canary-5d41402abc4b2a76b9719d911017c592';

/** Of over a thousand: each is two pages to render. Browsers try all of them on other fields (X50). */
const TEXTS_TRIED = 12;

let server: DeclaredServer;
before(async () => {
  server = await startDeclaredServer({
    start: '2024-07-05T01:00:00Z',
    env: { SECRET_CANARY: CANARY, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: CANARY },
  });
});
after(() => server.stop());

/** Every page that is built, from its folder, with a name where the address has one. */
const PAGES = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => join('/', dirname(file)))
  .map((path) =>
    path
      .replace('[slug]', 'ilford-north')
      .replace('[list]', 'gains')
      .replaceAll(/\[\w+\]/g, '1'),
  );

const STATIC = join(ROOT, '.next', 'static');
const FILES = readdirSync(STATIC, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

/** What a careless server gives away. */
const NEVER = [
  '/.git/HEAD',
  '/.env',
  '/.next/BUILD_ID',
  '/package.json',
  '/server/config.ts',
  '/_next',
  '/_next/',
  '/_next/static',
  '/_next/static/',
  '/_next/static/../../package.json',
  '/_next/static/%2e%2e/%2e%2e/package.json',
  '/_next/static/..%2f..%2fpackage.json',
  '/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=640&q=75',
  '/_next/image?url=%2F%2F169.254.169.254%2F&w=640&q=75',
  '/_next/data/x/index.json',
  '/__nextjs_original-stack-frames',
  '/data/ge2024/pack.json',
  '/reference/..%2f..%2fpackage.json',
  '/api/v1/..%2f..%2fpackage.json',
  '/debug',
  '/graphql',
];

test('[X56] every page, file and error has the headers, and none holds a secret', async () => {
  assert.ok(PAGES.length > 15, `${PAGES.length} pages`);
  const files = FILES.map((file) => `/_next/static/${file.slice(STATIC.length + 1)}`);
  const secrets = [CANARY, new URL(server.redisUrl).password, 'redis://'];
  for (const path of [...PAGES, ...files, '/no-such-page', '/_next/image', '/api/v1/night', '/robots.txt']) {
    const response = await fetch(server.address + path, { redirect: 'manual' });
    const text = await response.text();
    assert.ok(response.status < 500, `${path}: ${response.status}`);
    for (const [name, value] of securityHeaders({ isHttps: false })) {
      const given = response.headers.get(name);
      // A page has a policy of its own, with a nonce; figures may be read by other sites.
      const isRight =
        name === 'content-security-policy'
          ? given?.startsWith("default-src 'none'; ") && given.includes("frame-ancestors 'none'")
          : given === value || (name === 'cross-origin-resource-policy' && given === 'cross-origin');
      assert.ok(isRight, `${name} of ${path} is ${given}`);
    }
    for (const name of ['server', 'x-powered-by']) assert.equal(response.headers.get(name), null, path);
    for (const secret of secrets) assert.ok(!text.includes(secret), `${path} holds ${secret}`);
    assert.doesNotMatch(text, /at \w+ \(.*node_modules|sourceMappingURL=/, path);
  }
});

test('[X56] nothing is served but what is meant to be', async () => {
  for (const path of NEVER) {
    // As it stands: fetch would tidy the dots away.
    const { status, text } = await exactly(path);
    // The framework takes a slash from the end first; what stands without it is in the list too.
    assert.ok([400, 404].includes(status) || (status === 308 && path.endsWith('/')), `${path}: ${status}`);
    assert.ok(!text.includes('"private": true') && !text.includes('ref: refs/'), path);
  }
  assert.deepEqual(
    FILES.filter((file) => file.endsWith('.map')),
    [],
  );
  const evaluating = FILES.filter(
    (file) => /\.js$/.test(file) && /\beval\(|new Function\(/.test(readFileSync(file, 'utf8')),
  );
  assert.deepEqual(evaluating, []);
});

/** The shapes of public exploits of the framework's actions, and what its own pages would send. */
const FLIGHT: readonly { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] = [
  { headers: { 'next-action': 'x'.repeat(40), 'content-type': 'text/plain;charset=UTF-8' }, body: '["$K1"]' },
  { headers: { 'next-action': '7f'.repeat(21), 'content-type': 'application/json' }, body: '[]' },
  {
    headers: { 'next-action': 'x', 'content-type': 'multipart/form-data; boundary=b' },
    body: [
      '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n',
      '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}",',
      '"_response":{"_prefix":"process.exit(7);","_formData":{"get":"$1:constructor:constructor"}}}\r\n',
      '--b\r\nContent-Disposition: form-data; name="1"\r\n\r\n"$@0"\r\n--b--\r\n',
    ].join(''),
  },
  { headers: { rsc: '1', 'content-type': 'text/x-component' }, body: `0:${'["$0",'.repeat(200)}` },
  {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '$ACTION_REF_1=&$ACTION_1:0=%7B%7D',
  },
];

test('[X56] a request in the form of the framework’s actions is refused on every page, before the framework', async () => {
  const pages = await server.pagesPid();
  for (const path of [...PAGES, '/no-such-page']) {
    for (const { headers, body } of FLIGHT) {
      const response = await fetch(server.address + path, { method: 'POST', headers, body });
      await response.text();
      assert.ok([403, 404, 405].includes(response.status), `${path}: ${response.status}`);
    }
  }
  assert.equal(await server.pagesPid(), pages, 'pages never ended');
});

test('[X59] what an address says is text on the page that repeats it', async () => {
  const texts = HOSTILE_TEXTS.filter((text) => text.includes('<') && text.length < 200).slice(0, TEXTS_TRIED);
  assert.equal(texts.length, TEXTS_TRIED);
  let repeated = 0;
  for (const text of texts) {
    const said = encodeURIComponent(text.toWellFormed());
    for (const path of [`/find?q=${said}`, `/constituency/${said}`]) {
      const page = await (await fetch(server.address + path, { redirect: 'manual' })).text();
      assert.ok(!page.includes(text), `${path} holds ${text}`);
      assert.deepEqual(page.match(/<script(?![^>]* nonce=")[^>]*>/g), null, path);
      if (page.includes(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))) repeated += 1;
    }
  }
  assert.ok(repeated > 0, 'pages do repeat what was asked');
});

async function exactly(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const { request } = await import('node:http');
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += String(part);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });
}
