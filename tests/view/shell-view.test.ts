import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '#lib/sync/client-status.ts';
import type { Mode } from '#lib/sync/mode.ts';
import { shellView } from '#lib/view/shell-view.ts';
import { chipView } from '#lib/view/shell-view-chip.ts';
import { tinyRoll } from '#tests/support/tiny-election.ts';

const { reference } = tinyRoll();
const NOW_MS = Date.parse('2024-07-05T02:10:24Z');
const HEARD_MS = Date.parse('2024-07-05T02:08:00Z');
const chip = (mode: Mode, status: Status) =>
  chipView({ mode, status, nightNowMs: NOW_MS, heardNightMs: HEARD_MS, standingAtMs: null });

test('[V1] only a real night has no banner, and each other one says what it is', () => {
  assert.equal(shellView(reference, 'live', []).banner, null);
  assert.match(shellView(reference, 'rehearsal', []).banner?.words ?? '', /Nothing here is happening now/);
  assert.match(shellView(reference, 'test', []).banner?.words ?? '', /may be invented/);
});

test('[V2] the badge is the mode’s only while the page has what the server has', () => {
  assert.deepEqual(chip('live', 'live'), { look: 'live', badge: 'Live', time: '03:10:24', spoken: 'Live' });
  assert.equal(chip('rehearsal', 'live').badge, 'Rehearsal');
  assert.equal(chip('test', 'live').badge, 'Test');
  for (const status of ['polling', 'catchingUp', 'offline', 'stopped'] as const) {
    assert.equal(chip('live', status).look, 'off', status);
    assert.doesNotMatch(chip('live', status).badge, /live/i);
  }
});

test('[V2] offline says since when, and stops the clock', () => {
  assert.deepEqual(
    [chip('live', 'offline').badge, chip('live', 'offline').time],
    ['Offline since 03:08', ''],
  );
});

test('[V2] a page as it left the server does not say that it is live, and its time stands still', () => {
  assert.deepEqual(
    [chip('live', 'connecting').badge, chip('live', 'connecting').time],
    ['As of', '03:08:00'],
  );
  assert.equal(chip('live', 'connecting').spoken, 'As of 03:08');
});

test('[V3] the foot says how figures are made and carries every credit as a sentence', () => {
  const { method, credits } = shellView(reference, 'live', ['Made of boundaries', 'Votes by hand.']).foot;
  for (const word of ['Hold', 'Swing', 'Turnout', 'Shares', 'notional'])
    assert.ok(method.join(' ').includes(word), word);
  assert.deepEqual(credits, ['Made of boundaries.', 'Votes by hand.']);
});
