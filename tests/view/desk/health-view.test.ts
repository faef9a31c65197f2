import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskHealth } from '#lib/desk/health.ts';
import { healthView } from '#lib/view/desk/health-view.ts';
import { ALDER, BLUE, declared, fold, numbered, RED, tinyRoll } from '#tests/support/tiny-election.ts';

const NOW = Date.parse('2024-07-05T02:00:00Z');
const roll = tinyRoll();
const NIGHT = { roll, state: fold(roll, numbered([declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 })])) };
const EARLY = { roll, state: fold(roll, []) };
const WELL: DeskHealth = {
  feed: {
    ingestRuns: true,
    lastMessageAt: '2024-07-05T01:59:30.000Z',
    backlog: 0,
    committed: 300,
    waiting: 0,
    rejected: 1,
    duplicates: 4,
    codes: [{ code: 'SUM_MISMATCH', count: 1 }],
  },
  serving: { logAnswers: true, connections: 2000, lagMs: 5, pagesUp: true, pagesWaiting: 0, faults: 0 },
  unused: [],
};

const feed = (part: Partial<DeskHealth['feed']>): DeskHealth => ({
  ...WELL,
  feed: { ...WELL.feed, ...part },
});
const serving = (part: Partial<DeskHealth['serving']>): DeskHealth => ({
  ...WELL,
  serving: { ...WELL.serving, ...part },
});
const headline = (health: DeskHealth, night = NIGHT) => healthView(health, NOW, night).headline;

test('[D98] while nothing wants looking at, all is well', () => {
  assert.equal(headline(WELL), 'All is well.');
  const rows = healthView(WELL, NOW, NIGHT).groups.flatMap((group) => group.rows);
  assert.ok(rows.some(({ name, value }) => name === 'Last message' && value === '30 seconds ago'));
  assert.ok(rows.some(({ name }) => name === 'The votes do not add up to the stated valid votes'));
  assert.ok(rows.some(({ name, value }) => name === 'Open pages' && value === '2,000'));
});

test('[D98] what wants looking at is said first', () => {
  const cases: readonly (readonly [DeskHealth, RegExp])[] = [
    [feed({ ingestRuns: false }), /ingest: is silent/],
    [feed({ waiting: 2 }), /^Look at 2 messages that wait for an editor\.$/],
    [feed({ backlog: 101 }), /backlog: 101/],
    [serving({ logAnswers: false }), /log: is silent/],
    [serving({ pagesUp: false }), /pages: are being started again/],
    [serving({ lagMs: 201 }), /lag: 201 ms/],
    [serving({ faults: 1 }), /faults of ours: 1/],
  ];
  for (const [health, words] of cases) assert.match(headline(health), words);
});

test('[D98] a silent feed is trouble once seats have declared, and not before', () => {
  const silent = feed({ lastMessageAt: '2024-07-05T01:30:00.000Z' });
  assert.match(headline(silent), /last message: 30 minutes ago/);
  assert.equal(headline(silent, EARLY), 'All is well.');
});

test('[D98] what is not known is not 0', () => {
  const rows = healthView(feed({ backlog: null }), NOW, NIGHT).groups.flatMap((group) => group.rows);
  assert.equal(rows.find(({ name }) => name === 'Backlog')?.value, 'not known');
  const pages = healthView(serving({ pagesUp: null, pagesWaiting: null }), NOW, NIGHT);
  assert.ok(!pages.groups.flatMap((group) => group.rows).some(({ name }) => name === 'Pages'));
});

test('[D120] results that the forecast does not believe are named, with what to check', () => {
  const doubted: DeskHealth = {
    ...WELL,
    unused: [{ constituencyId: ALDER, why: 'implausibleTurnout' }],
  };
  assert.equal(headline(doubted), 'Look at 1 result that the forecast does not believe.');
  const [group] = healthView(doubted, NOW, NIGHT).groups;
  assert.equal(group?.title, 'Results that the forecast does not believe');
  const [row] = group.rows;
  assert.equal(row?.name, roll.constituencies.get(ALDER)?.name);
  assert.match(row?.value ?? '', /^A turnout of [0-9.]+% is outside 30 to 90%: check votes and electorate\./);
  assert.match(row?.value ?? '', /Readers see it; the forecast leaves it out\.$/);
  const swapped: DeskHealth = { ...WELL, unused: [{ constituencyId: ALDER, why: 'implausibleChange' }] };
  assert.match(healthView(swapped, NOW, NIGHT).groups[0]?.rows[0]?.value ?? '', /swapped or mistyped votes/);
  assert.equal(healthView(WELL, NOW, NIGHT).groups[0]?.title, 'Feed');
});
