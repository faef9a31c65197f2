import { expect, type Page, test } from 'playwright/test';
import type { NightFact } from '#lib/election/events.ts';
import type { Candidate, Constituency } from '#lib/election/reference.ts';
import { escapeText } from '#server/ingest/problem.ts';
import { commitFacts, type SaidFact } from '#tests/support/commit-written.ts';
import { type DeclaredServer, startDeclaredServer } from '#tests/support/declared-server.ts';
import { signInBrowser } from '#tests/support/desk-pages.ts';
import { addPeople, signIn } from '#tests/support/desk-people.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';
import { night2024, type RecordedNight } from '#tests/support/night-2024.ts';

/** Those that the doors let in: what hides or reorders letters, or reaches over lines, is refused there. */
const TEXTS = HOSTILE_TEXTS.filter(
  (text) => escapeText(text) === text && !/\p{M}{5}/u.test(text.normalize('NFD')),
);
/** A reason has room for so many letters. */
const REASON_CHARS = 480;
const LIVE_MS_MAX = 60_000;
const SEATS = 200;

let server: DeclaredServer;
let night: RecordedNight;
let ran: string[];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  night = await night2024();
  server = await startDeclaredServer({ start: '2024-07-05T12:00:00Z' });
  await addPeople(server);
  const seats = night.roll.reference.constituencies.slice(0, SEATS);
  const seq = await commitFacts(server.redisUrl, seats.flatMap(hostileSeat));
  await server.waitForSeq(seq);
});
test.afterAll(() => server.stop());

test.beforeEach(({ page }) => {
  ran = [];
  page.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) ran.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(server.address).host && !request.url().startsWith('data:'))
      ran.push(`request: ${request.url()}`);
  });
});

const PAGES = [
  '/',
  '/results',
  '/map',
  '/live',
  '/watch',
  '/candidates',
  '/at-risk',
  '/swing',
  '/since?from=22:00',
];

for (const path of PAGES) {
  test(`[X50] no name, source or reason does anything on ${path}`, async ({ page }) => {
    await open(page, path);
    expect(ran).toEqual([]);
    expect(await strangers(page)).toBe(0);
  });
}

test('[X50] names, sources and reasons read on the page of a seat as they were given', async ({ page }) => {
  for (const [index, seat] of night.roll.reference.constituencies.slice(0, 12).entries()) {
    await open(page, `/constituency/${seat.slug}`);
    const text = await textOf(page);
    for (const said of [reasonOf(index), ...namesOf(seat, index)]) expect(text).toContain(said);
    expect(await strangers(page)).toBe(0);
  }
  expect(ran).toEqual([]);
});

test('[X50] every reason of a correction reads as it was given', async ({ page }) => {
  await open(page, '/corrections');
  const text = await textOf(page);
  // A sentence begins with a capital; nothing else of it is ours.
  const missing = Array.from({ length: SEATS }, (_, index) => reasonOf(index).slice(1)).filter(
    (each) => !text.includes(each),
  );
  expect(missing).toEqual([]);
  expect(await strangers(page)).toBe(0);
  expect(ran).toEqual([]);
});

test('[X50] what people give as reasons at the desk reads in its record as they gave it', async ({
  page,
  context,
}) => {
  const clara = await signIn(server, 'clara');
  const reasons = inReasons(TEXTS);
  for (const [index, reason] of reasons.entries()) {
    const outcome = await clara.command({
      kind: 'setOneKey',
      constituencyId: null,
      on: index % 2 === 0,
      reason,
    });
    expect(outcome.kind, JSON.stringify(outcome)).toBe('done');
  }
  await signInBrowser(context, server, 'carl');
  await page.goto(`${server.address}/desk/audit`);
  const older = page.getByRole('button', { name: 'Older' });
  await expect(page.getByRole('table')).toBeVisible();
  while (await older.isVisible()) {
    const rows = await page.getByRole('row').count();
    await older.click();
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(rows);
  }
  const text = await textOf(page);
  expect(reasons.filter((each) => !text.includes(each))).toEqual([]);
  expect(await strangers(page)).toBe(0);
  expect(ran).toEqual([]);
});

/** A seat whose candidates, sources, correction and doubt all say something hostile. */
function hostileSeat(seat: Constituency, index: number): readonly SaidFact[] {
  const constituencyId = seat.id;
  const names = namesOf(seat, index);
  const candidates: readonly Candidate[] = seat.candidates.map((each, place) => ({
    ...each,
    name: names[place] ?? each.name,
    surname: names[place] ?? each.surname,
  }));
  const votes = Object.fromEntries(seat.candidates.map(({ id }, place) => [id, 9000 - 500 * place - index]));
  const figures = {
    votes,
    electorate: 70_000,
    rejectedBallots: null,
    decidedByLot: null,
    declaredAt: '2024-07-05T02:00:00.000Z',
  };
  const [first] = seat.candidates;
  const later = { ...figures, votes: { ...votes, [first?.id ?? '']: 9_500 - index } };
  const facts: readonly NightFact[] = [
    { kind: 'nominationsAmended', constituencyId, revision: 1, candidates },
    { kind: 'resultDeclared', constituencyId, revision: 2, figures },
    { kind: 'resultCorrected', constituencyId, revision: 3, figures: later, reason: reasonOf(index) },
    { kind: 'resultFlagged', constituencyId, words: textAt(index * 7 + 3) },
    { kind: 'watchPicked', constituencyId, reason: textAt(index * 11 + 5) },
  ];
  return facts.map((fact) => ({ fact, source: textAt(index * 3 + 1), by: 'feed' }));
}

function textAt(index: number): string {
  return TEXTS[index % TEXTS.length] ?? '';
}

/** Five hostile texts a seat, so that all of them are somebody's reason. */
function reasonOf(index: number): string {
  const each = Math.ceil(TEXTS.length / SEATS);
  return TEXTS.slice(index * each, (index + 1) * each).join(' ') || textAt(index);
}

function namesOf(seat: Constituency, index: number): readonly string[] {
  return seat.candidates.map((_, place) => `${textAt(index * 13 + place)} ${place}`);
}

function inReasons(texts: readonly string[]): readonly string[] {
  const reasons: string[] = [];
  let reason = '';
  for (const text of texts) {
    if (reason.length + text.length > REASON_CHARS) {
      reasons.push(reason.trim());
      reason = '';
    }
    reason += ` ${text}`;
  }
  return [...reasons, reason.trim()].filter((each) => each !== '' && each.length <= 500);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(server.address + path);
  await expect(page.locator('html')).toHaveAttribute('data-status', 'live', { timeout: LIVE_MS_MAX });
}

function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('main')?.textContent ?? '');
}

/** Elements that no page of ours has in its content, and links that lead where none may. */
function strangers(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      document.querySelectorAll(
        'main script:not([type="application/ld+json"]), main iframe, main object, main embed, main img[onerror], main style, main base, main meta, main marquee, main [onload], main [onclick], main a[href^="javascript:" i]',
      ).length,
  );
}
