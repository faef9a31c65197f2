import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NightState } from '#lib/election/state.ts';
import { receiveResults, sendResults } from '#lib/view/results-lines.ts';
import { resultsPageView } from '#lib/view/results-page-view.ts';
import { ALL_RESULTS, addressOf, queryParameters, readResultsQuery } from '#lib/view/results-query.ts';
import {
  ALDER,
  BIRCH,
  BLUE,
  CEDAR,
  corrected,
  declared,
  fold,
  idOf,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const asked = (address: string) => Object.fromEntries(new URLSearchParams(address));
const tiny = (state: NightState, address = '', held: Parameters<typeof resultsPageView>[3] = null) =>
  resultsPageView(roll, state, asked(address), held).seats;
const names = (view: { readonly rows: readonly { readonly name: string }[] }) =>
  view.rows.map((row) => row.name);

const alder = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400 });
const birch = declared(roll, BIRCH, { [RED]: 450, [BLUE]: 400 }, 1, { declaredAt: '2030-07-04T22:30:00Z' });
const after = (...facts: Parameters<typeof numbered>[0]) => fold(roll, numbered(facts));

test('[V123] an address that means nothing is as if it were empty, and a query keeps its address', () => {
  const query = (address: string) => {
    const parameters = new URLSearchParams(address);
    return readResultsQuery(roll, (name) => parameters.get(name));
  };
  assert.deepEqual(query('outcome=win&to=nobody&area=mars&sort=luck&first=-1&order=up'), ALL_RESULTS);
  const whole =
    'q=al&outcome=loss&from=blue&to=red&people=new&area=north&state=declared&party=gold&sort=share';
  assert.equal(addressOf('/results', queryParameters(query(whole))), `/results?${whole}`);
  assert.equal(addressOf('/results', queryParameters(query('sort=name&order=asc'))), '/results');
  assert.deepEqual(query(`q=${'x'.repeat(500)}`).text.length, 60);
});

test('[V124] what is not known stands last in either direction, and is an en dash', () => {
  const state = after(birch);
  assert.deepEqual(names(tiny(state, 'sort=turnout')), ['Birch', 'Alder', 'Cedar']);
  assert.deepEqual(names(tiny(state, 'sort=turnout&order=asc')), ['Birch', 'Alder', 'Cedar']);
  const [, awaiting] = tiny(state, 'sort=turnout').rows;
  assert.deepEqual(
    [awaiting?.majority, awaiting?.turnout, awaiting?.swing, awaiting?.verb],
    ['–', '–', '–', 'defends'],
  );
});

test('[V124] a rush has a winner and no figures; doubt, correction and withdrawal are said', () => {
  const rush = {
    kind: 'winnerAnnounced',
    constituencyId: ALDER,
    revision: 1,
    winner: idOf('alder', RED),
  } as const;
  const row = (...facts: Parameters<typeof numbered>[0]) => tiny(after(...facts)).rows[0];
  assert.deepEqual(
    [row(rush)?.verb, row(rush)?.majority, row(rush)?.remark],
    ['gain from', '–', 'figures to come'],
  );
  assert.equal(row(alder, { kind: 'resultFlagged', constituencyId: ALDER, words: 'Hm' })?.remark, 'in doubt');
  assert.equal(row(alder, corrected(roll, ALDER, { [RED]: 501, [BLUE]: 400 }, 2))?.remark, 'corrected');
  const withdrawn = row(alder, { kind: 'resultWithdrawn', constituencyId: ALDER, revision: 2, reason: 'No' });
  assert.deepEqual(
    [withdrawn?.winner, withdrawn?.majority, withdrawn?.remark],
    [null, '–', 'result withdrawn'],
  );
});

