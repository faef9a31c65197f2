import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import { makeRoll } from '#lib/election/roll.ts';
import { emptyState, type NightState } from '#lib/election/state.ts';
import { type AtRiskFilter, atRiskAddress, readAtRiskFilter } from '#lib/view/at-risk-filter.ts';
import { atRiskPageView } from '#lib/view/at-risk-page-view.ts';
import type { CountLink } from '#lib/view/at-risk-view.ts';
import type { KeptLists } from '#lib/view/kept-order.ts';
import { pageParameters } from '#lib/view/page-parameters.ts';
import { readMarginRecords } from '#server/pack/margin-records.ts';
import { type RecordedNight, recordedNightOf as readNight } from '#tests/support/night-2024.ts';

/** Each recorded night is read once: this file looks at its pages hundreds of times. */
const nights = new Map<string, Promise<RecordedNight>>();
function recordedNightOf(election: string): Promise<RecordedNight> {
  const night = nights.get(election) ?? readNight(election).then(withKeptStates);
  nights.set(election, night);
  return night;
}

const records: readonly MarginRecord[] = await readMarginRecords('data');

/** Folding a night again for each of some hundred links would take a minute. */
function withKeptStates(night: RecordedNight): RecordedNight {
  const states = new Map<number, NightState>();
  return {
    ...night,
    after(count) {
      const state = states.get(count) ?? night.after(count);
      states.set(count, state);
      return state;
    },
  };
}

const NO_FORECAST = { kind: 'unavailable', why: 'none' } as const;

async function page(
  given: Record<string, string>,
  count: number,
  election = 'ge2024',
  kept: KeptLists<ConstituencyId> = {},
) {
  const { roll, after, events } = await recordedNightOf(election);
  const filter = readAtRiskFilter(roll, pageParameters(given));
  const nowMs = Date.parse(events[count - 1]?.at ?? roll.reference.election.closeOfPoll);
  const view = atRiskPageView(roll, after(count), nowMs, { filter, records, forecast: NO_FORECAST, kept });
  const { risk } = view;
  assert.equal(risk.kind, 'arithmetic');
  return { ...view, risk };
}

/** What a link's address asks for, as the page that it leads to reads it. */
function asked({ href }: CountLink): Record<string, string> {
  return Object.fromEntries(new URL(href ?? '', 'http://page').searchParams);
}

test('[V216] every number of seats at risk leads to as many seats', async () => {
  const { risk, headline } = await page({}, 150);
  assert.match(
    headline,
    /^On the swing so far \d+ of 500 seats still to declare are in play, \d+ of them well past/,
  );
  const [all, ...rows] = risk.summary?.rows ?? [];
  assert.ok(rows.length >= 3);
  for (const index of [0, 1, 2, 3]) {
    const sum = rows.reduce((total, { cells }) => total + Number(cells[index]?.count), 0);
    assert.equal(sum, Number(all?.cells[index]?.count));
  }
  for (const link of rows.flatMap(({ cells }) => cells).filter(({ href }) => href !== null)) {
    const led = await page(asked(link), 150);
    const listed = led.risk.bands.reduce((total, { entries }) => total + entries.length, 0);
    assert.equal(String(listed), link.count);
    assert.deepEqual(
      led.risk.summary?.rows.flatMap(({ cells }) => cells.filter(({ isCurrent }) => isCurrent)).length,
      1,
    );
  }
});

test('[V217] a seat that leaves its list keeps its place and says what became of it', async () => {
  const before = await page({}, 150);
  const kept = Object.fromEntries(
    before.risk.bands.map(({ band, entries }) => [band, entries.map(({ row }) => row.id)]),
  );
  const later = await page({}, 400, 'ge2024', kept);
  for (const [index, band] of later.risk.bands.entries()) {
    assert.deepEqual(
      band.entries.map(({ row }) => row.id),
      kept[band.band],
    );
    assert.ok(band.changes > 0);
    assert.ok(
      band.entries.some((entry) => entry.kind === 'left' && entry.outcome !== null),
      String(index),
    );
  }
  const entries = later.risk.bands.flatMap((band) => band.entries);
  assert.ok(entries.some((entry) => entry.kind === 'risk' && entry.moved?.startsWith('Now: ')));
});

test('[V216] before there is a swing, and after the last seat, that is said instead', async () => {
  const first = await page({}, 2);
  assert.match(first.risk.wait ?? '', /until 5 seats have declared/);
  const last = await page({}, 650);
  assert.deepEqual(
    [last.isOver, last.risk.wait, last.risk.summary],
    [true, 'Every seat has declared.', null],
  );
});

test('[V334] before any swing the headline says that there is none, and not that no seat is at risk', async () => {
  assert.equal(
    (await page({}, 0)).headline,
    '650 seats still to declare, and no swing yet to measure them by',
  );
});

