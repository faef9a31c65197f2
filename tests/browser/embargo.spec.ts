import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import type { NightFact } from '#lib/election/events.ts';
import type { PostId } from '#lib/election/ids.ts';
import { connectRedis } from '#server/log/connect-redis.ts';
import { nightKeys } from '#server/log/night-keys.ts';
import { commitFacts } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { night2024 } from '#tests/support/night-2024.ts';
import { published } from '#tests/support/written-posts.ts';

const BEFORE = '2024-07-04T20:30:00.000Z';
const CLOSE = '2024-07-04T21:00:00.000Z';
/** Words and figures that nobody outside may see: strange enough to be nothing else. */
const CANARY = /canary|27,?183|31,?415/i;
/** A process asks again every quarter of a second for what it held, and for the clock every second. */
const HELD_MS = 2500;
const OPEN_MS_MAX = 20_000;

/** What stands for the parts of an address that vary. A page with a new one needs a value here. */
const PARTS: Readonly<Record<string, string>> = {
  'app/constituency/[slug]': 'ilford-north',
  'app/corrections/[id]': '3',
  'app/live/[id]': 'exit-poll',
  'app/results/[list]': 'gains',
  '{idOrSlug}': 'ilford-north',
  '{postcode}': 'IG1%201AA',
};

let server: DeclaredServer;
let texts: ReadonlyMap<string, string>;

// One night, whose clock is moved from test to test.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await startDeclaredServer({ start: BEFORE, forecast: true });
  // From here on the clock is the test's: nobody else publishes one.
  await server.kill('ingest');
  await moveClock(BEFORE);
  await expect.poll(async () => (await health()).ingest, { timeout: OPEN_MS_MAX }).toBe('silent');
  texts = await readAll();
});
test.afterAll(() => server.stop());

test('[E13] before the close every page says what it said before anything was known', async () => {
  await commitFacts(
    server.redisUrl,
    (await secrets()).map((fact) => ({ fact, at: BEFORE, source: 'Canary source' })),
  );
  await new Promise((resolve) => setTimeout(resolve, HELD_MS));
  expect(await server.log('web')).toContain('held until the close of poll');
  const now = await readAll();
  expect(now.size).toBeGreaterThan(40);
  for (const [path, text] of now) expect(text === texts.get(path), `${path} says what it said`).toBe(true);
});

test('[E13] nor does an open page hear of it, a moment before the close either', async ({ page }) => {
  const said = heardBy(page);
  await moveClock('2024-07-04T20:59:59.000Z');
  for (const path of ['/', '/live', '/constituency/ilford-north']) {
    await page.goto(server.address + path);
    await page.waitForTimeout(HELD_MS);
    expect(await page.locator('body').innerText(), path).not.toMatch(CANARY);
  }
  expect(said.join('\n')).not.toMatch(CANARY);
});

test('[E14] at the close the same pages tell it, open ones too', async ({ page }) => {
  await page.goto(`${server.address}/constituency/ilford-north`);
  await moveClock(CLOSE);
  await expect(page.locator('main')).toContainText('27,184', { timeout: OPEN_MS_MAX });
  for (const path of [
    '/constituency/ilford-north',
    '/corrections',
    '/live',
    '/live.atom',
    '/results.csv',
    '/',
  ]) {
    const body = await (await fetch(server.address + path)).text();
    expect(CANARY.test(body), `${path} tells it`).toBe(true);
  }
});