test('[V125] each state of a seat can be asked for alone', () => {
  const rush = {
    kind: 'winnerAnnounced',
    constituencyId: BIRCH,
    revision: 1,
    winner: idOf('birch', RED),
  } as const;
  const counting = { kind: 'countingStarted', constituencyId: CEDAR, revision: 1 } as const;
  const state = after(alder, rush, counting);
  assert.deepEqual(names(tiny(state, 'state=declared')), ['Alder']);
  assert.deepEqual(names(tiny(state, 'state=undeclared')), ['Birch', 'Cedar']);
  assert.deepEqual(names(tiny(state, 'state=announced')), ['Birch']);
  assert.deepEqual(names(tiny(state, 'state=counting')), ['Cedar']);
  const doubted = after(alder, { kind: 'resultFlagged', constituencyId: ALDER, words: 'Hm' });
  assert.deepEqual(names(tiny(doubted, 'state=doubted')), ['Alder']);
  assert.deepEqual(
    names(tiny(after(alder, corrected(roll, ALDER, { [RED]: 9, [BLUE]: 4 }, 2)), 'state=corrected')),
    ['Alder'],
  );
});

test('[V126] rows that are read stay where they are and change in place; new ones are counted', () => {
  const before = tiny(after(alder), 'sort=declared');
  assert.deepEqual(names(before), ['Alder', 'Birch', 'Cedar']);
  const later = after(alder, birch);
  const held = tiny(later, 'sort=declared', before.latest);
  assert.deepEqual(names(held), ['Alder', 'Birch', 'Cedar']);
  assert.equal(held.rows[1]?.majority, '50');
  assert.equal(held.newer, '1 new result');
  const refreshed = tiny(later, 'sort=declared', held.latest);
  assert.deepEqual(names(refreshed), ['Birch', 'Alder', 'Cedar']);
  assert.equal(refreshed.newer, '');
});

test('[V126] in order of name nothing waits: a seat declares where it stands', () => {
  const before = tiny(after(alder));
  assert.equal(tiny(after(alder, birch), '', before.latest).newer, '');
});

test('[V126] a row that leaves a filter stays until the reader asks, and the sentence has the count as it is', () => {
  const before = tiny(after(alder), 'state=undeclared');
  const held = tiny(after(alder, birch), 'state=undeclared', before.latest);
  assert.deepEqual(names(held), ['Birch', 'Cedar']);
  assert.equal(held.sentence, 'Seats still to declare: 1 of 3');
  assert.equal(held.newer, '1 new result');
});

test('[V134] a table travels with the page as lines of text and is the same at the other end', () => {
  for (const state of [after(), after(alder), after(alder, birch)]) {
    const view = tiny(state, 'sort=declared');
    assert.deepEqual(receiveResults(sendResults(view)), view);
  }
  const none = tiny(after(), 'state=declared');
  assert.deepEqual(receiveResults(sendResults(none)), none);
});

test('[V126] back in time the rows are those of the moment', () => {
  const later = tiny(after(alder, birch), 'sort=declared');
  assert.deepEqual(names(tiny(after(alder), 'sort=declared', later.latest)), ['Alder', 'Birch', 'Cedar']);
});

test('[V126] a row is the same object until its own seat changes', () => {
  const before = tiny(after(alder)).rows;
  const state = after(alder);
  const first = tiny(state).rows;
  const later = tiny(fold(roll, numbered([birch], 2), state)).rows;
  assert.equal(later[0], first[0]);
  assert.notEqual(later[1], first[1]);
  assert.deepEqual(before, first);
});

test('[V127] a heading leads to its order, the other way round where the rows stand so, and keeps the moment', () => {
  const href = (address: string, key: string) =>
    tiny(after(alder), address).columns.find((column) => column.key === key)?.href;
  assert.equal(href('', 'majority'), '/results?sort=majority');
  assert.equal(href('sort=majority', 'majority'), '/results?sort=majority&order=asc');
  assert.equal(href('sort=majority', 'name'), '/results');
  assert.equal(href('outcome=gain', 'name'), '/results?outcome=gain&order=desc');
  assert.equal(
    href('at=2030-07-04T22:00:00Z', 'turnout'),
    '/results?sort=turnout&at=2030-07-04T22%3A00%3A00Z',
  );
  assert.deepEqual(
    tiny(after(alder), 'sort=turnout&order=asc').columns.flatMap(({ key, sorted }) =>
      sorted === null ? [] : [[key, sorted]],
    ),
    [['turnout', 'ascending']],
  );
});
