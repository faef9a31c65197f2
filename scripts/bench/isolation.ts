import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../launcher/paths.mjs';
import { addEditor, type Editor } from './bench-editor.ts';
import { begin } from './bench-worker.ts';
import { CLIENTS, type Listeners, openListeners } from './fan-out.ts';
import { ELECTION, type LaunchedNight, launchNight, withFolder } from './launched-night.ts';
import { median, milliseconds, quantile } from './measurement.ts';
import type { Reading } from './page-readers.ts';
import { type RecordedMessage, recordedMessages } from './recorded-messages.ts';

const PACK_FOLDER = join(ROOT, 'data', ELECTION);
/** Declared while nobody asks for pages, and again while everybody does. */
const DECLARATIONS = 20;
const AFTER_THE_NIGHT_MS = 24 * 3_600_000;
/** As long as an editor works on one seat; some thirty entries. */
const DESK_MS = 15_000;
/** After the sockets have opened, and after the load has begun, things settle. */
const SETTLE_MS = 3000;

/** What readers must not slow, beside the desk: `desk-probe.ts`. */
const PROBED_PATHS: readonly string[] = ['/api/v1/night', '/api/v1/snapshot'];

/** What the same bench gave on a machine of the same kind, busy with other things, when web rendered the pages itself. */
const BEFORE = `While web rendered pages itself, the same load made \`GET /api/v1/night\` take 949 ms at the median and 6.6 s at 95 %, and a
declaration 275 ms and 875 ms (decision 0009).`;

interface Figures {
  readonly broadcast: readonly number[];
  /** Milliseconds by path. */
  readonly probed: Readonly<Record<string, readonly number[]>>;
  /** Milliseconds from the request to the answer that it is public. */
  readonly desk: Readonly<Record<'correction' | 'doubt', readonly number[]>>;
}

/** What page requests as fast as the machine serves them do to everything else: with CLIENTS sockets, without and with. */
export function measureIsolation(): Promise<{ heading: string; body: string }> {
  return withFolder(async (folder) => {
    const messages = await recordedMessages();
    const last = messages.at(-1);
    if (last === undefined) throw new Error('The recorded night is empty');
    const [loadBefore = Number.NaN] = loadavg();
    const from = new Date(Date.parse(last.time) + AFTER_THE_NIGHT_MS).toISOString();
    const night = await launchNight({ folder: join(folder, 'night'), from });
    try {
      const before = messages.slice(0, -2 * DECLARATIONS);
      await night.drop('before.ndjson', `${before.map(({ text }) => text).join('\n')}\n`);
      await night.untilServed(before.length);
      const editor = await addEditor(night);
      const listeners = await openListeners(night);
      await pause(SETTLE_MS);
      const quiet = await figuresOf(night, listeners, messages.slice(-2 * DECLARATIONS, -DECLARATIONS));
      const readers = begin<Reading>('page-readers.ts', { address: night.address });
      await pause(SETTLE_MS);
      const busy = await figuresOf(night, listeners, messages.slice(-DECLARATIONS));
      const busyDesk = await deskFigures(night, editor);
      const reading = await readers();
      await pause(SETTLE_MS);
      const quietDesk = await deskFigures(night, editor);
      listeners.close();
      const figures = { quiet: { ...quiet, desk: quietDesk }, busy: { ...busy, desk: busyDesk } };
      return { heading: 'Isolation', body: words({ loadBefore, ...figures, reading }) };
    } finally {
      await night.stop();
    }
  });
}

async function figuresOf(
  { address }: LaunchedNight,
  listeners: Listeners,
  messages: readonly RecordedMessage[],
): Promise<Omit<Figures, 'desk'>> {
  const probe = begin<Figures['probed']>('probe.ts', { address, paths: PROBED_PATHS });
  const broadcast = await listeners.timesOf(messages);
  return { broadcast, probed: await probe() };
}

/** After the declarations: what the desk publishes reaches the sockets too, and would be taken for one of them. */
async function deskFigures({ address }: LaunchedNight, editor: Editor): Promise<Figures['desk']> {
  const desk = begin<Figures['desk']>('desk-probe.ts', { address, packFolder: PACK_FOLDER, ...editor });
  await pause(DESK_MS);
  return desk();
}

function words({
  loadBefore,
  quiet,
  busy,
  reading: { pages, refused, seconds },
}: {
  /** Of the last minute before the bench: what others did on this machine. */
  readonly loadBefore: number;
  readonly quiet: Figures;
  readonly busy: Figures;
  readonly reading: Reading;
}): string {
  const row = (what: string, of: (figures: Figures) => readonly number[]) =>
    `| ${what} | ${spread(of(quiet))} | **${spread(of(busy))}** |`;
  const rate = (pages / seconds).toFixed(1);
  return `${new Date().toISOString().slice(0, 10)}, the night nearly complete, ${CLIENTS.toLocaleString('en-GB')} open sockets; clients, readers and servers share the machine, whose
load was ${loadBefore.toFixed(1)} for ${availableParallelism()} cores before it began. Readers ask for pages one after another without a pause:
${rate} pages a second came, ${refused} requests were told to come back.
${BEFORE}

| Median, 95 % | Nobody asks for pages | As fast as pages are served |
|---|---|---|
${row(`Feed file to ${CLIENTS.toLocaleString('en-GB')} sockets, ${DECLARATIONS} declarations`, ({ broadcast }) => broadcast)}
${row('Correction at the desk, until it is public', ({ desk }) => desk.correction)}
${row('Doubt set or cleared at the desk', ({ desk }) => desk.doubt)}
${PROBED_PATHS.map((path) => row(`\`GET ${path}\``, ({ probed }) => probed[path] ?? [])).join('\n')}`;
}

function spread(samples: readonly number[]): string {
  return `${milliseconds(median(samples))}, ${milliseconds(quantile(samples, 0.95))}`;
}