test('[P20] without an earlier result no swing is waited for', async () => {
  const { reference } = (await recordedNightOf('ge2024')).roll;
  const election = { ...reference.election, baseName: '' };
  const constituencies = reference.constituencies.map((each) => ({ ...each, base: null }));
  const roll = makeRoll({ ...reference, election, constituencies });
  const filter = readAtRiskFilter(roll, pageParameters({}));
  const about = { filter, records, forecast: NO_FORECAST, kept: {} };
  const { headline, risk } = atRiskPageView(roll, emptyState, Date.parse(election.closeOfPoll), about);
  assert.equal(headline, '650 seats still to declare, and no earlier result to measure them by');
  assert.equal(risk.kind === 'arithmetic' && risk.wait, 'There is no earlier result to measure a swing by.');
});

test('[V218] every number of the table leads to a list of as many seats, the smallest swing first', async () => {
  const { second } = await page({}, 650);
  const links = (second.matrix?.rows ?? []).flatMap(({ total, cells }) => [total, ...cells]);
  const totals = second.matrix?.seconds.map(({ total }) => total) ?? [];
  let seats = 0;
  for (const link of [...links, ...totals].filter(({ href }) => href !== null)) {
    const { second: led } = await page(asked(link), 650);
    assert.equal(String(led.list?.rows.length), link.count, link.key);
    const swings = led.list?.rows.map(({ swing }) => Number(swing)) ?? [];
    assert.deepEqual(
      swings,
      swings.toSorted((left, right) => left - right),
    );
    if (totals.includes(link)) seats += Number(link.count);
  }
  assert.equal(seats, 650);
});

test('[V218] Labour won, Green second: 39 seats; the sentence has the first of them', async () => {
  const { second } = await page({ winner: 'lab', second: 'green' }, 650);
  assert.equal(second.list?.title, 'Labour won, Green second: 39 seats');
  assert.equal(
    second.sentence,
    'Of the 411 seats that Labour won: the Conservatives second in 219, Reform UK in 89 and the Greens in 39.',
  );
  const half = await page({}, 300);
  assert.match(half.second.sentence, /^Of the \d+ seats that Labour won so far: /);
  const none = await page({}, 0);
  assert.deepEqual([none.second.matrix, none.second.list, none.second.margins], [null, null, null]);
});

test('[V218] without a choice the closest stand there, and lead to all', async () => {
  const { second } = await page({}, 650);
  assert.equal(second.list?.rows.length, 40);
  assert.equal(second.list?.wholeHref, '/at-risk?all=1#second-places');
  const whole = await page({ all: '1' }, 650);
  assert.equal(whole.second.list?.rows.length, 650);
});

test('[V219] bands of majorities have what was lost before and tonight, and lead to their seats', async () => {
  const { second } = await page({}, 650);
  assert.deepEqual(
    second.margins?.rows.map(({ band, range, tonight }) => [band, range, tonight]),
    [
      ['0 to 2', '28% to 41%', '9 of 20'],
      ['2 to 5', '26% to 47%', '19 of 36'],
      ['5 to 10', '18% to 52%', '36 of 69'],
      ['10 to 15', '15% to 30%', '37 of 64'],
      ['15 to 20', '6% to 16%', '36 of 64'],
      ['20 to 30', '1% to 12%', '86 of 126'],
      ['30 and more', '0% to 15%', '76 of 252'],
    ],
  );
  assert.match(second.margins?.note ?? '', /no probability for any seat can be made of them/);
  for (const { seats } of second.margins?.rows ?? []) {
    const led = await page(asked(seats), 650);
    assert.equal(String(led.second.list?.rows.length), seats.count);
  }
});

test('[V212] nonsense in the address of risks is as if it were not there; the other half’s choice is kept', async () => {
  const { roll } = await recordedNightOf('ge2024');
  const read = (given: Record<string, string>): AtRiskFilter => readAtRiskFilter(roll, pageParameters(given));
  const none = read({ band: 'x', winner: '__proto__', second: 'x', margin: '-5', all: 'yes' });
  assert.equal(atRiskAddress(none, 'second-places'), '/at-risk#second-places');
  const both = read({ defender: 'con', winner: 'lab', second: 'green', at: '2024-07-05T03:10' });
  assert.equal(
    atRiskAddress(both, 'second-places'),
    '/at-risk?defender=con&winner=lab&second=green&at=2024-07-05T03%3A10#second-places',
  );
});

test('[V223] packs of other nights have the page in every state', async () => {
  for (const election of ['ge2019', 'ge2017']) {
    for (const count of [0, 3, 300, 649, 650]) {
      const view = await page({}, count, election);
      assert.equal(/undefined|NaN/.test(JSON.stringify(view)), false, `${election} ${count}`);
      assert.equal(view.isOver, count === 650);
    }
  }
});
