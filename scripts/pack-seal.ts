import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { writeManifest } from '#scripts/pack/write-pack.ts';

const USAGE = `Seals a pack that was made or changed by hand: writes its pack.json, which lists every file with its SHA-256.

  npm run pack:seal -- FOLDER     then npm run pack:check -- FOLDER

How to make a pack is in data/README.md. A night that has begun goes on with the pack that it began with: seal no other
under it.`;

/** The folder cannot be sealed; the message says what to do. */
class NotSealed extends Error {
  override readonly name = 'NotSealed';
}

async function main(): Promise<number> {
  const [folder = '--help'] = process.argv.slice(2);
  if (folder === '--help') {
    console.log(USAGE);
    return process.argv.length > 2 ? 0 : 2;
  }
  const files = await filesIn(folder);
  const id = electionIn(folder, files);
  if (id !== basename(resolve(folder))) {
    throw new NotSealed(
      `election.json has the id ${id}, the folder is named ${basename(resolve(folder))}: make them one`,
    );
  }
  const { hash } = await writeManifest(folder, id, files);
  console.log(
    `${folder}: ${files.size} files sealed, hash ${hash.slice(0, 12)}. Next: npm run pack:check -- ${folder}`,
  );
  return 0;
}

/** Files that the system or an editor leaves about are no part of a pack. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new NotSealed(`${folder} cannot be read: ${error.code ?? error.message}`);
  });
  const names = entries
    .filter((entry) => entry.isFile() && entry.name !== 'pack.json' && !/^\.|~$/.test(entry.name))
    .map(({ name }) => name);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

function electionIn(folder: string, files: ReadonlyMap<string, Uint8Array>): string {
  const bytes = files.get('election.json');
  if (bytes === undefined) throw new NotSealed(`${folder} has no election.json`);
  try {
    const { election } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { election: { id: unknown } };
    if (typeof election.id === 'string') return election.id;
  } catch (error) {
    throw new NotSealed(`${join(folder, 'election.json')} cannot be read: ${(error as Error).message}`);
  }
  throw new NotSealed(`${join(folder, 'election.json')} gives the election no id`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NotSealed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
