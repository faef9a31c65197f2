import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredMs, learnLateness } from '#lib/election/derive/lateness.ts';
import { NEXT_MINUTES, type Scheduled, scheduleOf } from '#lib/election/derive/schedule.ts';
import type { NightFact } from '#lib/election/events.ts';
import type { ConstituencyId } from '#lib/election/ids.ts';
import type { Constituency } from '#lib/election/reference.ts';
import { emptyState } from '#lib/election/state.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { recordedNightOf } from '#tests/support/night-2024.ts';
import {
  constituency,
  declared,
  fold,
  idOf,
  NORTH,
  numbered,
  RED,
  SOUTH,
  seatId,
  tinyRoll,
} from '#tests/support/tiny-election.ts';

/** A seat expected at a UTC time of the night of 4 July 2030. */
function seat(number: number, at: string | null, about: Partial<Constituency> = {}): Constituency {
  return constituency(seatId(number), `Seat ${number}`, {
    expected: at === null ? null : { at: instant(at), basis: 'announced' },
    ...about,
  });
}

/** "23:30" on the day of the poll, "00:30" on the next: the night of the tiny election, in UTC. */
function instant(time: string): string {
  return `2030-07-0${time >= '12:00' ? 4 : 5}T${time}:00Z`;
}

const ms = (time: string) => Date.parse(instant(time));

function declares(roll: ReturnType<typeof tinyRoll>, number: number, time: string): NightFact {
  return declared(roll, seatId(number), { red: 500, blue: 400, gold: 100 }, 1, { declaredAt: instant(time) });
}

test('[G80] lateness is learned from seats that were due: declared ones by theirs, awaited ones by how late they are', () => {
  const roll = tinyRoll([seat(1, '23:00'), seat(2, '23:30'), seat(3, '02:00'), seat(4, '03:00')]);
  const state = fold(roll, numbered([declares(roll, 1, '23:20'), declares(roll, 3, '23:50')]));
  // Seat 1 was 20 minutes late, seat 2 is 30 minutes late by now; seat 3 was early, but it was not due yet.
  const at = (time: string) => learnLateness(roll, state, ms(time)).night;
  assert.deepEqual(at('00:00'), { seats: 2, minutes: (2 * 25) / (2 + 5) });
  assert.deepEqual(at('22:59'), { seats: 0, minutes: 0 });
  // Once it is due it counts, 130 minutes early.
  assert.deepEqual(at('02:00'), { seats: 3, minutes: (3 * 20) / (3 + 5) });
});

test('[G81] a council is drawn towards its region by 2 seats, a region to the night by 5, the night to on time by 5', () => {
  const roll = tinyRoll([
    seat(1, '23:00', { council: 'Ham', region: NORTH }),
    seat(2, '23:00', { council: 'Ham', region: NORTH }),
    seat(3, '23:00', { council: 'Wick', region: NORTH }),
    seat(4, '23:00', { region: SOUTH }),
    seat(5, '03:00', { council: 'Ham', region: NORTH }),
    seat(6, '03:00', { region: SOUTH }),
  ]);
  const facts = ['23:30', '23:40', '23:00', '23:10'].map((time, index) => declares(roll, index + 1, time));
  const learned = learnLateness(roll, fold(roll, numbered(facts)), ms('00:00'));
  const night = (4 * 20) / 9;
  const north = (3 * 30 + 5 * night) / 8;
  const ham = (2 * 35 + 2 * north) / 4;
  assert.equal(learned.night.minutes, night);
  assert.deepEqual(learned.region(NORTH), { seats: 3, minutes: north });
  assert.deepEqual(learned.of(roll.reference.constituencies[4] as Constituency), { seats: 2, minutes: ham });
  const south = (1 * 10 + 5 * night) / 6;
  assert.equal(learned.of(roll.reference.constituencies[5] as Constituency).minutes, south);
});

test('[G82] a seat is next within 15 minutes of its estimate, and overdue once that has passed, across midnight', () => {
  assert.equal(NEXT_MINUTES, 15);
  const roll = tinyRoll([seat(1, '00:10')]);
  const turn = (time: string) => scheduleOf(roll, emptyState, ms(time)).seats[0] as Scheduled;
  assert.equal(turn('23:54').turn, 'later');
  assert.equal(turn('23:55').turn, 'next');
  assert.deepEqual([turn('23:55').estimateMs, turn('23:55').lateMinutes], [ms('00:10'), null]);
  assert.equal(turn('00:10').turn, 'next');
  // One awaited seat teaches one sixth of its own delay: the estimate moves on, but not as fast as the clock.
  assert.equal(turn('00:16').turn, 'overdue');
  assert.deepEqual([turn('00:16').estimateMs, turn('00:16').lateMinutes], [null, 6]);
});

