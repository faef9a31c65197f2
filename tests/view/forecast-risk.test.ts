import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarginRecord } from '#lib/election/derive/margin-history.ts';
import type { ConstituencyId, PartyId } from '#lib/election/ids.ts';
import type { PublishedForecast } from '#lib/forecast/published.ts';
import { type AtRiskFilter, NO_AT_RISK_FILTER, readAtRiskFilter } from '#lib/view/at-risk-filter.ts';
import { type AtRiskForecastView, atRiskForecastView } from '#lib/view/at-risk-forecast-view.ts';
import { atRiskPageView } from '#lib/view/at-risk-page-view.ts';
import { constituencyView } from '#lib/view/constituency-view.ts';
import { seatForecast } from '#lib/view/forecast-of-seat.ts';
import type { KeptLists } from '#lib/view/kept-order.ts';
import { readMapChoice } from '#lib/view/map-page-address.ts';
import { mapPageView } from '#lib/view/map-page-view.ts';
import { pageParameters } from '#lib/view/page-parameters.ts';
import { riskPanelView } from '#lib/view/risk-panel-view.ts';
import { readMarginRecords } from '#server/pack/margin-records.ts';
import { type ForeseenNight, foreseenNights } from '#tests/support/forecast-readings.ts';

const nights = await foreseenNights('ge2024');
const LABOUR: AtRiskFilter = { ...NO_AT_RISK_FILTER, defender: 'lab' as PartyId };
// In the order of the night: the path of the forecast goes on from where it was.
const opening = nights.after(0);
const early = nights.after(65);
const dewsbury = nights.after(nights.before('Dewsbury and Batley'));
const last = nights.after(650);

function atRisk(
  { roll, state, forecast }: ForeseenNight,
  filter: AtRiskFilter = NO_AT_RISK_FILTER,
  kept: KeptLists<ConstituencyId> = {},
): AtRiskForecastView {
  return atRiskForecastView(roll, state, forecast.reading, filter, kept);
}

function listed(view: AtRiskForecastView) {
  return view.bands.flatMap(({ title, entries }) =>
    entries.flatMap((entry) => (entry.kind === 'risk' ? [{ title, row: entry.row }] : [])),
  );
}

test('[V261] just before it declared, Dewsbury and Batley stands high on Labour’s list, with who challenges and why', () => {
  const view = atRisk(dewsbury, LABOUR);
  const seats = listed(view);
  const place = seats.findIndex(({ row }) => row.name === 'Dewsbury and Batley');
  assert.ok(place >= 0 && place < 6, `place ${place}`);
  const { title, row } = seats[place] ?? assert.fail();
  assert.equal(title, 'Likely to fall');
  assert.equal(row.who, 'Heather Iqbal against Iqbal Mohamed');
  assert.equal(row.defender.letters, 'Lab');
  assert.equal(row.noSwing, 'No 2019 base to measure a swing from.');
  assert.match(
    row.why.words,
    /^Most like it of the declared seats are .+ Labour’s share fell there by \d+\.\d points/,
  );
  const people = row.why.causes?.rows.find(({ group }) => group === 'demographics');
  assert.match(people?.defender ?? '', /^−\d+$/);
  assert.match(people?.challenger ?? '', /^\+\d+$/);
});

test('[V261] the expected number of losses stands above the list, of a party and of all', () => {
  assert.match(
    atRisk(early, LABOUR).lead,
    /^We expect about \d of the 167 Labour seats still to declare to fall; we do not know which\.$/,
  );
  const { headline } = atRiskPageView(early.roll, early.state, early.nightNowMs, {
    filter: NO_AT_RISK_FILTER,
    records: [],
    forecast: early.forecast,
    kept: {},
  });
  assert.match(headline, /^About 2\d\d of the 58\d seats still to declare are expected to change hands$/);
});

test('[V262] chances are in steps of five and inside their band; none is 0 or 100', () => {
  const rows = [opening, early, dewsbury].flatMap((night) =>
    listed(atRisk(night, { ...LABOUR, defender: null, band: null })),
  );
  assert.ok(rows.length > 100);
  for (const { row } of rows) assert.match(row.chance, /^(about \d?[05]%|over 90%|under 10%)$/, row.name);
  const said = rows.map(({ row: { swing, ...words } }) => words);
  assert.equal(/[^\d](0|100)%|\d\.\d+%/.exec(JSON.stringify(said)), null);
});

test('[V262] a band holds what it says: seats listed as likely to fall have more than 60 %', () => {
  for (const { title, row } of listed(atRisk(dewsbury))) {
    const chance = Number(/\d+/.exec(row.chance)?.[0]);
    if (title === 'Likely to fall') assert.ok(chance > 60, row.name);
    if (title === 'Toss-up') assert.ok(chance >= 40 && chance <= 60, row.name);
    if (title === 'At risk') assert.ok(chance >= 20 && chance < 40, row.name);
  }
});

