import { type APIRequestContext, type APIResponse, expect, type Page, test } from 'playwright/test';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';

/** A busy minute in the middle of the night, and one after the majority. */
const MOMENTS = ['2024-07-05T03:10', '2024-07-05T05:05'];

let server: DeclaredServer;

test.beforeAll(async () => {
  server = await startDeclaredServer({ feed: 'replay', start: '2024-07-05T04:30:00Z', speed: 1 });
  await server.waitForSeq(500);
});

test.afterAll(async () => {
  await server.stop();
});

for (const at of MOMENTS) {
  test(`[V371] at ${at} pages without scripts say what the files and the API say`, async ({ request }) => {
    const expected = await figuresOf(request, at);
    const read = async (path: string) => textOf(await request.get(`${server.address}${path}?at=${at}`));
    for (const path of ['/', '/map', '/charts']) {
      expect(await read(path), path).toMatch(new RegExp(`\\b${expected.declared} of 650 (seats )?declared`));
    }
    const charts = await read('/charts');
    for (const [party, seats] of expected.seats.filter(([, count]) => count > 1)) {
      expect(charts).toMatch(new RegExp(`\\b${party} [\\p{L} ]+ ${seats}\\b`, 'u'));
    }
    const results = await read('/results');
    for (const [list, count] of expected.lists) expect(results).toContain(`${list} ${count} `);
    for (const { slug, majority, turnout } of expected.newest) {
      const seat = await read(`/constituency/${slug}`);
      expect(seat).toContain(`Majority ${majority} `);
      expect(seat).toContain(turnout);
    }
  });

  test(`[V371] at ${at} the Night page with scripts says the same`, async ({ page, request }) => {
    await expectNightPage(page, at, await figuresOf(request, at));
  });
}

type Figures = Awaited<ReturnType<typeof figuresOf>>;

/** What the rows of the results add up to, and what the API says of the same moment, which must be the same. */
async function figuresOf(request: APIRequestContext, at: string) {
  const json = async (path: string) => (await request.get(`${server.address}${path}?at=${at}`)).json();
  const { rows }: { readonly rows: readonly ResultRow[] } = await json('/results.json');
  const night: NightAnswer = await json('/api/v1/night');
  const { constituencies }: { readonly constituencies: readonly Line[] } =
    await json('/api/v1/constituencies');
  const declared = rows.filter(({ state }) => state === 'declared');
  const votes = declared.reduce((sum, { valid_votes }) => sum + valid_votes, 0);
  const labour = night.shares.rows.find(({ standing }) => standing === 'lab');
  const slugs = new Map(constituencies.map(({ id, slug }) => [id, slug]));

  expect(night.stateOfPlay.declared).toBe(declared.length);
  expect(constituencies.filter(({ status }) => status === 'declared')).toHaveLength(declared.length);
  expect((labour?.votes ?? 0) / votes).toBeCloseTo(labour?.share ?? 0, 9);
  const seats = [...Map.groupBy(declared, ({ winning_party }) => winning_party)].map(
    ([party, own]) => [party, own.length] as const,
  );
  expect(Object.fromEntries(seats)['Lab']).toBe(
    night.seats.parties.find(({ party }) => party === 'lab')?.seats,
  );
  return {
    declared: declared.length,
    seats,
    labourShare: (100 * (labour?.share ?? 0)).toFixed(1),
    lists: [
      ['Gains', declared.filter(({ outcome }) => outcome === 'gain').length],
      ['Holds', declared.filter(({ outcome }) => outcome === 'hold').length],
    ] as const,
    newest: declared
      .toSorted((left, right) => right.declared_at.localeCompare(left.declared_at))
      .slice(0, 2)
      .map(({ ons_id, majority, turnout }) => ({
        slug: slugs.get(ons_id) ?? '',
        majority: majority.toLocaleString('en-GB'),
        turnout: `${(100 * turnout).toFixed(1)}%`,
      })),
  };
}

async function expectNightPage(page: Page, at: string, expected: Figures): Promise<void> {
  await page.goto(`${server.address}/?at=${at}`);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live');
  await expect(page.locator('.kicker')).toHaveText(`${expected.declared} of 650 declared`);
  await expect(page.locator('.hex-map .hex-declared')).toHaveCount(expected.declared);
  const rows = page.locator('.score tr');
  for (const [party, seats] of expected.seats) {
    const row = rows.filter({ has: page.locator('.tag', { hasText: exactly(party) }) });
    if ((await row.count()) > 0) await expect(row.locator('.seats')).toHaveText(String(seats));
  }
  const labour = rows.filter({ has: page.locator('.tag', { hasText: exactly('Lab') }) });
  await expect(labour).toContainText(expected.labourShare);
}

/** What a page says, without its marks and scripts. */
async function textOf(answer: APIResponse): Promise<string> {
  const html = (await answer.text()).replace(/<(script|style)\b.*?<\/\1>/gs, '');
  return html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

function exactly(words: string): RegExp {
  return new RegExp(`^${words}$`);
}

interface ResultRow {
  readonly ons_id: string;
  readonly state: string;
  readonly winning_party: string;
  readonly outcome: string;
  readonly majority: number;
  readonly turnout: number;
  readonly valid_votes: number;
  readonly declared_at: string;
}

interface Line {
  readonly id: string;
  readonly slug: string;
  readonly status: string;
}

interface NightAnswer {
  readonly stateOfPlay: { readonly declared: number };
  readonly seats: { readonly parties: readonly { readonly party: string; readonly seats: number }[] };
  readonly shares: {
    readonly rows: readonly { readonly standing: string; readonly votes: number; readonly share: number }[];
  };
}