/** Every page and route that the folder of pages has, and what stands beside them; each in the forms that it may be asked in. */
function addresses(): readonly string[] {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)(page\.tsx|route\.ts)$/.test(name))
    .map((name) => `app/${name}`.replace(/\/(page\.tsx|route\.ts)$/, ''));
  const paths = pages.map((folder) => {
    const [, part] = /\[(\w+)\]/.exec(folder) ?? [];
    const value = PARTS[folder];
    if (part !== undefined && value === undefined) throw new Error(`Say in PARTS what stands for ${folder}`);
    return folder.replace(/^app/, '').replace(/\[\w+\]/, value ?? '') || '/';
  });
  const { paths: described } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  const api = Object.keys(described).map((path) =>
    path.replace(/\{\w+\}/, (part) => {
      const value = PARTS[part];
      if (value === undefined) throw new Error(`Say in PARTS what stands for ${part} in ${path}`);
      return value;
    }),
  );
  return [...paths, ...api, '/live.atom', '/corrections.atom'].flatMap((path) => [
    path,
    `${path}?at=2024-07-05T03:00:00Z`,
    `${path}?q=ilford&seat=ilford-north&from=2024-07-04T20:00:00Z`,
  ]);
}

/** What every address says in words; fails on the first that gives something away. */
async function readAll(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const path of addresses()) {
    const body = await (await fetch(server.address + path)).text();
    expect(CANARY.test(body), `${path} gives something away`).toBe(false);
    found.set(path, wordsOf(body));
  }
  return found;
}

/** The words of a page, without its mark-up, which has a nonce of its own each time, and without its running clock. */
function wordsOf(body: string): string {
  if (!body.startsWith('<!DOCTYPE html')) return body;
  return body
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\b\d\d:\d\d:\d\d\b/g, '')
    .replace(/\s+/g, ' ');
}

/** Everything that comes to a page over the wire, but for files that were there before the night. */
function heardBy(page: Page): string[] {
  const said: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => said.push(String(payload))));
  page.on('response', async (response) => {
    if (/\/(reference|_next\/static)\//.test(response.url())) return;
    said.push(await response.text().catch(() => ''));
  });
  return said;
}

async function moveClock(nightAt: string): Promise<void> {
  const redis = connectRedis(server.redisUrl, () => {});
  const clock = { nightAt, realAt: '2024-01-01T00:00:00.000Z', speed: 0 };
  await redis.set(nightKeys({ mode: 'test', election: 'ge2024' }).clock, JSON.stringify(clock));
  redis.disconnect();
  await expect.poll(async () => (await health()).clock?.nightAt).toBe(nightAt);
}

async function health() {
  const response = await fetch(`${server.address}/healthz`);
  return (await response.json()) as { readonly ingest: string; readonly clock: { nightAt: string } | null };
}

/** Everything that could say how people vote, as if every check before the log had failed. */
async function secrets(): Promise<readonly NightFact[]> {
  const night = await night2024();
  const { constituency, contest } = night.seat('Ilford North');
  if (contest.phase.kind !== 'declared') throw new Error('Ilford North is declared');
  const { figures } = contest.phase;
  const [first = '', second = ''] = Object.keys(figures.votes);
  const votes = (count: number) => ({ ...figures.votes, [first]: count, [second]: 31_415 });
  const about = { constituencyId: constituency.id };
  const other = night.seat('Ilford South');
  if (other.contest.phase.kind !== 'declared') throw new Error('Ilford South is declared');
  return [
    {
      ...about,
      kind: 'resultDeclared',
      revision: 1,
      figures: { ...figures, electorate: 90_000, votes: votes(27_183) },
    },
    {
      ...about,
      kind: 'resultCorrected',
      revision: 2,
      reason: 'Canary reason',
      figures: { ...figures, electorate: 90_000, votes: votes(27_184) },
    },
    { ...about, kind: 'resultFlagged', words: 'Canary doubt' },
    {
      kind: 'winnerAnnounced',
      constituencyId: other.constituency.id,
      revision: 1,
      winner: other.contest.phase.winner,
    },
    published('exit-poll' as PostId, 'Canary exit poll', {
      title: 'Canary headline',
      pinned: true,
      keyEvent: true,
    }),
    { kind: 'bannerSet', words: 'Canary banner', href: null },
    { kind: 'forecastHidden', reason: 'Canary of the exit poll' },
  ];
}
