/** Faster than this a whole night passes in under two minutes and says nothing about the real one. */
const SPEED_MAX = 1000;
const QUIET_MINUTES_MAX = 600;

/**
 * @typedef {object} Option
 * @property {string} name on the command line, after the two dashes
 * @property {string} variable the environment variable that means the same
 * @property {string | null} value what follows the option; null for a switch
 * @property {string} byDefault as `--help` says it
 * @property {string} says one line of help
 * @property {(value: string) => string | null} accepts null if good, else what was expected
 */

/** @type {readonly Option[]} */
export const OPTIONS = [
  {
    name: 'election',
    variable: 'DECLARED_ELECTION',
    value: 'NAME',
    byDefault: 'ge2024',
    says: 'election pack, a folder of the packs folder',
    accepts: (value) =>
      /^[a-z0-9-]+$/.test(value) ? null : 'the name of a pack: small letters, digits, dashes',
  },
  {
    name: 'mode',
    variable: 'DECLARED_MODE',
    value: 'MODE',
    byDefault: 'rehearsal',
    says: 'rehearsal, test or live: their data never meet',
    accepts: (value) => (['rehearsal', 'test', 'live'].includes(value) ? null : 'rehearsal, test or live'),
  },
  {
    name: 'feed',
    variable: 'DECLARED_FEED',
    value: 'FEED',
    byDefault: 'replay in a rehearsal; else inbox:DATA/MODE/ELECTION/inbox',
    says: 'replay, inbox:FOLDER, an http(s) address, or none',
    accepts: (value) =>
      /^(replay|none|inbox:.+|https?:\/\/.+)$/.test(value)
        ? null
        : 'replay, none, inbox:FOLDER, or an address that begins with http:// or https://',
  },
  {
    name: 'speed',
    variable: 'DECLARED_SPEED',
    value: 'TIMES',
    byDefault: '60 in a rehearsal, else 1',
    says: "how many times faster than real the night's clock runs",
    accepts: numberBetween(1, SPEED_MAX),
  },
  {
    name: 'from',
    variable: 'DECLARED_START',
    value: 'INSTANT',
    byDefault: 'the close of poll',
    says: "where the night's clock starts, in UTC: 2024-07-04T22:30:00Z",
    accepts: (value) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : 'a moment in UTC such as 2024-07-04T22:30:00Z',
  },
  {
    name: 'quiet-minutes',
    variable: 'DECLARED_QUIET_MINUTES',
    value: 'MINUTES',
    byDefault: '10',
    says: 'longest stretch without news kept in a rehearsal; 0 keeps them all',
    accepts: numberBetween(0, QUIET_MINUTES_MAX),
  },
  {
    name: 'port',
    variable: 'DECLARED_PORT',
    value: 'PORT',
    byDefault: '3000',
    says: 'where the pages are served',
    accepts: (value) =>
      /^\d+$/.test(value) ? numberBetween(1, 65535)(value) : 'a whole number from 1 to 65535',
  },
  {
    name: 'host',
    variable: 'DECLARED_HOST',
    value: 'ADDRESS',
    byDefault: '127.0.0.1',
    says: 'address to listen on; 0.0.0.0 lets others on this network in',
    accepts: (value) =>
      /^[0-9a-zA-Z.:-]+$/.test(value) ? null : 'an address of this machine, such as 127.0.0.1',
  },
  {
    name: 'origin',
    variable: 'DECLARED_ORIGIN',
    value: 'ORIGIN',
    byDefault: 'the address that is printed; needed in live mode',
    says: 'where readers open it: https://results.example.org',
    accepts: (value) =>
      originOf(value) === value ? null : 'scheme, host and port only, such as https://results.example.org',
  },
  {
    name: 'proxy',
    variable: 'DECLARED_PROXY',
    value: 'ADDRESSES',
    byDefault: 'none: a forwarded address is not believed',
    says: 'proxies in front of the desk: 127.0.0.1,10.0.0.0/8',
    accepts: (value) =>
      /^[0-9a-fA-F.:/, ]+$/.test(value) ? null : 'addresses or networks, separated by commas',
  },
  {
    name: 'redis',
    variable: 'REDIS_URL',
    value: 'URL',
    byDefault: 'one of its own, on 127.0.0.1',
    says: 'a Redis 7 or newer with its append-only file on',
    accepts: (value) =>
      /^rediss?:\/\/.+/.test(value) ? null : 'an address that begins with redis:// or rediss://',
  },
  {
    name: 'data',
    variable: 'DECLARED_DATA',
    value: 'FOLDER',
    byDefault: '.data',
    says: 'journals, Redis, logs',
    accepts: notEmpty,
  },
  {
    name: 'packs',
    variable: 'DECLARED_PACKS',
    value: 'FOLDER',
    byDefault: 'data',
    says: 'election packs',
    accepts: notEmpty,
  },
  {
    name: 'fresh',
    variable: 'DECLARED_FRESH',
    value: null,
    byDefault: 'go on from where the log is',
    says: 'begin a new night (a new epoch); the one before stays in the journal',
    accepts: (value) => (['0', '1'].includes(value) ? null : '1 or 0'),
  },
];

/** @param {number} least @param {number} most */
function numberBetween(least, most) {
  return (/** @type {string} */ value) => {
    const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most ? null : `a number from ${least} to ${most}`;
  };
}

/** @param {string} value */
function notEmpty(value) {
  return value.trim() === '' ? 'a folder' : null;
}

/** @param {string} value */
function originOf(value) {
  try {
    const url = new URL(value);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : null;
  } catch {
    return null;
  }
}