test('[V263] every number leads to as many seats, Northern Ireland among them', () => {
  const { summary } = atRisk(early);
  for (const link of summary.rows.flatMap(({ cells }) => cells).filter(({ href }) => href !== null)) {
    const asked = Object.fromEntries(new URL(link.href ?? '', 'http://page').searchParams);
    const filter = readAtRiskFilter(early.roll, pageParameters(asked));
    const led = atRisk(early, filter);
    const count = [...led.bands, ...(led.apart === null ? [] : [led.apart])].reduce(
      (total, band) => total + Number.parseInt(band.count, 10),
      0,
    );
    assert.equal(String(count), link.count, link.href ?? '');
    if (filter.defender !== null || filter.band !== null) {
      const rows = led.bands.reduce((total, { entries }) => total + entries.length, 0);
      assert.equal(rows + (led.apart?.entries.length ?? 0), count);
      assert.ok(led.bands.every(({ wholeHref }) => wholeHref === null));
    }
  }
});

test('[V263] without a choice a long band shows its beginning and leads to all of it', () => {
  const [likely] = atRisk(early).bands;
  assert.equal(likely?.entries.length, 12);
  assert.equal(likely?.wholeHref, '/at-risk?band=likelyLoss#seats-at-risk');
});

test('[V264] Northern Ireland stands apart, with low confidence', () => {
  const view = atRisk(opening);
  assert.equal(view.apart?.title, 'Northern Ireland: low confidence');
  const apart = new Set(view.apart?.entries.map(({ row }) => row.id));
  assert.ok(apart.size > 3);
  assert.ok([...apart].every((id) => id.startsWith('N')));
  assert.ok(listed(view).every(({ row }) => !row.id.startsWith('N')));
});

test('[V265] what the last result moved is said with where it was, and at most a few', () => {
  const moved = [opening, early, dewsbury].map((night) => atRisk(night).moved);
  assert.equal(moved[0]?.length, 0);
  assert.ok(moved.some((some) => some.length > 0));
  for (const { words } of moved.flat()) assert.match(words, /^from .+ to .+%$/);
  assert.ok(moved.every((some) => some.length <= 5));
});

test('[V266] a seat that declares leaves the risks at once, though the forecast is a moment behind', () => {
  const stale = { ...early, forecast: opening.forecast };
  const open = new Set(listed(atRisk(stale)).map(({ row }) => row.id));
  const declared = Object.entries(early.state.contests).filter(([, { phase }]) => phase.kind === 'declared');
  assert.equal(declared.length, 65);
  assert.ok(declared.every(([id]) => !open.has(id as ConstituencyId)));
});

test('[V266] a seat that leaves its list while it is read keeps its place and says what became of it', () => {
  const [before] = atRisk(early).bands;
  const kept = { likelyLoss: (before?.entries ?? []).map(({ row }) => row.id) };
  const [later] = atRisk(dewsbury, NO_AT_RISK_FILTER, kept).bands;
  assert.deepEqual(
    later?.entries.map(({ row }) => row.id),
    kept.likelyLoss,
  );
  assert.ok(later?.entries.some((entry) => entry.kind === 'left' && entry.outcome !== null));
  assert.ok((later?.changes ?? 0) > 0);
});

test('[V267] the Night page has each band with a few seats, of several defending parties', () => {
  const panel = riskPanelView(early.roll, early.state, early.nightNowMs, early.forecast);
  assert.equal(panel.kind, 'forecast');
  assert.deepEqual(
    panel.bands.map(({ title }) => title),
    ['Likely to fall', 'Toss-up', 'At risk', 'To keep an eye on'],
  );
  for (const { rows, title } of panel.bands.slice(0, 3)) {
    assert.equal(rows.length, 4, title);
    assert.ok(rows.every(({ id }) => !id.startsWith('N')));
    assert.ok(new Set(rows.map(({ defender }) => defender.letters)).size > 1, title);
  }
  assert.deepEqual(panel.losses.map(({ name }) => name).slice(0, 3), ['Conservative', 'SNP', 'Labour']);
});

const ABSENT: readonly PublishedForecast[] = [
  { kind: 'hidden', note: 'We are looking into a wrong figure.' },
  { kind: 'embargoed' },
  { kind: 'unavailable', why: 'none' },
  { kind: 'unavailable', why: 'starting' },
  { kind: 'unavailable', why: 'failed' },
];

test('[V268] without a forecast the page is whole: arithmetic, named so, and the public note', () => {
  for (const forecast of ABSENT) {
    const panel = riskPanelView(early.roll, early.state, early.nightNowMs, forecast);
    assert.equal(panel.kind, 'arithmetic');
    assert.match(panel.risk.method ?? '', /^Arithmetic, not a probability/);
    assert.ok(panel.risk.bands.every(({ rows }) => rows.length > 0));
    const words = [panel.note, panel.risk.method, ...panel.risk.bands.map(({ title }) => title)].join(' ');
    assert.doesNotMatch(words, /likely|chance/i);
    if (forecast.kind === 'hidden')
      assert.match(panel.note ?? '', /taken off this site\. We are looking into/);
    if (forecast.kind === 'embargoed') assert.equal(panel.note, null);
  }
});

