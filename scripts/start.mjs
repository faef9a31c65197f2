import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { addressesOf } from './launcher/addresses.mjs';
import { buildPages } from './launcher/build.mjs';
import { markCheckout } from './launcher/checkout-in-use.mjs';
import { accountWords, demoAccounts, demoWords } from './launcher/demo-accounts.mjs';
import { LauncherFailure } from './launcher/failure.mjs';
import { refuseUnusableRedis } from './launcher/given-redis.mjs';
import { helpText } from './launcher/help.mjs';
import { installPackages } from './launcher/install.mjs';
import { makeInbox } from './launcher/make-folder.mjs';
import { takeNight } from './launcher/night-lock.mjs';
import { nodeService } from './launcher/node-service.mjs';
import { ROOT } from './launcher/paths.mjs';
import { portTrouble } from './launcher/ports.mjs';
import { makeProgress } from './launcher/progress.mjs';
import { readOptions } from './launcher/read-options.mjs';
import { endLeftRedis, startRedis } from './launcher/redis.mjs';
import { findRuntime } from './launcher/runtime.mjs';
import { makeSupervisor } from './launcher/supervisor.mjs';

/** A second Ctrl-C this soon is the same one: npm passes on what the terminal has sent already. */
const SAME_SIGNAL_MS = 1_000;