test('[G82] no pending seat of a real night is ever estimated in the past, from the close to Saturday', async () => {
  for (const election of ['ge2024', 'ge2019']) {
    const { roll, events, after } = await recordedNightOf(election);
    for (const count of [0, 1, 40, 200, 500, 649]) {
      const atMs = Date.parse(events[count]?.at ?? '');
      for (const { estimateMs, turn, actualMs } of scheduleOf(roll, after(count), atMs).seats) {
        if (turn === 'declared') assert.ok(actualMs !== null && actualMs <= atMs);
        else assert.ok(estimateMs === null || estimateMs >= atMs);
        assert.equal(turn === 'overdue', actualMs === null && estimateMs === null);
      }
    }
  }
});

test('[G82] the seat of 2024 that declared on Saturday is overdue by hours until then, and late by a day and more after', async () => {
  const { roll, state, after, events, seat: seatOf } = await recordedNightOf('ge2024');
  const { constituency: inverness } = seatOf('Inverness, Skye and West Ross-shire');
  const of = (from: typeof state, atMs: number) =>
    scheduleOf(roll, from, atMs).seats.find((each) => each.constituency.id === inverness.id);
  const friday = of(after(649), Date.parse('2024-07-05T20:00:00Z'));
  assert.deepEqual([friday?.turn, friday?.estimateMs], ['overdue', null]);
  const last = Date.parse(events[649]?.at ?? '');
  const saturday = of(state, last);
  assert.equal(saturday?.turn, 'declared');
  assert.ok((saturday?.lateMinutes ?? 0) > 24 * 60);
});

test('[G83] on both recorded nights the estimates are nearer to what happened than the expected times alone', async () => {
  for (const election of ['ge2024', 'ge2019']) {
    const { roll, events, after, state } = await recordedNightOf(election);
    const actual = (id: ConstituencyId) => declaredMs(state.contests[id]) ?? Number.NaN;
    let learned = 0;
    let expected = 0;
    for (const count of [30, 65, 130, 200, 325, 450]) {
      const atMs = Date.parse(events[count - 1]?.at ?? '');
      for (const each of scheduleOf(roll, after(count), atMs).seats) {
        if (each.actualMs !== null || each.expectedMs === null) continue;
        const happened = actual(each.constituency.id);
        learned += Math.abs((each.estimateMs ?? atMs) - happened);
        // The fairest rival: the expected time, or now where it has passed.
        expected += Math.abs(Math.max(each.expectedMs, atMs) - happened);
      }
    }
    assert.ok(learned < expected, `${election}: ${learned / 6e4} against ${expected / 6e4}`);
  }
});

test('[G84] an announced winner ends the wait; a correction keeps the first time; withdrawn and postponed have no turn', () => {
  const roll = tinyRoll([
    seat(1, '23:00'),
    seat(2, '23:00'),
    seat(3, '23:00'),
    seat(4, '23:00'),
    seat(5, null),
  ]);
  const figures = { red: 501, blue: 400, gold: 100 };
  const facts: readonly NightFact[] = [
    { kind: 'winnerAnnounced', constituencyId: seatId(1), revision: 1, winner: idOf('Seat 1', RED) },
    declares(roll, 2, '23:10'),
    {
      ...declared(roll, seatId(2), figures, 2, { declaredAt: instant('23:40') }),
      kind: 'resultCorrected',
      reason: 'Miscounted',
    } as NightFact,
    declares(roll, 3, '23:05'),
    { kind: 'resultWithdrawn', constituencyId: seatId(3), revision: 2, reason: 'Read out too soon' },
    { kind: 'pollPostponed', constituencyId: seatId(4), revision: 1, reason: 'A candidate died' },
  ];
  const state = fold(roll, numbered(facts));
  const { seats } = scheduleOf(roll, state, ms('23:50'));
  assert.deepEqual(
    seats.map(({ turn }) => turn),
    ['declared', 'declared', 'withdrawn', 'postponed', 'untimed'],
  );
  assert.equal(seats[1]?.actualMs, ms('23:10'));
  assert.equal(learnLateness(roll, state, ms('23:50')).night.seats, 2);
});

test('[G92] the pack of 2024 knows the council of every seat; packs that do not go by region alone', async () => {
  const { reference } = await loadPack('data/ge2024');
  assert.ok(reference.constituencies.every(({ council }) => council !== null && council !== ''));
  const councilOf = (name: string) => reference.constituencies.find((each) => each.name === name)?.council;
  assert.equal(councilOf('Cities of London and Westminster'), 'Westminster');
  assert.equal(councilOf('Houghton and Sunderland South'), 'Sunderland');
  const before = await loadPack('data/ge2019');
  assert.ok(before.reference.constituencies.every(({ council }) => council === null));
});
