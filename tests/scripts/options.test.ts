import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesOf } from '#scripts/launcher/addresses.mjs';
import { helpText } from '#scripts/launcher/help.mjs';
import { OPTIONS } from '#scripts/launcher/options.mjs';
import { readOptions } from '#scripts/launcher/read-options.mjs';

function settings(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const read = readOptions(args, env);
  assert.ok(!read.help);
  return read.settings;
}

test('[S1] an option nobody knows is named, with what was expected and where to look', () => {
  assert.throws(() => settings(['--sped', '3']), /Received "--sped"; expected one of --election,.*--help/s);
  assert.throws(() => settings(['--quiet', '3']), /Perhaps --quiet-minutes\?/);
  assert.throws(() => settings(['rehearse']), /Received "rehearse"/);
});

const REFUSED: readonly (readonly [option: string, value: string, expected: RegExp])[] = [
  ['--speed', 'fast', /--speed received "fast"; expected a number from 1 to 1000/],
  ['--speed', '0', /a number from 1 to 1000/],
  ['--speed', '1e3', /a number from 1 to 1000/],
  ['--port', '70000', /--port received "70000"; expected a number from 1 to 65535/],
  ['--port', '3000.5', /a whole number/],
  ['--mode', 'rehearse', /expected rehearsal, test or live/],
  ['--feed', 'ftp://example.org', /expected replay, none, inbox:FOLDER/],
  ['--from', '22:00', /expected a moment in UTC such as 2024-07-04T22:30:00Z/],
  ['--from', '2024-07-04T22:00:00+01:00', /a moment in UTC/],
  ['--from', '2024-13-40T22:00Z', /a moment in UTC/],
  ['--origin', 'https://example.org/', /scheme, host and port only/],
  ['--origin', 'example.org', /scheme, host and port only/],
  ['--proxy', 'proxy.example', /addresses or networks, separated by commas/],
  ['--redis', 'localhost:6379', /begins with redis:/],
  ['--election', '../ge2024', /the name of a pack/],
  ['--data', '', /--data received nothing; expected a value/],
];

for (const [option, value, expected] of REFUSED) {
  test(`[S1] ${option} ${JSON.stringify(value)} is refused, saying what was expected`, () => {
    assert.throws(() => settings([option, value]), expected);
  });
}

test('[S1] a value in the environment that cannot be used is refused by the name of its variable', () => {
  assert.throws(() => settings([], { DECLARED_SPEED: '-1' }), /DECLARED_SPEED received "-1"/);
});

test('[S1] an option without its value is refused', () => {
  assert.throws(() => settings(['--port']), /--port received nothing/);
});

test('[S2] a live night needs an origin, real time and a real feed', () => {
  const live = ['--mode', 'live'];
  const origin = ['--origin', 'https://results.example.org'];
  assert.throws(() => settings(live), /--origin received nothing in live mode/);
  assert.throws(
    () => settings([...live, ...origin, '--feed', 'replay']),
    /--feed received "replay" in live mode/,
  );
  assert.throws(
    () => settings([...live, ...origin, '--speed', '60']),
    /--speed received 60 in live mode; expected 1/,
  );
  assert.throws(() => settings([...live, ...origin, '--from', '2024-07-04T22:30:00Z']), /the clock is real/);
  assert.equal(settings([...live, ...origin]).speed, 1);
});

test('[S3] an option wins over its variable, a variable over the default', () => {
  const env = { DECLARED_PORT: '4000', DECLARED_SPEED: '10' };
  assert.equal(settings(['--port', '5000'], env).port, 5000);
  assert.equal(settings(['--port=5000'], env).port, 5000);
  assert.equal(settings([], env).port, 4000);
  assert.equal(settings([]).port, 3000);
  assert.equal(settings([], { DECLARED_PORT: '' }).port, 3000);
});

test('[S3] a rehearsal replays at 60 times speed; another night watches its own inbox in real time', () => {
  const rehearsal = settings([]);
  assert.deepEqual([rehearsal.mode, rehearsal.feed, rehearsal.speed], ['rehearsal', 'replay', 60]);
  const rehearsed = settings(['--mode', 'test']);
  assert.deepEqual([rehearsed.feed, rehearsed.speed], ['inbox:.data/test/ge2024/inbox', 1]);
  assert.equal(settings(['--fresh']).fresh, true);
  assert.equal(rehearsal.fresh, false);
});

test('[S4] the help names every option with its variable and its default', () => {
  const help = helpText();
  for (const { name, variable, byDefault } of OPTIONS) {
    assert.ok(help.includes(`--${name}`) && help.includes(variable) && help.includes(byDefault), name);
  }
  assert.deepEqual(readOptions(['--port', 'nonsense', '--help'], {}), { help: true });
});

const LAN = {
  lo: [{ family: 'IPv4', internal: true, address: '127.0.0.1' }],
  eth0: [{ family: 'IPv4', internal: false, address: '192.168.1.7' }],
} as unknown as NonNullable<Parameters<typeof addressesOf>[1]>;

test('[S13] open to the network, the origin is the address of this machine there', () => {
  assert.deepEqual(addressesOf({ host: '0.0.0.0', port: 3000, origin: null }, LAN), {
    origin: 'http://192.168.1.7:3000',
    local: 'http://localhost:3000',
  });
});

test('[S13] on this machine alone the origin is localhost; one that was given is taken as it is', () => {
  assert.equal(addressesOf({ host: '127.0.0.1', port: 80, origin: null }, LAN).origin, 'http://localhost');
  const origin = 'https://results.example.org';
  assert.deepEqual(addressesOf({ host: '0.0.0.0', port: 3000, origin }, LAN), { origin, local: null });
});
