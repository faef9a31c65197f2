import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { seqAt } from '#lib/election/history.ts';
import { askedMoment } from '#lib/view/moment.ts';
import { sinceAskView, sinceHref } from '#lib/view/since-ask-view.ts';
import { sinceBase } from '#lib/view/since-base.ts';
import { type SinceChanges, sinceView } from '#lib/view/since-view.ts';
import { anyNight, eightSeats } from '#tests/support/any-night.ts';
import { night2024, type RecordedNight } from '#tests/support/night-2024.ts';
import { holds } from '#tests/support/properties.ts';
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

let night: RecordedNight;

before(async () => {
  night = await night2024();
});

/** What changed in the night of 2024 from one UTC instant to another. */
function between(from: string, to: string): SinceChanges {
  const state = (instant: string) => night.after(seqAt(night.events, Date.parse(instant)));
  const view = sinceView(night.roll, sinceBase(state(from), Date.parse(from)), state(to), Date.parse(to));
  assert.ok(view.kind === 'changes');
  return view;
}

test('[V109] from 01:00 to the end of 2024: who declared, what changed hands, then and now', () => {
  const view = between('2024-07-05T00:00:00Z', '2024-07-06T16:50:00Z');
  assert.equal(view.headline, 'The last 645 seats declared after 01:00, Friday 5 July');
  assert.match(view.story, /Labour has gained \d+ seats and lost 7/);
  assert.match(view.story, /the Conservatives have gained 1 seat and lost \d+/);
  assert.match(view.play.after, /^Labour wins a majority of 172, with 411 of the 650 seats\.$/);
  const labour = view.parties.find(({ name }) => name === 'Labour');
  assert.deepEqual([labour?.seatsNow, labour?.losses, labour?.shareNow], ['411', '7', '33.7']);
  assert.deepEqual([view.thenTime, view.nowTime], ['Fri 01:00', 'Sat 17:50']);
});

test('[V109] seats then and what was gained and lost since come to the seats now, from any moment of the night', () => {
  for (const from of ['2024-07-04T21:00:00Z', '2024-07-05T02:10:00Z', '2024-07-05T04:00:00Z']) {
    const view = between(from, '2024-07-05T05:00:00Z');
    const { tally: then } = night.after(seqAt(night.events, Date.parse(from)));
    const { tally: now } = night.after(seqAt(night.events, Date.parse('2024-07-05T05:00:00Z')));
    for (const row of view.parties) {
      const count = (counts: object) => (counts as Record<string, number>)[row.tag.standing] ?? 0;
      assert.equal(Number(row.seatsThen), count(then.seats));
      assert.equal(Number(row.gains), count(now.gains) - count(then.gains));
      assert.equal(Number(row.losses), count(now.losses) - count(then.losses));
    }
    const listed = view.gains.reduce((sum, each) => sum + each.seats.length, 0);
    assert.equal(
      listed,
      view.parties.reduce((sum, row) => sum + Number(row.gains), 0),
    );
  }
});

test('[V109] before the first seat and when nothing came, it says so and counts nothing', () => {
  const none = between('2024-07-05T02:10:00Z', '2024-07-05T02:10:30Z');
  assert.equal(none.headline, 'No seat has declared since 03:10, Friday 5 July');
  assert.deepEqual([none.gains, none.people, none.corrections, none.noted], [[], [], [], []]);
  const early = between('2024-07-04T21:00:00Z', '2024-07-04T22:17:00Z');
  assert.equal(early.headline, '1 seat has declared since 22:00, Thursday 4 July');
  assert.equal(early.parties[0]?.shareThen, '–');
  assert.equal(early.firsts[0]?.words, 'First to declare: Houghton and Sunderland South');
});

test('[V110] majorities, people and the closest seats are those of the time since', () => {
  const view = between('2024-07-05T04:00:00Z', '2024-07-05T05:30:00Z');
  assert.deepEqual(
    view.majority.map(({ words }) => words),
    ['Labour has a majority: 326 seats of 650'],
  );
  const people = view.people.map(({ words }) => words);
  assert.ok(people.includes('Jacob Rees-Mogg loses North East Somerset and Hanham'));
  assert.ok(!people.some((words) => words.includes('Grant Shapps')), 'that was earlier');
  assert.ok(!people.some((words) => words.includes('keeps')));
  const closest = between('2024-07-04T21:00:00Z', '2024-07-06T16:50:00Z').noted[0]?.seats;
  assert.deepEqual(
    closest?.slice(0, 2).map(({ name, words }) => `${name}: ${words}`),
    ['Hendon: majority 15 votes', 'Poole: majority 18 votes'],
  );
});

test('[V110] what was corrected, withdrawn or doubted since is told with its reason', () => {
  const roll = tinyRoll();
  const alder = { [RED]: 500, [BLUE]: 400, [GOLD]: 3, independent: 4 };
  const events = numbered([
    declared(roll, ALDER, alder),
    corrected(roll, ALDER, { ...alder, [RED]: 501 }, 2, 'A box was left out'),
    { kind: 'resultFlagged', constituencyId: ALDER, words: 'Being checked' },
    { kind: 'resultWithdrawn', constituencyId: ALDER, revision: 3, reason: 'The wrong count' },
  ]);
  const at = (seq: number) => Date.parse(events[seq - 1]?.at ?? '');
  const base = sinceBase(fold(roll, events.slice(0, 1)), at(1));
  const told = (seq: number) => {
    const view = sinceView(roll, base, fold(roll, events.slice(0, seq)), at(seq));
    return view.kind === 'changes' ? view.corrections.map(({ words, more }) => `${words} – ${more}`) : [];
  };
  assert.deepEqual(told(1), []);
  assert.deepEqual(told(3), ['Corrected: Alder – A box was left out', 'In doubt: Alder – Being checked']);
  assert.match(told(4)[2] ?? '', /^Result withdrawn: Alder – .*The wrong count/);
});

test('[V110] a page that stands before the moment, and another night, have no changes to tell', () => {
  const from = Date.parse('2024-07-05T03:00:00Z');
  const base = sinceBase(night.after(300), from);
  const earlier = sinceView(night.roll, base, night.after(100), from - 1);
  assert.equal(earlier.kind, 'notYet');
  assert.equal(earlier.headline, '04:00, Friday 5 July is still to come');
  assert.equal(sinceView(night.roll, base, night.after(10), from + 1).kind, 'notYet');
});

test('[V110] whatever happens in a night, what changed between any two of its moments can be told', () => {
  const seats = eightSeats();
  const roll = tinyRoll(seats);
  holds(
    fc.property(anyNight(seats, 40), fc.nat(40), (facts, cut) => {
      const events = numbered(facts);
      const then = fold(roll, events.slice(0, cut));
      const now = fold(roll, events);
      const view = sinceView(roll, sinceBase(then, 0), now, 1);
      assert.equal(view.kind, 'changes');
    }),
  );
});

test('[V110] the question since when offers the full hours that have been, and says what was no time', () => {
  const now = Date.parse('2024-07-05T00:30:00Z');
  const ask = sinceAskView(night.roll, now, askedMoment('bedtime'));
  assert.match(ask.problem ?? '', /“bedtime” is not a time/);
  assert.deepEqual(
    ask.hours.map(({ words }) => words.slice(0, 5)),
    ['22:00', '23:00', '00:00', '01:00'],
  );
  assert.equal(ask.hours[3]?.href, '/since?from=2024-07-05T01:00');
  assert.equal(sinceHref(now), '/since?from=2024-07-05T01:30');
  assert.equal(sinceAskView(night.roll, now - 86_400_000, askedMoment(null)).hours.length, 1);
});
