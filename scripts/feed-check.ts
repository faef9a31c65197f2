import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reduce } from '#lib/election/reduce.ts';
import { makeRoll, type Roll } from '#lib/election/roll.ts';
import { emptyState } from '#lib/election/state.ts';
import { MODES, type Mode } from '#lib/sync/mode.ts';
import { emptyDeskState, foldDesk } from '#server/desk-state/desk-state.ts';
import { type NightSoFar, reportOn } from '#server/ingest/feed-report.ts';
import { journalPath } from '#server/ingest/journal.ts';
import { readJournal } from '#server/ingest/journal-contents.ts';
import { MESSAGE_BYTES_MAX } from '#server/ingest/parse-bytes.ts';
import { containerNamed, FILE_BYTES_MAX } from '#server/ingest/parse-file.ts';
import { instantOf } from '#server/ingest/parse-instant.ts';
import { partyAliases } from '#server/ingest/party-aliases.ts';
import { loadPack, PackDamaged } from '#server/pack/load-pack.ts';
import { readPartyWords } from '#server/pack/party-words.ts';

const HELP = `What would become of every message of a file, without committing anything.

  npm run feed:check -- FILE [--election ge2024] [--mode live] [--now 2024-07-05T01:00:00Z] [--data .data]

  FILE         a message (.json), one a line (.ndjson), or results (.csv); see docs/FEED.md
  --election   election pack in the data folder       (DECLARED_ELECTION, ge2024)
  --mode       mode of the night: ${MODES.join(', ')}   (DECLARED_MODE, rehearsal)
  --now        the night's time; without it each message is judged at its own time
  --data       judges the file as the next of the night of this mode in that folder, from its journal, running or
               not; without it the night begins with the file
  --packs      folder of the election packs           (DECLARED_PACKS, data)

Exit code 0: all would be committed or are no-ops; 1: something
would not; 2: it could not be checked.`;

/** Neither the file nor its messages are at fault: the question was. */
class NotChecked extends Error {
  override readonly name = 'NotChecked';
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const [path = ''] = positionals;
  const file = {
    mode: modeOf(values.mode),
    nightNow: instantGiven(values.now),
    container: containerNamed(path),
    bytes: await readFileUpToLimit(path),
  };
  const { reference } = await loadPack(join(values.packs, values.election));
  const roll = makeRoll(reference);
  const night =
    values.data === '' ? null : await nightSoFar(join(values.data, file.mode, values.election), roll);
  const aliases = partyAliases(reference, await readPartyWords(values.packs, reference));
  const report = reportOn({ ...file, roll, aliases, night });
  console.log([...report.blocks, '', report.summary].join('\n'));
  return report.isClean ? 0 : 1;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        election: { type: 'string', default: process.env['DECLARED_ELECTION'] || 'ge2024' },
        mode: { type: 'string', default: process.env['DECLARED_MODE'] || 'rehearsal' },
        packs: { type: 'string', default: process.env['DECLARED_PACKS'] || 'data' },
        now: { type: 'string', default: '' },
        data: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new NotChecked((error as Error).message);
  }
}

function modeOf(text: string): Mode {
  const mode = MODES.find((each) => each === text);
  if (mode === undefined) throw new NotChecked(`--mode is one of ${MODES.join(', ')}`);
  return mode;
}

function instantGiven(text: string): string | null {
  if (text === '') return null;
  const instant = instantOf(text);
  if (instant === null) throw new NotChecked('--now is an instant like 2024-07-05T01:00:00Z');
  return instant;
}

/** The night as its journal has it now: what was committed, what waits, and which revisions were taken. */
async function nightSoFar(folder: string, roll: Roll): Promise<NightSoFar> {
  const { opened, night, desk, faults } = await readJournal(journalPath(folder));
  if (opened === null) throw new NotChecked(`there is no night in ${folder}`);
  for (const fault of faults) console.error(`journal: ${fault}`);
  return {
    state: night.reduce((state, event) => reduce(roll, state, event), emptyState),
    deskState: desk.reduce(foldDesk, emptyDeskState),
  };
}

/** Of a file beyond the limit only enough to refuse it. */
async function readFileUpToLimit(path: string): Promise<Uint8Array> {
  try {
    const about = await stat(path);
    if (!about.isFile()) throw new NotChecked(`${path} is not a regular file`);
    const bytes = Buffer.alloc(about.size > FILE_BYTES_MAX ? MESSAGE_BYTES_MAX + 1 : about.size);
    const handle = await open(path);
    try {
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof NotChecked) throw error;
    throw new NotChecked(
      `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}`,
    );
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NotChecked || error instanceof PackDamaged)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