try {
  const read = readOptions(process.argv.slice(2), process.env);
  if (read.help) console.log(helpText());
  else await start(read.settings);
} catch (error) {
  console.error(`\n${error instanceof LauncherFailure ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

/**
 * Everything is started in process groups of its own: Ctrl-C in the terminal reaches the launcher only, which ends
 * the others in order.
 *
 * @param {import('./launcher/read-options.mjs').Settings} settings
 */
async function start(settings) {
  const folder = path.resolve(ROOT, settings.data, settings.mode, settings.election);
  const addresses = addressesOf(settings);
  refuseUnknownPack(settings);
  const say = (/** @type {string} */ line) => console.log(`  ${clockTime()} ${line}`);
  console.log(`\nDeclared: ${settings.mode} of ${settings.election}\n`);
  const lock = await takeNight({ folder, address: addresses.local ?? addresses.origin, say });
  const supervisor = makeSupervisor({ say, onChange: lock.update });
  const end = endOnSignal({ supervisor, lock, say });
  try {
    await refuseTakenPort(settings);
    const demo = await bringUp({ settings, folder, origin: addresses.origin, supervisor, say });
    if (!end.isUnderWay()) console.log(whereToLook(settings, addresses, folder, demo));
  } catch (error) {
    // What was started for a night that cannot start is stopped again.
    if (!end.isUnderWay()) {
      await supervisor.stop();
      lock.release();
      throw error;
    }
  }
}

/**
 * @param {object} night
 * @param {import('./launcher/read-options.mjs').Settings} night.settings
 * @param {string} night.folder
 * @param {string} night.origin
 * @param {ReturnType<typeof makeSupervisor>} night.supervisor
 * @param {(line: string) => void} night.say
 * @returns {Promise<import('./launcher/demo-accounts.mjs').DemoAccounts | null>} null but in a rehearsal
 */
async function bringUp({ settings, folder, origin, supervisor, say }) {
  const { step } = makeProgress();
  await step(
    'packages',
    'installing what package-lock.json lists (about a minute)',
    () => installPackages(),
    (done) => done,
  );
  const runtime = await step('runtime', 'looking', findRuntime, ({ version }) => `Node ${version.slice(1)}`);
  const redis = await step(
    'Redis',
    'starting',
    (tell) => redisOf({ settings, folder, supervisor, tell, say }),
    ({ web }) => (settings.redis === null ? `its own, on port ${new URL(web).port}` : 'the one of REDIS_URL'),
  );
  await step(
    'pages',
    'building (half a minute)',
    () => buildPages({ runtime }),
    (done) => done,
  );
  markCheckout();
  const environment = childEnvironment({ settings, origin });
  const env = {
    ingest: { ...environment, REDIS_URL: redis.ingest },
    web: { ...environment, REDIS_URL: redis.web, REDIS_READER_URL: redis.reader },
  };
  const service = (/** @type {'ingest' | 'web'} */ name) =>
    nodeService({
      name,
      runtime: runtime.path,
      entry: `server/${name}.ts`,
      cwd: ROOT,
      env: env[name],
      logFile: path.join(folder, 'log', `${name}.log`),
      onWarning: say,
      detached: true,
    });
  if (settings.feed.startsWith('inbox:')) {
    makeInbox(path.resolve(ROOT, settings.feed.slice('inbox:'.length)));
  }
  await step(
    'ingest',
    'folding the night so far',
    () => supervisor.start(service('ingest')),
    () => feedWords(settings),
  );
  // While pages come up: checking a password is made to be slow, and so is making one.
  const demo = settings.mode === 'rehearsal' ? demoAccounts({ runtime, env: env.web }) : null;
  demo?.catch(() => {});
  await step(
    'web',
    'folding the night so far',
    () => supervisor.start(service('web')),
    () => origin,
  );
  if (demo === null) return null;
  return step(
    'desk',
    'making accounts to try it with',
    () => demo,
    ({ isNew, accounts }) => `${accounts.length} demo accounts${isNew ? '' : ', as before'}`,
  );
}

/**
 * Its address for each process: users of their own in a Redis of ours; in another, what the operator has set.
 *
 * @param {{ settings: import('./launcher/read-options.mjs').Settings, folder: string,
 *   supervisor: ReturnType<typeof makeSupervisor>, tell: (line: string) => void, say: (line: string) => void }} options
 */
async function redisOf({ settings, folder, supervisor, tell, say }) {
  if (settings.redis !== null) {
    const { REDIS_INGEST_URL, REDIS_READER_URL } = process.env;
    const web = settings.redis;
    const given = { web, ingest: REDIS_INGEST_URL || web, reader: REDIS_READER_URL || web };
    for (const address of new Set(Object.values(given))) await refuseUnusableRedis(address);
    return given;
  }
  const home = path.join(folder, 'redis');
  if (await endLeftRedis(home)) tell('ended the one that an earlier start left behind');
  // The same port and password again after a crash, where the others look for it: they outlive its folder.
  /** @type {{ port?: number, password?: string }} */
  let known = {};
  const redis = await supervisor.start({
    name: 'redis',
    start: async () => {
      const running = await startRedis({ folder: home, ...known, detached: true, say: tell, onWarning: say });
      known = { port: running.port, password: running.password };
      return running;
    },
  });
  return { ingest: redis.urlFor('ingest'), web: redis.urlFor('web'), reader: redis.urlFor('reader') };
}

/** @param {{ settings: import('./launcher/read-options.mjs').Settings, origin: string }} options */
function childEnvironment({ settings, origin }) {
  // Addresses of Redis are given to each process apart: each holds only its own.
  const { REDIS_URL: _, REDIS_INGEST_URL: __, REDIS_READER_URL: ___, ...around } = process.env;
  return {
    ...around,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DECLARED_ELECTION: settings.election,
    DECLARED_MODE: settings.mode,
    DECLARED_FEED: settings.feed,
    DECLARED_SPEED: String(settings.speed),
    DECLARED_START: settings.from ?? '',
    DECLARED_QUIET_MINUTES: String(settings.quietMinutes),
    DECLARED_PORT: String(settings.port),
    DECLARED_HOST: settings.host,
    DECLARED_ORIGIN: origin,
    DECLARED_PROXY: settings.proxy ?? '',
    DECLARED_DATA: path.resolve(ROOT, settings.data),
    DECLARED_PACKS: path.resolve(ROOT, settings.packs),
    // A word that is new with each start: ingest begins one new night for it, however often it is restarted.
    DECLARED_FRESH: settings.fresh ? randomBytes(8).toString('hex') : '',
  };
}

/** @param {{ supervisor: ReturnType<typeof makeSupervisor>, lock: { release: () => void }, say: (line: string) => void }} options */
function endOnSignal({ supervisor, lock, say }) {
  let since = 0;
  const end = async (/** @type {NodeJS.Signals} */ signal) => {
    const now = Date.now();
    if (since !== 0) {
      if (now - since < SAME_SIGNAL_MS) return;
      say('ending at once');
      for (const pid of Object.values(supervisor.pids())) process.kill(pid, 'SIGKILL');
      process.exit(130);
    }
    since = now;
    console.log('');
    say(`stopping (${signal})`);
    await supervisor.stop();
    lock.release();
    say('stopped; npm start goes on from here');
    process.exit(0);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
  return { isUnderWay: () => since !== 0 };
}

/** @param {import('./launcher/read-options.mjs').Settings} settings */
function refuseUnknownPack({ election, packs }) {
  const home = path.resolve(ROOT, packs);
  if (existsSync(path.join(home, election, 'pack.json'))) return;
  const known = existsSync(home)
    ? readdirSync(home, { withFileTypes: true })
        .filter((entry) => existsSync(path.join(home, entry.name, 'pack.json')))
        .map((entry) => entry.name)
    : [];
  throw new LauncherFailure(
    `--election received ${JSON.stringify(election)}; expected a pack of ${home}: ${known.join(', ') || 'it holds none'}.`,
  );
}

/** @param {import('./launcher/read-options.mjs').Settings} settings */
async function refuseTakenPort({ port, host }) {
  const trouble = await portTrouble(port, host);
  if (trouble === null) return;
  const why = trouble === 'EADDRINUSE' ? 'another program listens there' : trouble;
  const isAddress = trouble === 'ENOTFOUND' || trouble === 'EADDRNOTAVAIL' || trouble === 'EAI_AGAIN';
  throw new LauncherFailure(
    `Port ${port} on ${host} cannot be used: ${why}.`,
    isAddress
      ? '--host is an address of this machine: 127.0.0.1, or 0.0.0.0 to let others on this network in.'
      : `End that program, or choose another port: npm start -- --port ${port === 65535 ? 3000 : port + 1}`,
  );
}

/** @param {import('./launcher/read-options.mjs').Settings} settings */
function feedWords({ feed, speed, quietMinutes }) {
  if (feed !== 'replay') return `${feed === 'none' ? 'no feed' : feed}, clock at ${speed} times speed`;
  const quiet = quietMinutes === 0 ? 'every quiet hour kept' : `quiet kept to ${quietMinutes} minutes`;
  return `the recorded night at ${speed} times speed, ${quiet}`;
}

/**
 * @param {import('./launcher/read-options.mjs').Settings} settings
 * @param {{ origin: string, local: string | null }} addresses
 * @param {string} folder
 * @param {import('./launcher/demo-accounts.mjs').DemoAccounts | null} demo
 */
function whereToLook(settings, { origin, local }, folder, demo) {
  const { mode } = settings;
  const others =
    local === null ? '' : '\n  Others   open it at exactly this address; anything else is refused';
  return `
  Open     ${origin}${others}
${demo === null ? accountWords(settings, origin) : demoWords(demo, origin)}  Stop     Ctrl-C; starting again goes on from here, --fresh begins a new night
  Logs     ${path.relative(ROOT, path.join(folder, 'log')) || folder}
  ${mode === 'live' ? 'LIVE: what is declared here is public.' : `A ${mode}: nothing here is live, and every page says so.`}
`;
}

function clockTime() {
  return new Date().toLocaleTimeString('en-GB', { timeZone: 'Europe/London' });
}
