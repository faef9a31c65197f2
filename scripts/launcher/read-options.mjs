import path from 'node:path';
import { LauncherFailure } from './failure.mjs';
import { OPTIONS } from './options.mjs';

/**
 * What the command line, the environment and the defaults say together, in this order.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ help: true } | { help: false, settings: Settings }}
 */
export function readOptions(args, env) {
  if (args.includes('--help') || args.includes('-h')) return { help: true };
  const given = { ...fromEnvironment(env), ...fromArguments(args) };
  return { help: false, settings: settle(given) };
}

/**
 * @param {readonly string[]} args
 * @returns {Record<string, string>}
 */
function fromArguments(args) {
  /** @type {Record<string, string>} */
  const given = {};
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [word = '', inline] = splitOnce(arg, '=');
    const option = OPTIONS.find((each) => `--${each.name}` === word);
    if (option === undefined) throw new LauncherFailure(...unknownOption(arg));
    const value = option.value === null ? (inline ?? '1') : (inline ?? rest.shift());
    given[option.name] = checked(option, `--${option.name}`, value ?? '');
  }
  return given;
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Record<string, string>}
 */
function fromEnvironment(env) {
  return Object.fromEntries(
    OPTIONS.flatMap((option) => {
      const value = env[option.variable];
      return value === undefined || value === ''
        ? []
        : [[option.name, checked(option, option.variable, value)]];
    }),
  );
}

/** @param {import('./options.mjs').Option} option @param {string} as @param {string} value */
function checked(option, as, value) {
  const expected = value === '' ? `a value: ${option.says}` : option.accepts(value);
  if (expected === null) return value;
  throw new LauncherFailure(
    `${as} received ${value === '' ? 'nothing' : JSON.stringify(value)}; expected ${expected}.`,
    'All options: npm start -- --help',
  );
}

/** @param {string} arg */
function unknownOption(arg) {
  const word = arg.replace(/^-+/, '').split('=')[0] ?? '';
  const near = OPTIONS.find(
    (each) => word !== '' && (each.name.startsWith(word) || word.startsWith(each.name)),
  );
  return [
    `Received ${JSON.stringify(arg)}; expected one of ${OPTIONS.map((each) => `--${each.name}`).join(', ')}.`,
    near === undefined
      ? 'All options: npm start -- --help'
      : `Perhaps --${near.name}? All: npm start -- --help`,
  ];
}

/**
 * @typedef {object} Settings
 * @property {string} election
 * @property {'rehearsal' | 'test' | 'live'} mode
 * @property {string} feed
 * @property {number} speed
 * @property {string | null} from
 * @property {number} quietMinutes
 * @property {number} port
 * @property {string} host
 * @property {string | null} origin null: the address that is printed
 * @property {string | null} proxy proxies whose word on where a request comes from is taken; null: none
 * @property {string | null} redis null: one of its own
 * @property {string} data
 * @property {string} packs
 * @property {boolean} fresh
 */

/**
 * Fills in the defaults, some of which hang on the mode, and refuses what does not go together.
 *
 * @param {Record<string, string>} given
 * @returns {Settings}
 */
function settle(given) {
  const election = given.election ?? 'ge2024';
  const mode = /** @type {Settings['mode']} */ (given.mode ?? 'rehearsal');
  const data = given.data ?? '.data';
  const inbox = `inbox:${path.join(data, mode, election, 'inbox')}`;
  const settings = {
    election,
    mode,
    data,
    feed: given.feed ?? (mode === 'rehearsal' ? 'replay' : inbox),
    speed: Number(given.speed ?? (mode === 'rehearsal' ? 60 : 1)),
    from: given.from ?? null,
    quietMinutes: Number(given['quiet-minutes'] ?? 10),
    port: Number(given.port ?? 3000),
    host: given.host ?? '127.0.0.1',
    origin: given.origin ?? null,
    proxy: given.proxy ?? null,
    redis: given.redis ?? null,
    packs: given.packs ?? 'data',
    fresh: given.fresh === '1',
  };
  if (mode === 'live') refuseForLive(settings);
  return settings;
}

/** @param {Settings} settings */
function refuseForLive({ feed, speed, from, origin }) {
  const todo = 'Take it away, or use --mode rehearsal.';
  if (feed === 'replay') {
    throw new LauncherFailure(
      '--feed received "replay" in live mode; expected a real feed: inbox:FOLDER or an http(s) address.',
      'A recorded night must never reach live pages. Use --mode rehearsal to play it.',
    );
  }
  if (speed !== 1) throw new LauncherFailure(`--speed received ${speed} in live mode; expected 1.`, todo);
  if (from !== null) {
    throw new LauncherFailure(
      `--from received ${from} in live mode; expected nothing: the clock is real.`,
      todo,
    );
  }
  if (origin === null) {
    throw new LauncherFailure(
      '--origin received nothing in live mode; expected the address at which readers open it.',
      'For example: npm start -- --mode live --origin https://results.example.org',
    );
  }
}

/** @param {string} text @param {string} mark @returns {[string, string | undefined]} */
function splitOnce(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
