import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { candidatesAddress, readCandidatesFilter } from '#lib/view/candidates-filter.ts';
import { candidatesView } from '#lib/view/candidates-view.ts';
import { pageParameters } from '#lib/view/page-parameters.ts';
import { readTargetsFilter, TARGET_SHOWS, targetsAddress } from '#lib/view/targets-filter.ts';
import { targetsView } from '#lib/view/targets-view.ts';
import { type RecordedNight, recordedNightOf as readNight } from '#tests/support/night-2024.ts';

/** Each recorded night is read once: this file looks at its pages hundreds of times. */
const nights = new Map<string, Promise<RecordedNight>>();
function recordedNightOf(election: string): Promise<RecordedNight> {
  const night = nights.get(election) ?? readNight(election);
  nights.set(election, night);
  return night;
}

async function candidates(given: Record<string, string>, count = 0, election = 'ge2024') {
  const night = await recordedNightOf(election);
  const filter = readCandidatesFilter(night.roll, pageParameters(given));
  return { filter, view: candidatesView(night.roll, night.after(count), filter) };
}

async function targets(given: Record<string, string>, count = 650, election = 'ge2024') {
  const night = await recordedNightOf(election);
  const filter = readTargetsFilter(night.roll, pageParameters(given));
  return { filter, view: targetsView(night.roll, night.after(count), filter, {}) };
}

test('[V213] a party’s candidates: seats it defends, targets by rank, seats where nothing tells', async () => {
  const { view } = await candidates({ party: 'ruk' });
  assert.equal(view.headline, 'Reform UK stands in 609 seats');
  assert.deepEqual(
    view.table?.groups.map(({ key }) => key),
    ['targets', 'unknown'],
  );
  const clacton = view.table?.groups[1]?.rows.find(({ seat }) => seat === 'Clacton');
  assert.deepEqual(
    [clacton?.name, clacton?.remarks, clacton?.needs, clacton?.rank, clacton?.baseShare],
    ['Nigel Farage', 'Leader of Reform UK', 'no base', '–', '–'],
  );
  const { view: labour } = await candidates({ party: 'lab' });
  const [defends, list] = labour.table?.groups ?? [];
  assert.equal(defends?.rows.length, 200);
  assert.deepEqual(
    list?.rows.slice(0, 2).map(({ seat, rank, needs, mp }) => [seat, rank, needs, mp]),
    [
      ['Burnley', '1', '0.1', 'Antony Higginbotham (Con), standing here'],
      ['Leigh and Atherton', '2', '0.3', 'James Grundy (Con), not standing'],
    ],
  );
});

test('[V335] a party that has won a seat stands among the parties, however few its candidates', async () => {
  const { view: before } = await candidates({}, 0, 'ge2019');
  const { view: after } = await candidates({}, 650, 'ge2019');
  const named = ({ parties }: typeof before) => parties.map(({ name }) => name);
  assert.equal(named(before).includes('SDLP'), false);
  assert.equal(named(after).includes('SDLP'), true);
  assert.equal(
    after.small.some(({ won }) => won !== '0'),
    false,
  );
});

test('[V213] a region shows its part of the list with the ranks of the whole', async () => {
  const { view } = await candidates({ party: 'lab', region: 'E12000007' });
  const rows = view.table?.groups.find(({ key }) => key === 'targets')?.rows ?? [];
  assert.ok(rows.every(({ region }) => region === 'London'));
  assert.ok(Number(rows[0]?.rank) > 1);
});

test('[V213] independents are people and have no ranks; every standing has its line', async () => {
  const { view } = await candidates({ party: 'independent' }, 650);
  assert.equal(view.table?.isOfOneParty, false);
  assert.match(view.headline, /^\d+ independents stand$/);
  assert.ok(view.table?.groups.flatMap(({ rows }) => rows).every(({ rank }) => rank === '–'));
  const elected = view.table?.groups.flatMap(({ rows }) => rows).filter(({ isElected }) => isElected);
  assert.equal(elected?.length, 6);
  const lines = [...view.parties, ...view.small];
  assert.equal(
    lines.reduce((sum, { candidates: count }) => sum + Number(count.replace(',', '')), 0),
    4515,
  );
  assert.equal(view.parties.find(({ isCurrent }) => isCurrent)?.name, 'Independents');
});

