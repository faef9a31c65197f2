import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { NightEvent } from '#lib/election/events.ts';
import { makeRoll } from '#lib/election/roll.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { measureCommits } from './bench/commit-rate.ts';
import { CLIENTS, measureFanOut } from './bench/fan-out.ts';
import { measureFirstStart } from './bench/first-start.ts';
import { measureFlood, measurePackets } from './bench/flood.ts';
import { measureFold } from './bench/fold.ts';
import { measureForecast } from './bench/forecast-cost.ts';
import { measureIsolation } from './bench/isolation.ts';
import { ELECTION, type LaunchedNight, launchNight, withFolder } from './bench/launched-night.ts';
import type { Measurement } from './bench/measurement.ts';
import { measureMemory } from './bench/memory.ts';
import { measurePages } from './bench/page-sections.ts';
import { measurePage } from './bench/painted-page.ts';
import { type RecordedMessage, recordedMessages } from './bench/recorded-messages.ts';
import { report, table, withSection, withSectionsOf } from './bench/report.ts';
import { measureSnapshot, measureWire } from './bench/wire.ts';
import { ROOT } from './launcher/paths.mjs';

const HELP = `Measures the figures of docs/BENCHMARKS.md and writes them there.

  npm run bench
  npm run bench -- --first-start   also clones the repository and starts it from nothing (a minute, needs the network)
  npm run bench -- pages           scripts and HTML of every page, in the middle of the night
  npm run bench -- lighthouse      the same night on Lighthouse's slow phone (fetches Lighthouse)
  npm run bench -- forecast        what a reading costs its thread and the process that serves it
  npm run bench -- isolation       what page requests without end do to the API and to ${CLIENTS.toLocaleString('en-GB')} sockets
  npm run bench -- flood           a thousand shouting sockets, guesses and requests, while an editor works
  npm run bench -- packets         a million malformed packets (minutes)
  npm run bench -- --no-write      prints only`;

/** Declared one by one to a browser, and to all sockets; the rest of the night comes at once. */
const SINGLE_DECLARATIONS = 60;
const FAN_OUT_DECLARATIONS = 20;
/** After a start timers, caches and the collector settle. */
const IDLE_MS = 5_000;
const AFTER_THE_NIGHT_MS = 24 * 3_600_000;

/** Each is a section of its own. */
const SECTIONS: Readonly<Record<string, () => Promise<{ heading: string; body: string }>>> = {
  isolation: measureIsolation,
  forecast: measureForecast,
  flood: measureFlood,
  packets: measurePackets,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'first-start': { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else if (positionals[0] === 'pages' || positionals[0] === 'lighthouse') {
  const { heading, body } = await measurePages(positionals[0]);
  console.log(`\n${body}\n`);
  await write((before) => withSection(before, heading, body));
} else if (positionals[0] !== undefined && Object.hasOwn(SECTIONS, positionals[0])) {
  const { heading, body } = await (SECTIONS[positionals[0]] ?? measureIsolation)();
  console.log(`\n${body}\n`);
  await write((before) => withSection(before, heading, body));
} else {
  const measurements = await measureAll();
  console.log(`\n${table(measurements)}\n`);
  await write((before) => withSectionsOf(before, report(measurements, new Date())));
}

async function write(change: (before: string) => string): Promise<void> {
  const file = join(ROOT, 'docs', 'BENCHMARKS.md');
  if (!values['no-write']) await writeFile(file, change(await readFile(file, 'utf8')));
}

async function measureAll(): Promise<readonly Measurement[]> {
  const messages = await recordedMessages();
  const last = messages.at(-1);
  if (last === undefined) throw new Error('The recorded night is empty');
  const from = new Date(Date.parse(last.time) + AFTER_THE_NIGHT_MS).toISOString();
  const pack = await loadPack(join(ROOT, 'data', ELECTION));
  return withFolder(async (folder) => {
    const first = await launchNight({ folder: join(folder, 'night'), from });
    await first.stop();
    say('a night, started for the second time');
    const night = await launchNight({ folder: join(folder, 'night'), from });
    try {
      const served = await measureNight(night, messages);
      const events = await eventsOf(night.address);
      if (values['first-start']) say('a first start in a fresh clone');
      const firstStart = values['first-start'] ? await measureFirstStart(from) : [];
      say('commits and folds');
      return [
        ...firstStart,
        secondStart(night),
        ...served,
        ...measureWire(events),
        ...measureFold(makeRoll(pack.reference), events),
        ...(await measureCommits(pack.hash, events)),
      ];
    } finally {
      await night.stop();
    }
  });
}

async function measureNight(
  night: LaunchedNight,
  messages: readonly RecordedMessage[],
): Promise<readonly Measurement[]> {
  await pause(IDLE_MS);
  const memory = await measureMemory(night);
  say(`${SINGLE_DECLARATIONS} declarations to a browser`);
  const page = await measurePage(night, messages.slice(0, SINGLE_DECLARATIONS));
  const rest = messages.slice(SINGLE_DECLARATIONS, -FAN_OUT_DECLARATIONS);
  await night.drop('rest.ndjson', `${rest.map(({ text }) => text).join('\n')}\n`);
  await night.untilServed(messages.length - FAN_OUT_DECLARATIONS);
  say(`${FAN_OUT_DECLARATIONS} declarations to ${CLIENTS} sockets`);
  const fanOut = await measureFanOut(night, messages.slice(-FAN_OUT_DECLARATIONS));
  return [...page, ...(await measureSnapshot(night.address)), ...fanOut, ...memory];
}

function secondStart({ startedInMs }: LaunchedNight): Measurement {
  return {
    what: 'Second start',
    reach: 'under 5 s',
    value: `${(startedInMs / 1000).toFixed(1)} s`,
    how: 'from the command to the printed address',
  };
}

async function eventsOf(address: string): Promise<readonly NightEvent[]> {
  const events: NightEvent[] = [];
  for (;;) {
    const answer = (await (await fetch(`${address}/api/v1/events?after=${events.length}`)).json()) as
      | { readonly kind: 'events'; readonly events: readonly NightEvent[] }
      | { readonly kind: 'upToDate' };
    if (answer.kind === 'upToDate') return events;
    events.push(...answer.events);
  }
}

function say(line: string): void {
  console.log(`  … ${line}`);
}