test('[V268] once every seat has declared nothing is at risk, forecast or not', () => {
  for (const forecast of [last.forecast, ...ABSENT]) {
    const panel = riskPanelView(last.roll, last.state, last.nightNowMs, forecast);
    assert.equal(panel.kind, 'over');
    assert.equal(panel.closest.rows[0]?.name, 'Hendon');
  }
});

function outlookOf(night: ForeseenNight, name: string, records: readonly MarginRecord[] = []) {
  const { roll, state, nightNowMs } = night;
  const id = roll.reference.constituencies.find((each) => each.name === name)?.id ?? assert.fail(name);
  const forecast = seatForecast(night.forecast, id);
  return constituencyView(roll, state, id, nightNowMs, { forecast, records }).outlook;
}

test('[V269] before it declares a seat’s page has its band, who may win it, and why', () => {
  const outlook = outlookOf(dewsbury, 'Dewsbury and Batley');
  assert.equal(outlook.title, 'Is it at risk?');
  assert.match(
    outlook.story,
    /^Likely to fall: the chance that Labour loses it is about \d5%\. To win it: Iqbal Mohamed about \d[05]%\.$/,
  );
  assert.ok((outlook.forecast?.why.alike.length ?? 0) > 0);
  assert.equal(outlook.history, null);
  assert.match(outlookOf(opening, 'Foyle').story, /Of Northern Ireland we are less certain/);
  assert.match(
    outlookOf(early, 'Barking').story,
    /^Unlikely to fall: the chance that Labour loses it is under 5%\.$/,
  );
});

test('[V269] the causes of a seat add up to what its party is expected to move, in whole points', () => {
  const { causes } = outlookOf(dewsbury, 'Dewsbury and Batley').forecast?.why ?? assert.fail();
  const sum = (causes?.rows ?? []).reduce(
    (total, row) => total + Number(row.challenger.replace('−', '-').replace('–', '0')),
    0,
  );
  assert.ok(sum > 5 && sum < 70, `${sum}`);
});

test('[V270] after it declared: how close, and the range of the past for such a majority, and no probability', async () => {
  const records = await readMarginRecords('data');
  const outlook = outlookOf(last, 'Dewsbury and Batley', records);
  assert.equal(outlook.title, 'How close, and what it would take');
  assert.equal(outlook.forecast, null);
  // Iqbal Mohamed won by 6,934 of 38,070 votes.
  assert.equal(
    outlook.history,
    'Won by 18.2 points. Of seats won by 15 to 20 points, between 6% and 16% were lost next time, at 4 elections. That is history, not a probability.',
  );
  assert.doesNotMatch(`${outlook.story} ${outlook.method}`, /chance|likely/);
  assert.equal(outlookOf(last, 'Foyle', records).history, null);
});

test('[V270] a seat’s page without a forecast says why, and has the arithmetic', () => {
  const { roll, state, nightNowMs } = early;
  const id =
    roll.reference.constituencies.find(({ name }) => name === 'Welwyn Hatfield')?.id ?? assert.fail();
  const view = constituencyView(roll, state, id, nightNowMs, {
    forecast: { kind: 'hidden', note: 'A feed sent wrong figures.' },
    records: [],
  });
  assert.match(
    view.outlook.story,
    /^The forecast has been taken off this site\. A feed sent wrong figures\. By plain arithmetic/,
  );
});

test('[V271] the map’s mode of risk has the bands of the forecast, their sentence, and a number each', () => {
  const { roll, state, forecast } = early;
  const choice = readMapChoice(roll, { mode: 'risk' });
  const view = mapPageView(roll, state, choice, false, forecast);
  assert.match(view.sentence, /the likelier the forecast holds it/);
  const labels = view.key.map(({ name }) => name).join('; ');
  for (const band of [
    'Likely to fall, more than 60%',
    'Toss-up, 40% to 60%',
    'To keep an eye on, 5% to 20%',
  ]) {
    assert.ok(labels.includes(band), labels);
  }
  const id = roll.reference.constituencies.find(({ name }) => name === 'Dewsbury and Batley')?.id ?? '';
  assert.match(
    view.seats[id]?.value ?? '',
    /^(toss-up|at risk|likely to fall|to keep an eye on), about \d+%, to /,
  );
  const waiting = mapPageView(roll, state, choice, false, null);
  assert.match(waiting.sentence, /on its way/);
  const off = mapPageView(roll, state, choice, false, { kind: 'hidden', note: 'Off.' });
  assert.match(off.sentence, /^Arithmetic, not a probability/);
});
