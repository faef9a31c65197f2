import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { emptyState } from '#lib/election/state.ts';
import { folded } from '#lib/format/folded.ts';
import { resultsListView } from '#lib/view/results-list-view.ts';
import { listLinks, RESULTS_LISTS } from '#lib/view/results-lists.ts';
import { resultsPageView } from '#lib/view/results-page-view.ts';
import { SORT_KEYS } from '#lib/view/results-query.ts';
import { type Night2024, night2024, recordedNightOf } from '#tests/support/night-2024.ts';

const asked = (address: string) => Object.fromEntries(new URLSearchParams(address));
const names = (view: { readonly rows: readonly { readonly name: string }[] }) =>
  view.rows.map((row) => row.name);

describe('2024, complete', () => {
  let night: Night2024;
  before(async () => {
    night = await night2024();
  });
  const seats = (address: string) => resultsPageView(night.roll, night.state, asked(address)).seats;
  const list = (slug: string, address = '') => {
    const view = resultsListView(night.roll, night.state, { slug, parameters: asked(address) });
    assert.ok(view !== null, slug);
    return view;
  };
  const partyId = (name: string) =>
    night.roll.reference.parties.find((party) => party.name === name)?.id ?? name;

  test('[V120] the sentence says what is shown and how many', () => {
    const lab = partyId('Labour');
    const con = partyId('Conservative');
    assert.equal(seats('').sentence, 'All 650 seats');
    assert.equal(seats(`outcome=loss&from=${lab}`).sentence, 'Labour’s losses: 7 of 650');
    assert.equal(
      seats(`outcome=gain&from=${con}&area=east-midlands&people=new`).sentence,
      'Gains from the Conservatives with a new MP in the East Midlands: 23 of 650',
    );
    assert.equal(seats('to=independent').sentence, 'Seats won by independents: 6 of 650');
    assert.equal(seats('outcome=gain&to=independent').sentence, 'Independents’ gains: 6 of 650');
    assert.equal(seats('people=women&area=wales').sentence, 'Women elected in Wales: 15 of 650');
  });

  test('[V120] the seven that Labour lost are the published ones', () => {
    assert.deepEqual(names(seats(`outcome=loss&from=${partyId('Labour')}`)), [
      'Birmingham Perry Barr',
      'Blackburn',
      'Bristol Central',
      'Dewsbury and Batley',
      'Islington North',
      'Leicester East',
      'Leicester South',
    ]);
  });

  test('[V121] a name is found without its accents or capitals, in Welsh, and by who is elected there', () => {
    assert.deepEqual(names(seats('q=YNYS mon')), ['Ynys Môn']);
    assert.deepEqual(names(seats('q=dwyrain caerdydd')), ['Cardiff East']);
    assert.deepEqual(names(seats('q=Stoke on Trent N')), ['Stoke-on-Trent North']);
    assert.ok(names(seats('q=st albans')).includes('St Albans'));
    assert.deepEqual(names(seats('q=corbyn')), ['Islington North']);
    assert.equal(folded('Tŷ Ŵyn-y-Dŵr & St. Ives’'), 'ty wyn y dwr and st ives');
  });

  test('[V122] rows stand by any column in both directions', () => {
    assert.deepEqual(names(seats('sort=majority&order=asc')).slice(0, 3), [
      'Hendon',
      'Poole',
      'Basildon and Billericay',
    ]);
    assert.equal(names(seats('sort=majority'))[0], 'Bootle');
    assert.equal(names(seats('sort=turnout'))[0], 'Harpenden and Berkhamsted');
    assert.equal(names(seats('sort=margin'))[0], 'Chorley');
    assert.equal(names(seats('sort=electorate&order=asc'))[0], 'Na h-Eileanan an Iar');
    assert.equal(names(seats('sort=declared&order=asc'))[0], 'Houghton and Sunderland South');
    assert.equal(names(seats('sort=declared'))[0], 'Inverness, Skye and West Ross-shire');
    for (const sort of SORT_KEYS) {
      const up = names(seats(`sort=${sort}&order=asc`));
      assert.equal(new Set(up).size, 650, sort);
      assert.equal(new Set(names(seats(`sort=${sort}&order=desc`))).size, 650, sort);
    }
  });

  test('[V122] a chosen party has its own share and change; where it did not stand they are unknown and last', () => {
    const green = partyId('Green');
    const view = seats(`party=${green}&sort=share`);
    assert.equal(view.rows[0]?.name, 'Bristol Central');
    assert.equal(view.rows.at(-1)?.share, '–');
    assert.equal(seats(`party=${green}&sort=share&order=asc`).rows.at(-1)?.share, '–');
    assert.match(view.columns.find(({ key }) => key === 'share')?.label ?? '', / share$/);
  });

  test('[V128] the lists count what was published', () => {
    const counts = listLinks(night.roll, night.state, null).map(({ slug, count }) => [slug, count]);
    assert.deepEqual(Object.fromEntries(counts), {
      gains: '303',
      holds: '347',
      losses: '303',
      'new-mps': '335',
      'returning-mps': '15',
      'defeated-mps': '218',
      women: '263',
      men: '387',
      closest: null,
      'smallest-majorities': null,
      'largest-majorities': null,
      'lost-deposits': '1,673',
      records: null,
    });
    assert.equal(list('losses', `from=${partyId('Labour')}`).sentence, 'Labour’s losses: 7');
    assert.equal(list('new-mps').sentence, 'New MPs: 335');
    assert.equal(list('defeated-mps').tables[0]?.rows.length, 218);
    const greens = list('lost-deposits', `party=${partyId('Green')}`);
    assert.match(greens.sentence, /lost 258 of 629 deposits$/);
    assert.deepEqual(
      greens.tables.map(({ rows }) => rows.length > 0),
      [true, true],
    );
  });

  test('[V128] every list has its definition, and its parties add up to it', () => {
    for (const { slug, definition } of RESULTS_LISTS) {
      const { parties, links } = list(slug);
      assert.match(definition, /\.$/);
      assert.equal(links.length, RESULTS_LISTS.length);
      const [all, ...others] = parties.map(({ count }) => Number(count));
      if (all !== undefined)
        assert.equal(
          others.reduce((sum, each) => sum + each, 0),
          all,
          slug,
        );
    }
    assert.equal(resultsListView(night.roll, night.state, { slug: 'nothing', parameters: {} }), null);
  });

  test('[V129] a list of the first so many has those equal to the last, and its order is its own', () => {
    assert.equal(seats('sort=majority&order=asc&first=3').rows.length, 3);
    const byRunnerUp = seats('sort=second&first=1');
    assert.ok(byRunnerUp.rows.length > 1, 'all whose second place is the same');
    assert.ok(list('closest').seats?.columns.every(({ href }) => href === null));
    assert.equal(list('closest').seats?.rows.length, 50);
  });

  test('[V129] records show ties as ties', () => {
    const shortest = list('records').tables[0]?.rows.find(({ id }) => id === 'shortestBallot');
    const words = shortest?.cells.map((cell) => cell.map((piece) => piece.words).join('; '));
    assert.equal(words?.[1], '5 candidates');
    assert.match(words?.[2] ?? '', /and 82 more$/);
    assert.equal(words?.[3], '88 seats, tied');
  });

  test('[V130] a night without expected times, Welsh names or a map has its results too', async () => {
    const before = await recordedNightOf('ge2019');
    const { seats: view } = resultsPageView(before.roll, before.state, {});
    assert.equal(view.rows.length, 650);
    assert.ok(view.rows.every(({ majority, time }) => majority !== '' && time !== ''));
    const empty = resultsPageView(before.roll, emptyState, {}).seats;
    assert.ok(empty.rows.every((row) => row.time !== '' && row.winner === null));
  });
});