test('[V214] a person or a seat is found by part of a name, without accents, and nothing found is said', async () => {
  const corbyn = (await candidates({ q: 'CORBYN' })).view.table;
  assert.deepEqual(corbyn?.groups[0]?.rows.map(({ name }) => name).includes('Jeremy Corbyn'), true);
  const sian = (await candidates({ q: 'sian berry' })).view.table;
  assert.deepEqual(
    sian?.groups[0]?.rows.map(({ name }) => name),
    ['Siân Berry'],
  );
  const seat = (await candidates({ q: 'ynys mon' })).view.table;
  assert.equal(seat?.groups[0]?.title, 'Ynys Môn');
  assert.ok((seat?.groups[0]?.rows.length ?? 0) > 4);
  assert.equal(
    (await candidates({ q: 'zzzz' })).view.table?.caption,
    'No candidate and no seat has this in its name',
  );
  assert.equal((await candidates({ q: 'a' })).view.table?.caption, 'Type 2 letters or more');
  const { headline } = (await candidates({ q: 'corbyn' })).view;
  assert.equal(headline, '“corbyn”: 2 candidates by name');
});

test('[V212] nonsense in the address of candidates and targets is as if it were not there', async () => {
  const { filter, view } = await candidates({ party: 'constructor', region: 'x', at: '2024-07-05T03:10' });
  assert.deepEqual([filter.party, filter.region, view.table], [null, null, null]);
  assert.equal(candidatesAddress(filter), '/candidates?at=2024-07-05T03%3A10');
  const { filter: pair } = await targets({ by: 'nobody', from: 'nobody' });
  assert.deepEqual([pair.by, pair.from], ['lab', null]);
  assert.equal((await targets({ by: 'lab', from: 'lab' })).filter.from, null);
});

test('[V215] the sentence of a list: gains needed, how many of the first hundred have fallen', async () => {
  const { view } = await targets({});
  assert.equal(
    view.headline,
    'Labour needed 126 gains for a majority; 93 of its first 100 targets from the Conservatives have fallen',
  );
  assert.match(
    view.story,
    /^Of these 100, 93 fell, 3 were held and 4 went to another party\. The furthest that fell is number \d+, South West Norfolk/,
  );
  const before = await targets({}, 0);
  assert.match(
    before.view.headline,
    /^Labour needs 126 gains for a majority; none of its first 100 targets from the Conservatives have fallen$/,
  );
  const tories = await targets({ by: 'con', from: 'any' }, 0);
  assert.match(
    tories.view.headline,
    /^The Conservatives defend a majority with 372 seats; none of their first 100 targets have fallen$/,
  );
});

test('[V215] any pair has a list, each choice shows as many as it says, and the squares are all of it', async () => {
  for (const [by, from] of [
    ['ld', 'con'],
    ['green', 'any'],
    ['snp', 'lab'],
    ['dup', 'sf'],
  ] as const) {
    for (const show of TARGET_SHOWS) {
      const { view, filter } = await targets({ by, from, show }, 400);
      assert.equal(
        view.shows.find(({ isCurrent }) => isCurrent)?.count,
        String(view.rows.length),
        `${by} ${show}`,
      );
      assert.equal(String(view.ladder.cells.length), view.shows[0]?.count);
      assert.match(targetsAddress(filter), new RegExp(`^/candidates/targets\\?by=${by}&from=${from}`));
    }
  }
  const { view } = await targets({});
  assert.equal(view.ladder.cells.filter(({ isDecisive }) => isDecisive).length, 1);
  assert.equal(view.ladder.cells.find(({ isDecisive }) => isDecisive)?.x, 25);
  assert.ok(view.ladder.cells.every(({ outcome, holder }) => (outcome === 'fallen') === (holder === null)));
});

test('[V223] packs of other nights have candidates and targets in every state', async () => {
  for (const election of ['ge2019', 'ge2017']) {
    for (const count of [0, 300, 650]) {
      const { view } = await candidates({ party: 'lab' }, count, election);
      const list = (await targets({ by: 'lab', from: 'con' }, count, election)).view;
      assert.ok((view.table?.groups.length ?? 0) > 1);
      assert.ok(list.rows.length > 100);
      assert.equal(/undefined|NaN|null of/.test(JSON.stringify([view, list])), false);
    }
  }
  const { roll } = await recordedNightOf('ge2024');
  const bare = {
    ...roll,
    reference: {
      ...roll.reference,
      constituencies: roll.reference.constituencies.map((each) => ({ ...each, base: null })),
    },
  };
  const filter = readTargetsFilter(bare, pageParameters({}));
  assert.equal(
    targetsView(bare, emptyState, filter, {}).headline,
    'No earlier result tells who is a target here',
  );
});
