import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST, OTHER, roomWith, rush } from '#tests/support/alder-entries.ts';
import { enter, newsroom, result, said } from '#tests/support/newsroom.ts';
import { BLUE, idOf, RED } from '#tests/support/tiny-election.ts';

test('[D2] two who say the same are compared in substance: source, time, reason and second looks may differ', () => {
  const room = newsroom();
  const first = result(FIRST, { declaredAt: '2030-07-04T22:40:00.000Z' });
  enter(room, 'rae', first, { source: 'Returning officer, at the count' });
  const second = result(FIRST, { ballots: 1010, majority: 60, winner: idOf('alder', RED), electorate: 2000 });
  const event = enter(room, 'ed', second, { source: 'Council website' });
  assert.equal(said(event), 'entryPublished');
  const [declared] = room.night;
  assert.equal(declared?.source, 'Returning officer, at the count');
  assert.equal(
    declared?.kind === 'resultDeclared' && declared.figures.declaredAt,
    '2030-07-04T22:40:00.000Z',
  );
});

for (const [what, other] of [
  ['one vote', result([401, 340, 180, 80])],
  ['the rejected papers', result(FIRST, { rejectedBallots: 11 })],
  ['rejected papers that nobody said', result(FIRST, { rejectedBallots: null })],
  ['the electorate', result(FIRST, { electorate: 1999 })],
] as const) {
  test(`[D2] two who differ in ${what} publish nothing, and each sees what the other says`, () => {
    const room = newsroom();
    enter(room, 'rae', result(FIRST));
    const event = enter(room, 'ed', other);
    assert.equal(said(event), 'entryDiffers');
    assert.equal(room.night.length, 0);
    for (const who of ['rae', 'ed', 'eve'] as const) {
      const { entries } = room.viewFor(who).queue;
      assert.deepEqual(
        entries.map(({ entry }) => entry?.content),
        [result(FIRST), other],
      );
      assert.deepEqual(
        entries.map(({ differsFrom }) => differsFrom.map(({ name }) => name)),
        [['Ed'], ['Rae']],
      );
    }
    assert.deepEqual(
      room.viewFor('ray').queue.entries.map(({ entry }) => entry),
      [null, null],
    );
    // One of them looks again.
    assert.equal(said(enter(room, 'rae', other)), 'entryPublished');
    const published = room.desk.at(-1);
    assert.ok(published?.kind === 'entryPublished');
    assert.deepEqual(
      published.keys.map(({ userId, blind }) => [userId, blind]),
      [
        ['ed', true],
        ['rae', false],
      ],
    );
  });
}

test('[D2] of two who agree and are not enough, one who says otherwise is still shown', () => {
  const room = newsroom();
  enter(room, 'rae', result(FIRST));
  enter(room, 'ed', result(OTHER));
  const third = enter(room, 'ray', result(FIRST));
  assert.ok(third.kind === 'entryDiffers');
  assert.deepEqual(third.differsFrom, [{ userId: 'ed', name: 'Ed' }]);
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryPublished');
});

test('[D2] figures of another winner than an entry that announces one contradict it', () => {
  const room = newsroom();
  enter(room, 'rae', rush(BLUE));
  assert.equal(said(enter(room, 'ed', result(FIRST))), 'entryDiffers');
  const agreeing = newsroom();
  enter(agreeing, 'rae', rush(RED));
  assert.equal(said(enter(agreeing, 'ed', result(FIRST))), 'entryWaits');
});

test('[D3] one person overrules another alone only where one person is enough, and only once it was shown', () => {
  const room = roomWith('nothing', true);
  enter(room, 'rae', result(FIRST));
  assert.equal(said(enter(room, 'ed', result(OTHER))), 'entryDiffers');
  assert.equal(said(enter(room, 'ed', result(OTHER))), 'entryPublished');
  const event = room.desk.at(-1);
  assert.ok(event?.kind === 'entryPublished');
  assert.equal(event.oneKey, 'Short of people until four');
  // What the other says still stands in the queue.
  assert.deepEqual(
    room.viewFor('eve').queue.entries.map(({ by }) => by.name),
    ['Rae'],
  );
});
