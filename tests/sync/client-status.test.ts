import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEXT_STATUS, type Signal, type Status } from '#lib/sync/client-status.ts';

const SIGNALS: readonly Signal[] = [
  'opened',
  'current',
  'polledCurrent',
  'behind',
  'lost',
  'silent',
  'refused',
];

/** The table as a reader would say it, in the order of the signals above. */
const SAID: Readonly<Record<Status, readonly Status[]>> = {
  connecting: ['catchingUp', 'live', 'polling', 'catchingUp', 'connecting', 'offline', 'stopped'],
  catchingUp: ['catchingUp', 'live', 'polling', 'catchingUp', 'catchingUp', 'offline', 'stopped'],
  live: ['catchingUp', 'live', 'live', 'catchingUp', 'catchingUp', 'offline', 'stopped'],
  polling: ['polling', 'live', 'polling', 'catchingUp', 'offline', 'offline', 'stopped'],
  offline: ['catchingUp', 'live', 'polling', 'catchingUp', 'offline', 'offline', 'stopped'],
  stopped: ['stopped', 'stopped', 'stopped', 'stopped', 'stopped', 'stopped', 'stopped'],
};

test('[C8] every status has an answer for every signal', () => {
  for (const [status, row] of Object.entries(NEXT_STATUS)) {
    assert.deepEqual(
      SIGNALS.map((signal) => row[signal]),
      SAID[status as Status],
      status,
    );
    assert.deepEqual(Object.keys(row).sort(), [...SIGNALS].sort());
  }
});

test('[C8] only the server saying so makes a page live, and silence never does', () => {
  const waysTo = (wanted: Status) =>
    Object.entries(NEXT_STATUS).flatMap(([status, row]) =>
      SIGNALS.filter((signal) => row[signal] === wanted && status !== wanted),
    );
  assert.deepEqual([...new Set(waysTo('live'))], ['current']);
  assert.deepEqual([...new Set(waysTo('polling'))], ['polledCurrent']);
  assert.deepEqual([...new Set(waysTo('stopped'))], ['refused']);
});
