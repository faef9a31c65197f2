import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigRefused, nightFolder, readConfig } from '#server/config.ts';

const REDIS_URL = 'redis://127.0.0.1:6379';
const LIVE = { REDIS_URL, DECLARED_MODE: 'live', DECLARED_FEED: 'inbox:/srv/inbox' };

test('[I18] without settings it is a rehearsal of 2024 at sixty times speed', () => {
  const config = readConfig({ REDIS_URL, DECLARED_START: '', DECLARED_FRESH: '' });
  assert.deepEqual(
    [config.mode, config.election, config.speed, config.quietMinutes, config.fresh, config.start],
    ['rehearsal', 'ge2024', 60, 10, null, null],
  );
  assert.deepEqual(config.feed, { kind: 'replay' });
  assert.equal(config.origin, 'http://localhost:3000');
  assert.equal(nightFolder(config), '.data/rehearsal/ge2024');
});

test('[I18] a feed is a replay, an inbox, an address or none', () => {
  const feedOf = (DECLARED_FEED: string) => readConfig({ REDIS_URL, DECLARED_FEED }).feed;
  assert.deepEqual(feedOf('inbox:in/box'), { kind: 'inbox', folder: 'in/box' });
  assert.deepEqual(feedOf('https://press.example/feed'), { kind: 'http', url: 'https://press.example/feed' });
  assert.deepEqual(feedOf('none'), { kind: 'none' });
  for (const wrong of ['inbox:', 'ftp://press.example', 'live', 'https://']) {
    assert.throws(() => feedOf(wrong), ConfigRefused);
  }
});

test('[X31] proxies are addresses and networks, and none is believed unless it is named', () => {
  assert.equal(readConfig({ REDIS_URL }).proxies, null);
  const { proxies } = readConfig({ REDIS_URL, DECLARED_PROXY: '10.0.0.0/8, ::1' });
  assert.deepEqual(
    ['10.9.8.7', '::1', '11.0.0.1'].map((address) => proxies?.isTrusted(address)),
    [true, true, false],
  );
  assert.throws(() => readConfig({ REDIS_URL, DECLARED_PROXY: 'proxy.example' }), /DECLARED_PROXY/);
});

test('[I18] every setting that cannot be used is named', () => {
  const wrong = {
    DECLARED_MODE: 'real',
    DECLARED_SPEED: '0',
    DECLARED_START: 'tonight',
    DECLARED_PORT: '70000',
  };
  assert.throws(
    () => readConfig(wrong),
    (error: Error) => [...Object.keys(wrong), 'REDIS_URL'].every((name) => error.message.includes(name)),
  );
  assert.throws(() => readConfig({ REDIS_URL, DECLARED_ELECTION: '../elsewhere' }), ConfigRefused);
  assert.throws(() => readConfig({ REDIS_URL, DECLARED_FAULTS: 'duplicate=2' }), ConfigRefused);
});

test('[I18] a fresh start is asked for by a word; nothing and 0 go on', () => {
  const freshOf = (DECLARED_FRESH: string) => readConfig({ REDIS_URL, DECLARED_FRESH }).fresh;
  assert.deepEqual([freshOf(''), freshOf('0'), freshOf('1')], [null, null, '1']);
});

test('[I19] a live night has real time, and no recording, faults or crashes', () => {
  assert.equal(readConfig({ ...LIVE, DECLARED_SPEED: '60' }).speed, 1);
  const never = [
    { DECLARED_FEED: 'replay' },
    { DECLARED_FEED: '' },
    { DECLARED_FAULTS: 'duplicate=0.1' },
    { DECLARED_CRASH_AT: 'judged:1' },
  ];
  for (const settings of never) assert.throws(() => readConfig({ ...LIVE, ...settings }), ConfigRefused);
});

test('[R36] the forecast is made by this process, unless it is left to others', () => {
  assert.equal(readConfig({ REDIS_URL: 'redis://localhost:6379' }).forecast, true);
  assert.equal(readConfig({ REDIS_URL: 'redis://localhost:6379', DECLARED_FORECAST: 'off' }).forecast, false);
  assert.throws(
    () => readConfig({ REDIS_URL: 'redis://localhost:6379', DECLARED_FORECAST: 'maybe' }),
    /DECLARED_FORECAST: expected on or off/,
  );
});
