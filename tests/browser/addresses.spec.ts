import { request as send } from 'node:http';
import { expect, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

const ORIGIN = 'https://results.example';
const CANONICAL = [
  ['/', ORIGIN],
  ['/?at=2024-07-05T03:10', ORIGIN],
  ['/charts', `${ORIGIN}/charts`],
  ['/swing?party=ld', `${ORIGIN}/swing`],
  ['/since', `${ORIGIN}/since`],
  ['/find?q=birmingham', `${ORIGIN}/find`],
  ['/constituency/ilford-north', `${ORIGIN}/constituency/ilford-north`],
  ['/results/gains', `${ORIGIN}/results/gains`],
  ['/live', `${ORIGIN}/live`],
] as const;

let server: DeclaredServer;

test.beforeAll(async () => {
  server = await startDeclaredServer({ env: { DECLARED_ORIGIN: ORIGIN } });
});

test.afterAll(async () => {
  await server.stop();
});

test('[V245] a page names its own address whole, on the origin that was configured', async () => {
  for (const [path, canonical] of CANONICAL) {
    expect(await canonicalOf(path, new URL(server.address).host), path).toBe(canonical);
  }
});

test('[V245] whatever a request says that its host is, the page does not repeat it', async () => {
  const page = await pageOf('/charts', 'forged.example');
  expect(page).not.toContain('forged.example');
});

test('[V370] an address that leads to a seat’s page leads to the same moment of it', async ({ request }) => {
  for (const [path, slug] of [
    ['/constituency/E14001305', 'islington-north'],
    ['/constituency/Ilford_NORTH', 'ilford-north'],
    ['/constituency/IG6%202NE', 'ilford-north'],
    ['/find?q=ilford+north', 'ilford-north'],
    ['/find?q=IG6+2NE', 'ilford-north'],
  ] as const) {
    const mark = path.includes('?') ? '&' : '?';
    const answer = await request.get(`${server.address}${path}${mark}at=2024-07-05T03:10`, {
      maxRedirects: 0,
    });
    expect(answer.headers()['location'], path).toBe(`/constituency/${slug}?at=2024-07-05T03%3A10`);
  }
});

async function canonicalOf(path: string, host: string): Promise<string | undefined> {
  return /<link rel="canonical" href="([^"]+)"/.exec(await pageOf(path, host))?.[1];
}

/** The page as text: a browser would not send another host than the one it asks. */
function pageOf(path: string, host: string): Promise<string> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const request = send({ hostname, port, path, headers: { host } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
    });
    request.on('error', reject);
    request.end();
  });
}
