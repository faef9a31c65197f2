import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConstituencyId, RegionId } from '#lib/election/ids.ts';
import { emptyState } from '#lib/election/state.ts';
import { keptOrder } from '#lib/view/kept-order.ts';
import { pageAddress, pageParameters } from '#lib/view/page-parameters.ts';
import { readWatchFilter, WATCH_SHOWS, type WatchFilter, watchAddress } from '#lib/view/watch-filter.ts';
import { watchView } from '#lib/view/watch-view.ts';
import { durationWords, estimateTime, latenessWords, nightTime } from '#lib/view/watch-words.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { type RecordedNight, recordedNightOf as readNight } from '#tests/support/night-2024.ts';

/** Each recorded night is read once: this file looks at its pages hundreds of times. */
const nights = new Map<string, Promise<RecordedNight>>();
function recordedNightOf(election: string): Promise<RecordedNight> {
  const night = nights.get(election) ?? readNight(election);
  nights.set(election, night);
  return night;
}

const ALL: WatchFilter = { show: 'all', region: null, at: null };

async function watched(election: string) {
  const night = await recordedNightOf(election);
  const { watch } = await loadPack(`data/${election}`);
  return {
    night,
    at: (count: number, about: Partial<WatchFilter> = {}, minutesLater = 0) =>
      watchView(night.roll, night.after(count), momentAfter(night, count) + minutesLater * 60_000, {
        picks: watch,
        filter: { ...ALL, ...about },
        kept: {},
      }),
  };
}

function momentAfter({ roll, events }: RecordedNight, count: number): number {
  return Date.parse(count === 0 ? roll.reference.election.closeOfPoll : (events[count - 1]?.at ?? ''));
}

test('[V205] a kept list keeps entries and order; came and went are counted; nothing kept shows the latest', () => {
  assert.deepEqual(keptOrder(['a', 'b'], undefined), { shown: ['a', 'b'], changes: 0 });
  assert.deepEqual(keptOrder(['b', 'a'], ['a', 'b']), { shown: ['a', 'b'], changes: 0 });
  assert.deepEqual(keptOrder(['c', 'b'], ['a', 'b']), { shown: ['a', 'b'], changes: 2 });
});

test('[V205] a seat that declares stays in its row of the next fifteen minutes, with its result', async () => {
  const { night, at } = await watched('ge2024');
  const before = at(150);
  const kept = { next: before.next?.rows.map(({ id }) => id) ?? [] };
  const later = watchView(night.roll, night.after(220), momentAfter(night, 220), {
    picks: [],
    filter: ALL,
    kept,
  });
  assert.deepEqual(
    later.next?.rows.map(({ id }) => id),
    kept.next,
  );
  assert.ok(later.next?.rows.some(({ outcome }) => outcome !== null));
  assert.ok((later.next?.changes ?? 0) > 0);
  assert.ok((later.next?.latest.length ?? 0) > 0);
});

test('[V330] before the first time the list has the first ten to come, in order of time', async () => {
  const { at } = await watched('ge2024');
  const { next } = at(0);
  assert.equal(next?.count, 'none within 15 minutes');
  assert.equal(next?.rows.length, 10);
  assert.equal(next?.rows[0]?.actual, 'about 23:30');
  assert.equal(next?.hasMore, false);
  assert.match(at(150).next?.count ?? '', /^61 within 15 minutes$/);
});

test('[V331] the whole night looks back, unless the page was opened before its end', async () => {
  const { night, at } = await watched('ge2024');
  const { furthest, next, overdue, lateness, story } = at(650);
  assert.deepEqual([next, overdue], [null, null]);
  assert.match(story, /Seats declared about \d+ min after/);
  assert.deepEqual([lateness?.title, lateness?.heading], ['How late the night ran', 'Ran']);
  assert.match(furthest?.behind.rows[0]?.late ?? '', /^\d+ h \d+ min late$/);
  assert.match(furthest?.ahead.rows[0]?.late ?? '', / early$/);
  assert.ok(furthest?.ahead.rows.every(({ late }) => late.endsWith(' early')));
  assert.equal(at(649).furthest, null);
  const opened = watchView(night.roll, night.after(650), momentAfter(night, 650), {
    picks: [],
    filter: ALL,
    kept: {},
    mayLookBack: false,
  });
  assert.equal(opened.furthest, null);
  assert.equal(opened.next?.rows.length, 0);
});

