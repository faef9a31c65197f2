import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seatFigures } from '#lib/election/derive/seat-figures.ts';
import type { NightFact } from '#lib/election/events.ts';
import { constituencyOf } from '#lib/election/roll.ts';
import { emptyContest, type NightState } from '#lib/election/state.ts';
import { postsOf } from '#lib/liveblog/posts.ts';
import { latestView } from '#lib/view/latest-view.ts';
import { postView } from '#lib/view/liveblog-view-post.ts';
import { seatView } from '#lib/view/map-view-seat.ts';
import { resultMark } from '#lib/view/result-mark.ts';
import { fileRows, jsonRows } from '#lib/view/results-file.ts';
import { rowOf } from '#lib/view/results-row.ts';
import { sinceBase } from '#lib/view/since-base.ts';
import { sinceView } from '#lib/view/since-view.ts';
import { watchView } from '#lib/view/watch-view.ts';
import {
  ALDER,
  BLUE,
  corrected,
  declared,
  fold,
  GOLD,
  numbered,
  RED,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

const roll = tinyRoll();
const NOW = Date.parse('2030-07-05T02:00:00Z');
const first = declared(roll, ALDER, { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 });
const correction = corrected(
  roll,
  ALDER,
  { [RED]: 520, [BLUE]: 400, [GOLD]: 3, independent: 4 },
  2,
  'A bundle',
);
const doubt: NightFact = { kind: 'resultFlagged', constituencyId: ALDER, words: 'Low turnout' };
const withdrawal: NightFact = {
  kind: 'resultWithdrawn',
  constituencyId: ALDER,
  revision: 2,
  reason: 'Wrong seat',
};
const again = declared(roll, ALDER, { [RED]: 505, [BLUE]: 400, [GOLD]: 3, independent: 4 }, 3);

const states = {
  'in doubt': fold(roll, numbered([first, doubt])),
  corrected: fold(roll, numbered([first, correction])),
  'declared again': fold(roll, numbered([first, withdrawal, again])),
} as const;

/** What each surface says of Alder. */
function surfaces(state: NightState): Readonly<Record<string, unknown>> {
  const contest = state.contests[ALDER] ?? emptyContest;
  const figures = seatFigures(constituencyOf(roll, ALDER), contest);
  const filter = { show: 'all', region: null, at: null } as const;
  const watch = watchView(roll, state, NOW, { picks: [], filter, kept: {} });
  const since = sinceView(roll, sinceBase(fold(roll, []), Date.parse('2030-07-04T21:00:30Z')), state, NOW);
  return {
    results: rowOf(roll, figures, null),
    latest: latestView(roll, state).rows,
    panel: seatView(roll, state, ALDER),
    watch: watch.schedule.groups.flatMap(({ rows }) => rows).filter(({ id }) => id === ALDER),
    since,
  };
}

test('[V298] a result in doubt, corrected or declared again is marked wherever it stands', () => {
  for (const [mark, state] of Object.entries(states)) {
    assert.equal(resultMark(state.contests[ALDER] ?? emptyContest), mark);
    for (const [name, said] of Object.entries(surfaces(state))) {
      assert.match(JSON.stringify(said), new RegExp(mark, 'i'), `${name}: ${mark}`);
    }
  }
});

test('[V298] a plain result has no mark, nor has a seat without one', () => {
  const plain = fold(roll, numbered([first]));
  assert.equal(resultMark(plain.contests[ALDER] ?? emptyContest), '');
  assert.equal(resultMark(emptyContest), '');
  for (const [name, said] of Object.entries(surfaces(plain))) {
    assert.doesNotMatch(JSON.stringify(said), /in doubt|corrected|declared again/i, name);
  }
});

test('[V298] the card of the liveblog says it of the figures that it keeps, and the file has revision and doubt', () => {
  const ended = (state: NightState) => {
    const said = postsOf(roll, state).map((post) => postView(roll, post).ended);
    return [...new Set(said.filter((words) => words !== null))];
  };
  assert.deepEqual(ended(states['in doubt']), ['This result is in doubt: Low turnout']);
  assert.deepEqual(ended(states.corrected), ['These figures were corrected later.']);
  const changes = (state: NightState) =>
    postsOf(roll, state).flatMap((post) => (post.kind === 'card' ? [postView(roll, post).change] : []));
  assert.deepEqual(
    changes(states.corrected),
    ['/corrections/2', null],
    'and leads to the old beside the new',
  );
  const cells = (state: NightState) => {
    const figures = seatFigures(constituencyOf(roll, ALDER), state.contests[ALDER]);
    const [row] = jsonRows(fileRows(roll, [figures], null));
    return JSON.stringify(row);
  };
  assert.match(cells(states['in doubt']), /Low turnout/);
  assert.match(cells(states.corrected), /"revision":2/);
});
