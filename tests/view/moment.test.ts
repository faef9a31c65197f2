import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMoment } from '#lib/format/read-moment.ts';
import { formatLondonMinute } from '#lib/format/times.ts';
import { askedMoment, momentFromHeader, momentToHeader } from '#lib/view/moment.ts';
import { momentQuery } from '#lib/view/moment-query.ts';
import { insteadWords } from '#lib/view/moment-view.ts';
import { chipView } from '#lib/view/shell-view-chip.ts';
import { holds } from '#tests/support/properties.ts';

test('[V100] a moment is a UTC instant or a time on a London clock', () => {
  for (const [text, at] of [
    ['2024-07-05T02:10:00Z', '2024-07-05T02:10:00.000Z'],
    ['2024-07-05T02:10Z', '2024-07-05T02:10:00.000Z'],
    ['2024-07-05T02:10:30.5Z', '2024-07-05T02:10:30.500Z'],
    ['2024-07-05T03:10', '2024-07-05T02:10:00.000Z'],
    ['2024-07-05T03:10:30', '2024-07-05T02:10:30.000Z'],
    ['2019-12-13T03:10', '2019-12-13T03:10:00.000Z'],
  ] as const) {
    assert.equal(readMoment(text), at, text);
  }
});

test('[V100] of the hour that comes twice it is the first, and the hour that is left out is none', () => {
  assert.equal(readMoment('2024-10-27T01:30'), '2024-10-27T00:30:00.000Z');
  assert.equal(readMoment('2024-10-27T02:00'), '2024-10-27T02:00:00.000Z');
  assert.equal(readMoment('2024-03-31T01:30'), null);
  assert.equal(readMoment('2024-03-31T02:00'), '2024-03-31T01:00:00.000Z');
});

test('[V100] anything else is no moment', () => {
  for (const text of [
    'yesterday',
    '03:10',
    '2024-02-30T03:10',
    '2024-02-30T03:10:00Z',
    '2024-07-05T25:00',
    '2024-07-05',
    '2024-07-05T03:10+01:00',
    '0',
    ' ',
  ]) {
    assert.equal(readMoment(text), null, text);
    assert.deepEqual(askedMoment(text), { kind: 'malformed', text });
  }
  for (const text of [null, '', 'now']) assert.deepEqual(askedMoment(text), { kind: 'now' });
});

test('[V100] every minute of the years is read back as it is written on a London clock', () => {
  const from = Date.parse('2000-01-01T00:00:00Z') / 60_000;
  holds(
    fc.property(fc.integer({ min: from, max: from + 50 * 525_600 }), (minute) => {
      const written = formatLondonMinute(minute * 60_000);
      assert.equal(formatLondonMinute(readMoment(written) ?? 0), written);
    }),
  );
});

test('[V100] what is asked travels as one line of plain letters, however it was written', () => {
  holds(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const asked = askedMoment(text);
      const header = momentToHeader(asked);
      assert.match(header, /^[\x20-\x7e]*$/);
      const back = momentFromHeader(header);
      assert.equal(back.kind, asked.kind);
      if (back.kind === 'malformed') assert.ok(text.startsWith(back.text));
    }),
  );
  assert.deepEqual(momentFromHeader(null), { kind: 'now' });
});

test('[V100] the page says what is wrong with what was asked, and what it shows instead', () => {
  assert.equal(
    insteadWords({ why: 'malformed', asked: 'yesterday' }, '2024-07-04'),
    '“yesterday” is not a time that can be shown. Write the day and the time of the United Kingdom, such as 2024-07-04T23:30. This is the night as it is now.',
  );
  assert.equal(
    insteadWords({ why: 'notPast', asked: '2024-07-06T10:00:00.000Z' }, '2024-07-04'),
    'Nothing has happened since 11:00, Saturday 6 July: this is the night as it is now.',
  );
});

test('[V101] a page of the past says as of when, whatever its line to the server is like', () => {
  for (const status of ['live', 'offline', 'connecting'] as const) {
    const chip = chipView({
      mode: 'live',
      status,
      nightNowMs: 0,
      heardNightMs: 0,
      standingAtMs: Date.parse('2024-07-05T02:10:00Z'),
    });
    assert.deepEqual([chip.look, chip.badge, chip.time], ['past', 'As it stood', 'at 03:10, Friday 5 July']);
  }
});

test('[V102] a link to another moment keeps the rest of the address', () => {
  assert.equal(momentQuery('party=lab&sort=swing', 'now'), '?party=lab&sort=swing&at=now');
  assert.equal(momentQuery('', '2024-07-05T02:10:00Z'), '?at=2024-07-05T02%3A10%3A00Z');
});