test('[V332] a schedule without times has no expected times to show', async () => {
  const { at } = await watched('ge2017');
  assert.equal(at(0).schedule.isTimed, false);
  assert.equal(at(0).schedule.summary, '650 seats, by region and name');
  assert.equal(at(0).schedule.groups[0]?.rows[0]?.actual, 'Awaiting result');
  assert.equal(at(650).furthest, null);
});

test('[V206] the headline before the first expected time, in mid-night, at the end, and where no time is known', async () => {
  const { at } = await watched('ge2024');
  assert.equal(at(0).headline, 'The first seat is expected about 23:30');
  assert.match(at(150).headline, /^61 seats are due in the next 15 minutes, 103 overdue$/);
  assert.equal(at(650).headline, 'Every seat has declared');
  assert.match(
    at(300).story,
    /^300 of 650 have declared\. Seats are declaring about 32 min after they were expected\.$/,
  );
  const near = at(420).story;
  assert.match(
    near,
    /Labour needs \d+ more for a majority: at the very earliest in .+, by winning every seat that comes\./,
  );
  const untimed = await watched('ge2017');
  assert.equal(untimed.at(0).headline, '650 seats still to declare');
  assert.equal(untimed.at(649).headline, '1 seat still to declare');
});

test('[V207] ten at most, what could decide something first, and a way to all of them', async () => {
  const { at } = await watched('ge2024');
  const { next, overdue } = at(150);
  for (const list of [next, overdue]) {
    assert.ok(list !== null);
    assert.equal(list.rows.length, 10);
    assert.equal(list.hasMore, true);
    assert.match(list.href, /^\/watch\?show=(next|overdue)#schedule$/);
  }
  assert.equal(next?.count, '61 within 15 minutes');
  const [first] = overdue?.rows ?? [];
  assert.ok(first !== undefined && (first.reason !== null || first.stakes.length > 0));
});

test('[V208] the order of the schedule is the same all night, and each choice shows what it says', async () => {
  const { at } = await watched('ge2024');
  const order = (count: number) => at(count).schedule.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
  assert.equal(order(0).length, 650);
  assert.deepEqual(order(0), order(300));
  assert.deepEqual(order(300), order(650));
  const [first] = at(0).schedule.groups;
  assert.deepEqual([first?.title, first?.progress], ['23:00 to 00:00', '0 of 1 declared']);
  for (const show of WATCH_SHOWS) {
    const { schedule } = at(300, { show });
    const shown = schedule.groups.reduce((sum, { rows }) => sum + rows.length, 0);
    assert.equal(schedule.shows.find(({ isCurrent }) => isCurrent)?.count, String(shown), show);
  }
  const london = at(300, { region: 'E12000007' as RegionId });
  assert.equal(london.schedule.groups.flatMap(({ rows }) => rows).length, 75);
  assert.match(london.schedule.summary, /^75 seats, London/);
});

test('[V208] hours after the night’s noon have their day', async () => {
  const { at } = await watched('ge2024');
  const last = at(0).schedule.groups.at(-1);
  assert.equal(last?.title, 'Fri 14:00 to 15:00');
  assert.equal(last?.rows[0]?.name, 'St Ives');
});

test('[V209] lateness and durations in words', () => {
  assert.deepEqual([0, 0.4, -0.4, 1, -12, 44.6, 60, 65, 1500].map(latenessWords), [
    'on time',
    'on time',
    'on time',
    '1 min late',
    '12 min early',
    '45 min late',
    '1 h late',
    '1 h 05 min late',
    '25 h late',
  ]);
  assert.equal(durationWords(119.6), '2 h');
});

test('[V209] an estimate is rounded up to five minutes, over midnight too; another day is named', () => {
  const time = (at: string) => estimateTime(Date.parse(at), '2024-07-04');
  assert.equal(time('2024-07-04T22:56:00Z'), '00:00');
  assert.equal(time('2024-07-05T01:00:00Z'), '02:00');
  assert.equal(time('2024-07-05T01:00:01Z'), '02:05');
  assert.equal(nightTime(Date.parse('2024-07-06T15:17:00Z'), '2024-07-04'), 'Sat 16:17');
  assert.equal(nightTime(Date.parse('2024-07-05T10:59:00Z'), '2024-07-04'), '11:59');
});

test('[V209] the last seat of 2024 is any time now on Friday night, and on Saturday has its day and its delay', async () => {
  const { at } = await watched('ge2024');
  const inverness = (view: ReturnType<typeof at>) =>
    view.schedule.groups.flatMap(({ rows }) => rows).find(({ name }) => name.startsWith('Inverness'));
  const friday = inverness(at(649, {}, 600));
  assert.deepEqual([friday?.actual, friday?.isOverdue], ['any time now', true]);
  const saturday = inverness(at(650));
  assert.match(saturday?.actual ?? '', /^Sat \d\d:\d\d$/);
  assert.match(saturday?.late ?? '', /^\d\d h \d\d min late$/);
});

test('[V210] it is said where the times come from, for predecessor seats, the same seats, and none', async () => {
  assert.match((await watched('ge2024')).at(0).basis, /the seats that each one is made of declared in 2019/);
  assert.match((await watched('ge2019')).at(0).basis, /when the same seat declared in 2017/);
  assert.match((await watched('ge2017')).at(0).basis, /No expected times are known/);
});

test('[N30] what editors pick in the night stands with the picks of the pack, with its newer reason', async () => {
  const { night } = await watched('ge2024');
  const [first, second] = night.roll.reference.constituencies;
  assert.ok(first !== undefined && second !== undefined);
  const at = '2024-07-05T01:00:00Z';
  const watch = [{ constituencyId: second.id, reason: 'A recount', seq: 1, at }];
  const picks = [{ constituency: first.id, reason: 'Close' }];
  const { picks: rows } = watchView(night.roll, { ...emptyState, watch }, Date.parse(at), {
    ...{ picks, filter: ALL, kept: {} },
  });
  assert.deepEqual(
    new Map(rows.map(({ id, reason }) => [id, reason])),
    new Map([
      [first.id, 'Close'],
      [second.id, 'A recount'],
    ]),
  );
});

test('[V211] picks keep their places and their reasons all night, and a pack may have none', async () => {
  const { at } = await watched('ge2024');
  const before = at(0).picks;
  assert.equal(before.length, 32);
  assert.ok(before.every(({ reason, outcome }) => reason !== null && outcome === null));
  const after = at(650).picks;
  assert.deepEqual(
    after.map(({ id }) => id),
    before.map(({ id }) => id),
  );
  assert.ok(after.every(({ outcome, majority }) => outcome !== null && majority.startsWith('majority')));
  assert.deepEqual((await watched('ge2019')).at(0).picks, []);
});

test('[V212] nonsense in the address shows everything; the moment is kept in every link', async () => {
  const { roll } = await recordedNightOf('ge2024');
  const read = (given: Record<string, string | string[]>) => readWatchFilter(roll, pageParameters(given));
  assert.deepEqual(read({ show: 'nothing', region: 'Atlantis' }), ALL);
  assert.deepEqual(read({ show: ['overdue', 'next'], region: 'E12000007' }).show, 'overdue');
  assert.deepEqual(readWatchFilter(roll, pageParameters({ toString: 'x' } as never)), ALL);
  const at = '2024-07-05T03:10';
  assert.equal(
    watchAddress(read({ show: 'picks', region: 'E12000007', at })),
    '/watch?show=picks&region=E12000007&at=2024-07-05T03%3A10#schedule',
  );
  assert.equal(pageAddress('/watch', { a: null }), '/watch');
});

test('[V223] packs without times or picks have a watch page in every state of the night', async () => {
  for (const election of ['ge2019', 'ge2017']) {
    const { at } = await watched(election);
    for (const count of [0, 1, 300, 649, 650]) {
      const view = at(count);
      assert.equal((view.next ?? view.furthest) === null, election === 'ge2017');
      assert.equal(view.schedule.groups.flatMap(({ rows }) => rows).length, 650);
      assert.equal(JSON.stringify(view).includes('undefined'), false);
      assert.equal(JSON.stringify(view).includes('NaN'), false);
    }
  }
  const { at } = await watched('ge2017');
  assert.deepEqual(
    at(0).schedule.shows.map(({ label }) => label),
    ['All seats', 'Still to declare', 'Declared'],
  );
  assert.equal(at(0).schedule.groups[0]?.title, 'North East');
});

test('[V223] an empty night is a page', async () => {
  const { roll } = await recordedNightOf('ge2024');
  const kept: Record<string, readonly ConstituencyId[]> = {};
  const view = watchView(roll, emptyState, 0, { picks: [], filter: ALL, kept });
  assert.equal(
    view.lateness?.rows.every(({ bar, learned }) => bar === null && learned === '–'),
    true,
  );
});
