import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const parent = await mkdtemp(join(tmpdir(), 'declared-pack-'));
after(() => rm(parent, { recursive: true, force: true }));

const ELECTION = {
  id: 'by2030',
  name: 'Vale by-elections 2030',
  pollDate: '2030-05-02',
  closeOfPoll: '2030-05-02T21:00:00Z',
  baseName: '',
  baseIsNotional: false,
};
const CODES = ['E05000001', 'E05000002', 'E05000003'];

/** The five files that a night needs, as a newcomer would write them. */
async function filesByHand(): Promise<Record<string, unknown>> {
  const known = JSON.parse(await readFile('data/ge2024/parties.json', 'utf8'));
  const { lab, independent, speaker } = known.colours;
  const about = {
    collective: 'Vale First',
    plural: false,
    takesSeats: true,
    abbreviation: 'VF',
    letter: 'VF',
  };
  return {
    'election.json': { election: ELECTION, regions: [{ id: 'vale', name: 'The Vale', nation: 'England' }] },
    'parties.json': {
      parties: [{ id: 'vale-first', name: 'Vale First', ...about, baseName: null }],
      colours: { 'vale-first': lab, independent, speaker },
    },
    'constituencies.json': CODES.map((id) => ({
      ...{
        id,
        name: `Ward ${id}`,
        slug: id.toLowerCase(),
        nation: 'England',
        region: 'vale',
        electorate: 7_000,
      },
      ...{ welshName: null, outgoingMp: null, expected: null, hex: null, neighbours: [] },
    })),
    'candidates.json': Object.fromEntries(
      CODES.map((id) => [
        id,
        [
          { id: `${id}-1`, name: 'Ann Ash', surname: 'Ash', standing: 'vale-first' },
          { id: `${id}-2`, name: 'Bob Birch', surname: 'Birch', standing: 'independent' },
        ],
      ]),
    ),
    'credits.json': [],
  };
}

async function folderOf(name: string, files: Record<string, unknown>): Promise<string> {
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  for (const [file, value] of Object.entries(files))
    await writeFile(join(folder, file), JSON.stringify(value));
  return folder;
}

/** Runs a command of the packs and gives everything that it says. */
function said(script: string, folder: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, folder], (error, out, err) =>
      resolve(`${error === null ? 0 : error.code}: ${out}${err}`),
    );
  });
}

test('[I51] five files written by hand are a pack once sealed, again after a change, and no change goes unseen', async () => {
  const files = await filesByHand();
  const folder = await folderOf('by2030', files);
  assert.match(await said('scripts/pack-seal.ts', folder), /^0: .*5 files sealed/);
  assert.match(
    await said('scripts/pack-check.ts', folder),
    /^0: .*sound; 3 constituencies, 6 candidates, 1 party/,
  );
  await writeFile(join(folder, 'credits.json'), '[ ]');
  assert.match(await said('scripts/pack-check.ts', folder), /^1: .*credits\.json has SHA-256/);
  await said('scripts/pack-seal.ts', folder);
  assert.match(await said('scripts/pack-check.ts', folder), /^0: .*sound/);
});

test('[I51] what a newcomer forgets is told in a line: colours, a base that is named and not there, the id', async () => {
  const files = await filesByHand();
  const parties = files['parties.json'] as { colours: Record<string, unknown> };
  const { 'vale-first': _, ...colours } = parties.colours;
  const folder = await folderOf('by2030', {
    ...files,
    'parties.json': { ...parties, colours },
    'election.json': { ...(files['election.json'] as object), election: { ...ELECTION, baseName: '2026' } },
  });
  await said('scripts/pack-seal.ts', folder);
  const words = await said('scripts/pack-check.ts', folder);
  assert.match(words, /vale-first has no colours/);
  assert.match(words, /names the base "2026", but no constituency has one/);
  const other = await folderOf('by2031', files);
  assert.match(await said('scripts/pack-seal.ts', other), /^1: election\.json has the id by2030/);
  assert.match(await said('scripts/pack-seal.ts', join(parent, 'none')), /^1: .*ENOENT\n$/);
});
